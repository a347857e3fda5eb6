//! Schemas and documents that could cost too much.

use std::time::{Duration, Instant};
use typed_structs::{Map, SchemaReader, Untyped, Value, json};

fn lenient(schema: &str) -> Result<&'static typed_structs::DynamicClass, String> {
    let schema: Untyped = json::from_str(schema).unwrap();
    SchemaReader::new().lenient().class("C", &schema).map_err(|error| error.to_string())
}

fn nested(depth: usize) -> Untyped {
    (0..depth).fold(Value::from(1), |inner, _| {
        let mut map = Map::new();
        map.push("x", inner);
        Value::Map(map)
    })
}

#[test]
fn references_without_end_are_rejected() {
    let no_end = "refers to itself without an object or a list in between";
    for (schema, place) in [
        (r##"{"type": "object", "allOf": [{"$ref": "#"}]}"##, "#"),
        (r##"{"properties": {"a": {"not": {"$ref": "#/properties/a"}}}}"##, "#/properties/a"),
        (
            r##"{"properties": {"a": {"$ref": "#/$defs/a"}}, "$defs": {"a": {"anyOf": [{"$ref": "#/$defs/b"}, true]}, "b": {"if": {"$ref": "#/$defs/a"}}}}"##,
            "#/$defs/",
        ),
    ] {
        let error = lenient(schema).unwrap_err();
        assert!(error.contains(place) && error.contains(no_end), "{error}");
    }
}

/// Each level has two ways to the next one, so that there are 2¹⁰⁰ ways through.
#[test]
fn the_cost_does_not_grow_with_the_number_of_ways() {
    for keyword in ["anyOf", "oneOf", "allOf"] {
        let class = lenient(&format!(
            r##"{{"properties": {{"v": {{"$ref": "#/$defs/a"}}}}, "$defs": {{"a": {{
                "{keyword}": [
                    {{"$ref": "#/$defs/b"}}, {{"$ref": "#/$defs/c"}}
                ]}},
                "b": {{"properties": {{"x": {{"$ref": "#/$defs/a"}}}}}},
                "c": {{"properties": {{"x": {{"$ref": "#/$defs/a"}}}}, "type": ["object", "string"]}}
            }}}}"##
        ))
        .unwrap();
        let mut document = Map::new();
        document.push("v", nested(100));
        let start = Instant::now();
        let _ = class.from_value(document);
        assert!(start.elapsed() < Duration::from_secs(5), "{keyword}: {:?}", start.elapsed());
    }
}

#[test]
fn deep_documents_are_checked_within_the_stack() {
    let class = lenient(
        r##"{"properties": {"v": {"$ref": "#/$defs/a"}}, "$defs": {
            "a": {"allOf": [{"$ref": "#/$defs/b"}], "type": ["object", "integer"]},
            "b": {"if": true, "then": {"$ref": "#/$defs/c"}},
            "c": {"properties": {"x": {"$ref": "#/$defs/a"}}}
        }}"##,
    )
    .unwrap();
    let mut document = Map::new();
    document.push("v", nested(20));
    class.from_value(document).unwrap();
    let mut document = Map::new();
    document.push("v", nested(120));
    // Five schemas apply to each level: more than are open at a time.
    let report = class.from_value(document).unwrap_err();
    assert_eq!(report.iter().next().unwrap().code(), "depth", "{report}");
}

#[test]
fn unique_items_take_linear_time() {
    let class =
        lenient(r#"{"properties": {"v": {"type": "array", "uniqueItems": true}}}"#).unwrap();
    let list = |count: i64| -> Value<'static> {
        (0..count)
            .map(|number| Value::List([number.into(), "x".into()].into_iter().collect()))
            .collect()
    };
    let mut document = Map::new();
    document.push("v", list(100_000));
    let start = Instant::now();
    class.from_value(document).unwrap();
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
}

#[test]
fn keys_given_twice_are_rejected_before_assertions_see_them() {
    let class = lenient(
        r#"{"properties": {"v": {"anyOf": [{"type": "object", "required": ["a", "b"]}, {"type": "null"}, {"const": 1}]}}}"#,
    )
    .unwrap();
    let mut value = Map::new();
    for _ in 0..4 {
        value.push("a", 1);
    }
    let mut document = Map::new();
    document.push("v", value);
    let report = class.from_value(document).unwrap_err();
    assert!(report.iter().all(|mismatch| mismatch.code() == "duplicate"), "{report}");
    assert_eq!(report.len(), 3);
}
