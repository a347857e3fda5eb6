//! Hostile sizes, and other edges.

use std::collections::BTreeMap;
use typed_structs::{Class, DynamicType, Map, Typed, Value, args, code, json};

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

#[test]
fn fault_52_references_to_items() {
    let read = |reference: &str| {
        let text = format!(
            r##"{{"type": "object", "properties": {{"a": {{"$ref": "{reference}"}}}},
                "$defs": [{{"type": "string"}}, {{"type": "integer"}}]}}"##
        );
        json::class_from_schema("Refers", &text).map(|_| ()).map_err(|error| error.to_string())
    };
    assert_eq!(read("#/$defs/0"), Ok(()));
    assert_eq!(read("#/$defs/1"), Ok(()));
    for wrong in ["+0", "-0", "00", "01", "", " 0", "2", "0x0", "%+0", "18446744073709551616"] {
        let error = read(&format!("#/$defs/{wrong}")).unwrap_err();
        assert!(error.contains(&format!("there is nothing at `#/$defs/{wrong}`")), "{error}");
    }
}

#[derive(Typed, Debug, PartialEq)]
struct Unit {
    unit: (),
    optional: Option<()>,
    marker: std::marker::PhantomData<u8>,
}

#[test]
fn fault_52_units_are_required() {
    let report = Unit::construct(args!()).unwrap_err();
    assert_eq!(report.to_string(), "Unit.unit: missing, expected ()");
    let unit = Unit::construct(args!(unit = ())).unwrap();
    assert_eq!(json::from_str::<Unit>(r#"{"unit": null}"#).unwrap(), unit);
    assert!(json::from_str::<Unit>("{}").is_err());
}

#[test]
fn fault_52_methods_that_are_added_meanwhile() {
    #[derive(Typed)]
    struct Race {
        x: i64,
    }
    // Whatever comes first, no call is told to call what it called.
    for round in 0..200 {
        let name = format!("method_{round}");
        let start = std::sync::Barrier::new(2);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                start.wait();
                Race::class().define(&name, |race: &Race| race.x).unwrap();
            });
            start.wait();
            let called = Race { x: 1 }.call(&name, args!());
            if let Err(error) = called {
                let report = error.to_string();
                assert!(!report.contains(&format!("did you mean `{name}`")), "{report}");
            }
        });
    }
}
