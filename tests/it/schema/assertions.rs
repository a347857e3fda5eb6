//! Keywords that no type expresses: values are checked against them after each change.

use typed_structs::{DynamicClass, Untyped, args, json};

/// Builds a class with a property `v` of this schema.
fn class_of(schema: &str) -> &'static DynamicClass {
    let text =
        format!(r#"{{"type": "object", "properties": {{"v": {schema}}}, "required": ["v"]}}"#);
    json::class_from_schema("C", &text).unwrap()
}

fn value(text: &str) -> Untyped {
    json::from_str(text).unwrap()
}

/// Returns the codes and messages of a value of `v`.
fn report(class: &'static DynamicClass, text: &str) -> String {
    match class.construct(args!(v = value(text))) {
        Ok(_) => String::new(),
        Err(report) => {
            let lines = report.iter().map(|it| format!("{}: {it}", it.code()));
            lines.collect::<Vec<_>>().join("\n")
        }
    }
}

/// Checks values that the schema accepts, and others with their reports.
#[track_caller]
fn check(schema: &str, accepted: &[&str], rejected: &[(&str, &str)]) {
    let class = class_of(schema);
    for text in accepted {
        assert_eq!(report(class, text), "", "{schema} {text}");
    }
    for (text, expected) in rejected {
        assert_eq!(report(class, text), *expected, "{schema} {text}");
    }
}

#[test]
fn several_types() {
    check(
        r#"{"type": ["string", "integer"], "minimum": 1, "maxLength": 2}"#,
        &["1", "\"ab\"", "2.0"],
        &[
            ("0", "constraint.range: C.v: expected 1.., got int 0"),
            ("\"abc\"", "constraint.len: C.v: expected length ..=2, got str \"abc\""),
            ("1.5", "type: C.v: expected integer or string, got float 1.5"),
            ("null", "type: C.v: expected integer or string, got null"),
            ("[]", "type: C.v: expected integer or string, got list []"),
        ],
    );
}

