//! Documents pass where another validator passes them: see `json_schema.py`.

use typed_structs::{DynamicClass, Value};

#[test]
fn documents_pass_where_another_validator_passes_them() {
    let cases: Value<'_> = serde_json::from_str(include_str!("json_schema.json")).unwrap();
    let mut counts = [0, 0];
    for case in cases.as_list().unwrap() {
        let case = case.as_map().unwrap();
        let schema = case.get("schema").unwrap();
        let class = DynamicClass::from_json_schema("Root", schema).unwrap();
        for document in case.get("documents").unwrap().as_list().unwrap() {
            let [is_valid, document] = document.as_list().unwrap() else { panic!("no pair") };
            let read = class.from_value(document.clone());
            assert_eq!(
                read.is_ok(),
                is_valid.as_bool().unwrap(),
                "{schema}\n{document}\n{:?}",
                read.map(|_| ()).map_err(|report| report.to_string()),
            );
            counts[usize::from(read.is_ok())] += 1;
        }
    }
    assert!(counts.iter().all(|count| *count > 300), "{counts:?}");
}
