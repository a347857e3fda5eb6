//! The examples of RFC 7396 and RFC 6902, on a field of any value.

use super::value;
use typed_structs::{Typed, Untyped};

#[derive(Typed, Debug, Clone)]
struct Holder {
    doc: Untyped,
}

#[derive(Typed, Debug)]
struct Case {
    #[typed(default)]
    name: String,
    doc: Untyped,
    patch: Untyped,
    #[typed(default)]
    result: Untyped,
    error: Option<String>,
}

fn cases(text: &str) -> Vec<Case> {
    typed_structs::from_value(value(text)).unwrap()
}

#[test]
fn merge_patch_examples() {
    for case in cases(include_str!("../../data/patch/rfc7396.json")) {
        let mut holder = Holder { doc: case.doc };
        let mut patch = typed_structs::Map::new();
        patch.push("doc", case.patch.clone());
        holder.merge_patch(patch).unwrap();
        assert_eq!(format!("{:?}", holder.doc), format!("{:?}", case.result), "{:?}", case.patch);
    }
}

/// Puts the member `doc` in front of the pointers of a patch.
fn below_doc(patch: &Untyped) -> Untyped {
    let operations = patch.as_list().unwrap().iter().map(|operation| {
        let members = operation.as_map().unwrap().iter().map(|(key, member)| {
            let is_pointer = matches!(key.as_str(), Some("path" | "from"));
            let member = match member.as_str().filter(|_| is_pointer) {
                Some(pointer) => Untyped::from(format!("/doc{pointer}")),
                None => member.clone(),
            };
            (key.clone(), member)
        });
        Untyped::Map(members.collect())
    });
    operations.collect()
}

#[test]
fn json_patch_examples() {
    for case in cases(include_str!("../../data/patch/rfc6902.json")) {
        let mut holder = Holder { doc: case.doc.clone() };
        let patched = holder.json_patch(below_doc(&case.patch));
        match case.error {
            None => {
                patched.unwrap_or_else(|report| panic!("{}: {report}", case.name));
                assert_eq!(holder.doc, case.result, "{}", case.name);
            }
            Some(path) => {
                let report = patched.expect_err(&case.name);
                assert_eq!(report.iter().next().unwrap().path(), path, "{}", case.name);
                assert_eq!(format!("{:?}", holder.doc), format!("{:?}", case.doc), "{}", case.name);
            }
        }
    }
}