#[test]
fn alternatives() {
    let tagged = r#"{"oneOf": [
        {"type": "object", "properties": {"kind": {"const": "a"}, "x": {"type": "integer"}}, "required": ["kind", "x"]},
        {"type": "object", "properties": {"kind": {"const": "b"}, "y": {"type": "string"}}, "required": ["kind"], "additionalProperties": false}
    ]}"#;
    check(
        tagged,
        &[r#"{"kind": "a", "x": 1}"#, r#"{"kind": "b", "y": "1"}"#],
        &[
            (
                r#"{"kind": "b", "y": 1, "z": 2}"#,
                "type: C.v.y: expected string, got int 1\n\
             unknown: C.v.z: unknown field",
            ),
            (r#"{"kind": "a"}"#, "missing: C.v.x: missing, expected integer"),
            (
                r#"{"kind": "c", "x": 1}"#,
                "constraint.one_of: C.v.kind: expected \"a\", got str \"c\"",
            ),
            ("1", "type: C.v: expected BTreeMap<String, Untyped>, got int 1"),
        ],
    );
    check(
        r#"{"anyOf": [{"type": "integer", "minimum": 3}, {"type": "string"}, {"type": "null"}]}"#,
        &["3", "\"\"", "null"],
        &[
            ("2", "constraint.range: C.v: expected 3.., got int 2"),
            ("[]", "type: C.v: expected null or integer or string, got list []"),
        ],
    );
    check(
        r#"{"oneOf": [{"multipleOf": 3}, {"multipleOf": 5}]}"#,
        &["9", "10"],
        &[
            (
                "15",
                "constraint.check: C.v: expected a value that only one schema of `#/properties/v/oneOf` accepts (0 and 1 do), got int 15",
            ),
            ("7", "constraint.multiple_of: C.v: expected a multiple of 3, got int 7"),
            (
                "\"\"",
                "constraint.check: C.v: expected a value that only one schema of `#/properties/v/oneOf` accepts (0 and 1 do), got str \"\"",
            ),
        ],
    );
    check(
        r#"{"not": {"type": "integer"}}"#,
        &["1.5", "{}"],
        &[
            (
                "1",
                "constraint.check: C.v: expected a value that `#/properties/v/not` does not accept, got int 1",
            ),
            (
                "1.0",
                "constraint.check: C.v: expected a value that `#/properties/v/not` does not accept, got float 1.0",
            ),
        ],
    );
    check(
        r#"{"allOf": [{"type": "integer", "minimum": 3}, {"maximum": 5}, {"not": {"const": 4}}]}"#,
        &["3", "5"],
        &[
            (
                "4",
                "constraint.check: C.v: expected a value that `#/properties/v/allOf/2/not` does not accept, got int 4",
            ),
            ("6", "constraint.range: C.v: expected ..=5, got int 6"),
            ("2.5", "type: C.v: expected i64, got float 2.5"),
        ],
    );
    check(
        r#"{"type": "integer", "if": {"minimum": 10}, "then": {"multipleOf": 10}, "else": {"multipleOf": 2}}"#,
        &["20", "4"],
        &[
            ("12", "constraint.multiple_of: C.v: expected a multiple of 10, got int 12"),
            ("3", "constraint.multiple_of: C.v: expected a multiple of 2, got int 3"),
        ],
    );
}

#[test]
fn lists() {
    check(
        r#"{"type": "array", "uniqueItems": true}"#,
        &["[]", "[1, true, \"1\", [1], {\"a\": 1}, {\"a\": 2}, null, 1.5]"],
        &[
            (
                "[1, 2, 1.0, 2]",
                "duplicate: C.v[2]: item given twice\n\
             duplicate: C.v[3]: item given twice",
            ),
            (
                "[{\"a\": 1, \"b\": [2]}, {\"b\": [2.0], \"a\": 1}]",
                "duplicate: C.v[1]: item given twice",
            ),
        ],
    );
    check(
        r#"{"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}], "items": false}"#,
        &["[]", "[\"a\"]", "[\"a\", 1]"],
        &[
            ("[1, 1]", "type: C.v[0]: expected string, got int 1"),
            (
                "[\"a\", 1, 2, 3]",
                "unknown: C.v[2]: unknown item\n\
             unknown: C.v[3]: unknown item",
            ),
        ],
    );
    check(
        r#"{"type": "array", "items": [{"type": "string"}], "additionalItems": {"type": "integer"}}"#,
        &["[\"a\", 1]"],
        &[("[\"a\", \"b\"]", "type: C.v[1]: expected integer, got str \"b\"")],
    );
    check(
        r#"{"type": "array", "contains": {"type": "integer"}, "minContains": 2, "maxContains": 3}"#,
        &["[1, 2]", "[1, \"\", 2, 3]"],
        &[
            (
                "[1]",
                "constraint.check: C.v: expected at least 2 items that `#/properties/v/contains` accepts, not 1, got list [1]",
            ),
            (
                "[1, 2, 3, 4]",
                "constraint.check: C.v: expected at most 3 items that `#/properties/v/contains` accepts, not 4, got list [1, 2, 3, 4]",
            ),
        ],
    );
    check(
        r#"{"type": "array", "prefixItems": [true], "contains": {"type": "string"}, "unevaluatedItems": false}"#,
        &["[1, \"a\"]", "[\"a\"]"],
        &[("[1, \"a\", 2]", "unknown: C.v[2]: unknown item")],
    );
}

#[test]
fn objects() {
    check(
        r#"{"type": "object", "patternProperties": {"^x-": {"type": "integer"}}, "additionalProperties": false}"#,
        &["{}", "{\"x-a\": 1}"],
        &[(
            "{\"x-a\": \"1\", \"y\": 1}",
            "type: C.v.x-a: expected integer, got str \"1\"\n\
             unknown: C.v.y: unknown field",
        )],
    );
    check(
        r#"{"type": "object", "properties": {"x-a": {"maximum": 5}}, "patternProperties": {"^x-": {"type": "integer"}}}"#,
        &["{\"x-a\": 1, \"y\": \"\"}"],
        &[
            ("{\"x-a\": 6}", "constraint.range: C.v.x-a: expected ..=5.0, got float 6.0"),
            ("{\"x-a\": 1.5}", "type: C.v.x-a: expected integer, got float 1.5"),
        ],
    );
    check(
        r#"{"type": "object", "propertyNames": {"maxLength": 2}, "additionalProperties": {"type": "integer"}}"#,
        &["{\"ab\": 1}"],
        &[(
            "{\"abc\": 1, \"abcd\": 2}",
            "constraint.len: C.v.abc: expected length ..=2, got str \"abc\"\n\
             constraint.len: C.v.abcd: expected length ..=2, got str \"abcd\"",
        )],
    );
    check(
        r#"{"type": "object", "properties": {"a": {"type": "integer"}, "b": {"type": "integer"}}, "minProperties": 1, "maxProperties": 1}"#,
        &["{\"a\": 1}"],
        &[
            ("{}", "constraint.len: C.v: expected length 1.., got map {}"),
            (
                "{\"a\": 1, \"b\": 1}",
                "constraint.len: C.v: expected length ..=1, got map {\"a\": 1, \"b\": 1}",
            ),
        ],
    );
    check(
        r#"{"type": "object", "dependentRequired": {"a": ["b", "c"]}, "dependentSchemas": {"c": {"required": ["d"]}}}"#,
        &["{\"a\": 1, \"b\": 1, \"c\": 1, \"d\": 1}", "{\"b\": 1}"],
        &[
            ("{\"a\": 1, \"b\": 1}", "missing: C.v.c: missing, expected a value"),
            ("{\"c\": 1}", "missing: C.v.d: missing, expected a value"),
        ],
    );
    check(
        r#"{"type": "object", "properties": {"a": {"type": "integer"}}, "allOf": [{"properties": {"b": true}}], "unevaluatedProperties": false}"#,
        &["{\"a\": 1, \"b\": 1}"],
        &[("{\"a\": 1, \"c\": 1}", "unknown: C.v.c: unknown field")],
    );
    check(
        r#"{"type": "object", "required": ["a"], "additionalProperties": {"type": "integer"}}"#,
        &["{\"a\": 1}"],
        &[
            ("{}", "missing: C.v.a: missing, expected i64"),
            ("{\"a\": \"\"}", "type: C.v.a: expected i64, got str \"\""),
        ],
    );
    check(
        r#"{"type": "object", "properties": {"a": false}}"#,
        &["{}"],
        &[("{\"a\": 1}", "constraint.check: C.v.a: expected no value, got int 1")],
    );
}
