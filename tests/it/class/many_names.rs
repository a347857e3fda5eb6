//! Many names that look alike to a hash.

use std::collections::BTreeMap;
use typed_structs::{Class, DynamicType, Map, Typed, Value, code, json};

/// Names of one length that begin and end alike.
fn alike(count: usize) -> impl Iterator<Item = String> {
    (0..count).map(|index| format!("commons_{index:05}_endings"))
}

#[test]
fn fault_49_names_that_look_alike_to_a_hash() {
    let mut class = Class::builder("Alike");
    for name in alike(16_000) {
        class = class.field_of(&name, DynamicType::of::<u8>(), |field| field);
    }
    let class = class.build().unwrap();
    let document: Map<'_> = alike(16_000).map(|name| (name.into(), Value::from(7))).collect();
    let mut object = class.from_value(Value::Map(document)).unwrap();
    for name in alike(16_000).step_by(999) {
        assert_eq!(object.get(&name).unwrap(), 7);
        object.set(&name, 8).unwrap();
        assert_eq!(object.get(&name).unwrap(), 8);
    }
    assert_eq!(object.get("commons_99999_endings").unwrap_err().code(), code::UNKNOWN);
    // All of them are wrong, and nothing that was made is left.
    let wrong: Map<'_> = alike(16_000).map(|name| (name.into(), Value::from("x"))).collect();
    assert_eq!(class.from_value(Value::Map(wrong)).unwrap_err().len(), 16_000);
}

#[test]
fn fault_49_updates_of_many_extras() {
    #[derive(Typed, Debug)]
    #[typed(unknown = collect)]
    struct Open {
        #[typed(extras)]
        extras: BTreeMap<String, u32>,
    }
    let given = |value: u32| -> typed_structs::Args<'static> {
        alike(900).map(|name| (name, Value::from(value))).collect()
    };
    let mut object = Open { extras: BTreeMap::new() };
    object.update(given(1)).unwrap();
    object.update(given(2)).unwrap();
    assert!(object.extras.len() == 900 && object.extras.values().all(|value| *value == 2));
    let mut twice = given(3);
    twice.push_named("commons_00001_endings", 4);
    let report = object.update(twice).unwrap_err();
    assert_eq!(report.iter().map(|one| one.code()).collect::<Vec<_>>(), [code::DUPLICATE]);
    assert!(object.extras.values().all(|value| *value == 2));
}

#[test]
fn fault_49_schemas_with_many_names() {
    let names: Vec<_> = alike(4_000).collect();
    let quoted: Vec<_> = names.iter().map(|name| format!("\"{name}\"")).collect();
    let properties: Vec<_> = quoted
        .iter()
        .map(|name| format!("{name}: {{\"$ref\": \"#/$defs/{}\"}}", name.trim_matches('"')))
        .collect();
    let defs: Vec<_> =
        quoted.iter().map(|name| format!("{name}: {{\"type\": \"integer\"}}")).collect();
    let schema = format!(
        r#"{{"type": "object", "properties": {{{}}}, "required": [{}], "$defs": {{{}}}}}"#,
        properties.join(","),
        quoted.join(","),
        defs.join(",")
    );
    let class = json::class_from_schema("Many", &schema).unwrap();
    assert_eq!(
        class.fields().iter().filter(|field| !field.type_info().is_optional()).count(),
        4_001
    );
}
