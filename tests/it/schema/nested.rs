//! Keywords that act through the schemas around them or inside them.

use typed_structs::{DynamicClass, SchemaReader, Untyped, args, json};

fn lenient(schema: &str) -> Result<&'static DynamicClass, String> {
    let schema: Untyped = json::from_str(schema).unwrap();
    SchemaReader::new().lenient().class("C", &schema).map_err(|error| error.to_string())
}

/// Checks which values the schema accepts, read leniently.
#[track_caller]
fn check(schema: &str, accepted: &[&str], rejected: &[&str]) {
    let text =
        format!(r#"{{"type": "object", "properties": {{"v": {schema}}}, "required": ["v"]}}"#);
    let class = lenient(&text).unwrap();
    let is_accepted =
        |text: &&str| class.construct(args!(v = json::from_str::<Untyped>(text).unwrap())).is_ok();
    assert!(accepted.iter().all(is_accepted), "{schema}");
    assert!(!rejected.iter().any(is_accepted), "{schema}");
}

#[test]
fn an_earlier_draft_has_dependencies_of_both_kinds() {
    check(
        r#"{"type": "object", "dependencies": {"a": ["b"], "c": {"required": ["d"]}}}"#,
        &["{}", r#"{"a": 1, "b": 1}"#, r#"{"c": 1, "d": 1}"#],
        &[r#"{"a": 1}"#, r#"{"c": 1}"#],
    );
}

#[test]
fn unevaluated_parts_are_those_that_no_schema_inside_has_seen() {
    check(
        r#"{"type": "array", "unevaluatedItems": false,
            "allOf": [{"prefixItems": [true], "unevaluatedItems": {"type": "integer"}}]}"#,
        &["[]", r#"["a"]"#, r#"["a", 1]"#],
        &[r#"["a", "b"]"#],
    );
    check(
        r#"{"type": "array", "allOf": [{"items": {"type": "integer"}}], "unevaluatedItems": false}"#,
        &["[]", "[1, 2]"],
        &[r#"["a"]"#],
    );
    check(
        r#"{"type": "object", "properties": {"a": true}, "unevaluatedProperties": false,
            "allOf": [{"properties": {"b": true}, "unevaluatedProperties": {"type": "integer"}}]}"#,
        &["{}", r#"{"a": 1, "b": "b"}"#, r#"{"c": 1}"#],
        &[r#"{"c": "c"}"#],
    );
    check(
        r#"{"type": "object", "properties": {"a": true}, "unevaluatedProperties": false,
            "dependentSchemas": {"a": {"properties": {"b": true}}}}"#,
        &["{}", r#"{"a": 1, "b": 1}"#],
        &[r#"{"b": 1}"#, r#"{"a": 1, "c": 1}"#],
    );
}

#[test]
fn a_required_name_that_no_property_has() {
    let schema = r#"{"type": "object", "required": ["a"], "additionalProperties": false}"#;
    check(schema, &[], &["{}", r#"{"a": 1}"#]);
    let text = format!(r#"{{"type": "object", "properties": {{"v": {schema}}}}}"#);
    let error = json::class_from_schema("C", &text).unwrap_err().to_string();
    assert!(error.contains("`a` is not among the `properties`"), "{error}");
}

#[test]
fn a_schema_that_nothing_satisfies_is_no_alternative() {
    check(
        r#"{"anyOf": [false, {"type": "string"}, {"type": "integer", "minimum": 1}]}"#,
        &[r#""a""#, "1"],
        &["0", "null"],
    );
    check(r#"{"oneOf": [false, {"type": "string"}]}"#, &[r#""a""#], &["1"]);
}

#[test]
fn items_that_are_objects_are_different_ones() {
    let item = r#"{"type": "object", "properties": {"a": {"type": "integer"}}}"#;
    check(
        &format!(r#"{{"type": "array", "uniqueItems": true, "items": {item}}}"#),
        &["[]", r#"[{"a": 1}, {"a": 2}, {}]"#],
        &[r#"[{"a": 1}, {"a": 1}]"#],
    );
}

#[test]
fn many_schemas_apply_to_one_value_but_not_more_than_allowed() {
    let chain = |len: usize| {
        let links = (0..len).map(|at| format!(r##""{at}": {{"$ref": "#/$defs/{}"}}"##, at + 1));
        let links = links.collect::<Vec<_>>().join(",");
        let text = format!(
            r##"{{"type": "object", "properties": {{"v": {{"not": {{"$ref": "#/$defs/0"}}}}}},
                "$defs": {{{links}, "{len}": {{"type": "string"}}}}}}"##
        );
        lenient(&text)
    };
    let class = chain(30).unwrap();
    assert!(class.construct(args!(v = 1)).is_ok() && class.construct(args!(v = "a")).is_err());
    let error = chain(1000).unwrap_err().to_string();
    assert!(error.contains("applies more than 64 schemas to one value"), "{error}");
}

#[test]
fn limits_in_alternatives_are_checked() {
    check(
        r#"{"not": {"type": "number", "exclusiveMinimum": 1, "exclusiveMaximum": 3}}"#,
        &["1", "3", r#""a""#],
        &["2", "1.5"],
    );
    check(r#"{"type": "string", "minLength": 2.0}"#, &[r#""ab""#], &[r#""a""#]);
    check(r#"{"anyOf": [{"const": 1}, {"const": "a"}]}"#, &["1", r#""a""#], &["2", r#""b""#]);
}

#[test]
fn an_earlier_draft_passes_over_what_is_beside_a_reference() {
    let text = r##"{"$schema": "http://json-schema.org/draft-07/schema#", "type": "object",
        "properties": {"v": {"$ref": "#/definitions/a", "minimum": 5}},
        "definitions": {"a": {"type": "integer"}}}"##;
    let class = lenient(text).unwrap();
    assert!(class.construct(args!(v = 1)).is_ok() && class.construct(args!(v = "a")).is_err());
    let error = json::class_from_schema("C", text).unwrap_err().to_string();
    assert!(error.contains("minimum"), "{error}");
}

#[test]
fn limits_of_draft_4_are_exclusive_by_a_boolean() {
    check(
        r#"{"not": {"type": "number", "maximum": 3, "exclusiveMaximum": true, "minimum": 1, "exclusiveMinimum": true}}"#,
        &["1", "3"],
        &["1.5", "2"],
    );
    check(
        r#"{"not": {"type": "number", "maximum": 3, "exclusiveMaximum": false}}"#,
        &["4"],
        &["3", "2"],
    );
}

#[test]
fn a_number_stands_for_an_integer_in_messages() {
    let class = lenient(
        r#"{"type": "object", "properties": {"v": {"type": ["number", "string"], "minLength": 2}}}"#,
    );
    let report = class.unwrap().construct(args!(v = true)).unwrap_err();
    assert_eq!(report.to_string(), "C.v: expected number or string, got bool true");
}

#[test]
fn keywords_that_contradict_are_refused() {
    let refused = |schema: &str| {
        let text = format!(r#"{{"type": "object", "properties": {{"v": {schema}}}}}"#);
        json::class_from_schema("C", &text).unwrap_err().to_string()
    };
    for divisor in ["0", "0.0", "-1", "-0.5"] {
        let error = refused(&format!(r#"{{"type": "number", "multipleOf": {divisor}}}"#));
        assert!(error.contains("expected a number greater than 0"), "{error}");
    }
    let error = refused(r#"{"not": {"enum": [1, 2], "const": 3}}"#);
    assert!(error.contains("is not among the values of `enum`"), "{error}");
}
