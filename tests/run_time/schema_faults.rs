//! Schemas that are wrong, each fault at its place.

use typed_structs::{DynamicClass, Value, json};

fn refused(schema: &str) -> String {
    json::class_from_schema("Root", schema).unwrap_err().to_string()
}

#[test]
fn what_is_said_in_the_wrong_way_is_refused() {
    assert_eq!(
        refused(r#"{"properties": {"a": {"type": "string", "pattern": 1}}}"#),
        "#/properties/a/pattern: expected text"
    );
    for properties in ["1", "[]", "null", "\"a\""] {
        assert_eq!(
            refused(&format!(r#"{{"properties": {properties}}}"#)),
            "#/properties: expected an object of schemas"
        );
        assert_eq!(
            refused(&format!(r#"{{"properties": {properties}, "required": ["a"]}}"#)),
            "#/properties: expected an object of schemas\n\
             #/required/0: `a` is not among the `properties`"
        );
    }
    for required in ["1", "{}", "\"a\""] {
        assert_eq!(
            refused(&format!(r#"{{"properties": {{"a": true}}, "required": {required}}}"#)),
            "#/required: expected a list of names"
        );
    }
    // A reference says all there is to say.
    assert_eq!(
        refused(
            r##"{"properties": {"a": {
                "$ref": "#/$defs/a", "minimum": 1, "description": "x", "foo": 1, "x-foo": 1, "type": "integer"
            }}, "$defs": {"a": {"type": "integer"}}}"##
        ),
        "#/properties/a/minimum: the keyword `minimum` does not apply beside `$ref`\n\
         #/properties/a/foo: the keyword `foo` is not supported\n\
         #/properties/a/type: the keyword `type` does not apply beside `$ref`",
    );
}

#[test]
fn keys_that_are_no_text_are_refused() {
    let text = |key: &'static str, value: Value<'static>| (Value::from(key), value);
    let map =
        |entries: Vec<(Value<'static>, Value<'static>)>| Value::Map(entries.into_iter().collect());
    let refused = |schema: &Value<'_>| {
        DynamicClass::from_json_schema("Root", schema).unwrap_err().to_string()
    };
    let schema = map(vec![text("properties", map(vec![])), (1.into(), true.into())]);
    assert_eq!(refused(&schema), "#: the keys of a schema are text");
    let inner = map(vec![text("type", "integer".into()), (true.into(), 1.into())]);
    let schema = map(vec![text("properties", map(vec![text("a", inner)]))]);
    assert_eq!(refused(&schema), "#/properties/a: the keys of a schema are text");
    let reference = map(vec![text("$ref", "#/$defs/a".into()), (().into(), 1.into())]);
    let definitions = map(vec![text("a", true.into())]);
    let schema =
        map(vec![text("properties", map(vec![text("a", reference)])), text("$defs", definitions)]);
    assert_eq!(refused(&schema), "#/properties/a: the keys of a schema are text");
}

#[test]
fn schemas_nest_as_deeply_as_values() {
    let map = |key: &'static str, value: Value<'static>| -> Value<'static> {
        Value::Map([(key.into(), value)].into_iter().collect())
    };
    // The property is two levels down: `properties`, and its name.
    let schema = |levels: usize| {
        let item = (0..levels).fold(map("type", "integer".into()), |item, _| map("items", item));
        map("properties", map("a", item))
    };
    let document = |levels: usize, item: Value<'static>| {
        map("a", (0..levels).fold(item, |item, _| Value::List([item].into_iter().collect())))
    };
    let class = DynamicClass::from_json_schema("Root", &schema(125)).unwrap();
    class.from_value(document(125, 1.into())).unwrap();
    let report = class.from_value(document(125, true.into())).unwrap_err();
    let path = format!("Root.a{}", "[0]".repeat(125));
    assert_eq!(report.to_string(), format!("{path}: expected i64, got bool true"));
    let error = DynamicClass::from_json_schema("Root", &schema(126)).unwrap_err().to_string();
    let place = format!("#/properties/a{}", "/items".repeat(126));
    assert_eq!(error, format!("{place}: nested more deeply than 128 levels"));
}

#[test]
fn a_default_that_cannot_be_copied_is_refused() {
    let map = |key: &'static str, value: Value<'static>| -> Value<'static> {
        Value::Map([(key.into(), value)].into_iter().collect())
    };
    let schema = map("properties", map("a", map("default", Value::opaque(1_u8))));
    let error = DynamicClass::from_json_schema("Root", &schema).unwrap_err();
    assert_eq!(error.to_string(), "Root.a: cannot be a default: it cannot be copied");
}
