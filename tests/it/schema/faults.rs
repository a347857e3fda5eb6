//! Schemas that are wrong, each fault at its place.

use typed_structs::{Class, DynamicClass, SchemaReader, Untyped, Value, json};

fn refused(schema: &str) -> String {
    json::class_from_schema("Root", schema).unwrap_err().to_string()
}

#[test]
fn what_is_said_in_the_wrong_way_is_refused() {
    assert_eq!(
        refused(r#"{"properties": {"a": {"type": "string", "pattern": 1}}}"#),
        "#/properties/a/pattern: expected a string"
    );
    for properties in ["1", "[]", "null", "\"a\""] {
        assert_eq!(
            refused(&format!(r#"{{"properties": {properties}}}"#)),
            "#/properties: expected an object of schemas"
        );
        assert_eq!(
            refused(&format!(r#"{{"properties": {properties}, "required": ["a"]}}"#)),
            "#/properties: expected an object of schemas"
        );
    }
    for required in ["1", "{}", "\"a\""] {
        assert_eq!(
            refused(&format!(r#"{{"properties": {{"a": true}}, "required": {required}}}"#)),
            "#/required: expected a list of names"
        );
    }
    assert_eq!(
        refused(
            r##"{"properties": {"a": {
                "$ref": "#/$defs/a", "minimum": 1, "description": "x", "foo": 1, "x-foo": 1, "type": "integer"
            }}, "$defs": {"a": {"type": "integer"}}}"##
        ),
        "#/properties/a/foo: the keyword `foo` is not supported",
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
    assert_eq!(refused(&schema), "#: the keys of a schema must be strings");
    let inner = map(vec![text("type", "integer".into()), (true.into(), 1.into())]);
    let schema = map(vec![text("properties", map(vec![text("a", inner)]))]);
    assert_eq!(refused(&schema), "#/properties/a: the keys of a schema must be strings");
    let reference = map(vec![text("$ref", "#/$defs/a".into()), (().into(), 1.into())]);
    let definitions = map(vec![text("a", true.into())]);
    let schema =
        map(vec![text("properties", map(vec![text("a", reference)])), text("$defs", definitions)]);
    assert_eq!(refused(&schema), "#/properties/a: the keys of a schema must be strings");
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

#[test]
fn null_alone_is_a_type() {
    for of in [r#""null""#, r#"["null"]"#, r#"["null", "null"]"#] {
        let schema = format!(r#"{{"properties": {{"a": {{"type": {of}}}}}, "required": ["a"]}}"#);
        let class = json::class_from_schema("Root", &schema).unwrap();
        json::instance_from_str(r#"{"a": null}"#, class).unwrap();
        let report = json::instance_from_str(r#"{"a": 1}"#, class).unwrap_err();
        assert_eq!(report.to_string(), "Root.a: expected (), got int 1 at line 1 column 7", "{of}");
    }
}

#[test]
fn limits_that_are_no_numbers_are_refused() {
    assert_eq!(
        refused(
            r#"{"properties": {
                "a": {"type": "integer", "multipleOf": "2"},
                "b": {"type": "number", "multipleOf": true},
                "c": {"type": "number", "exclusiveMinimum": null},
                "d": {"type": "array", "maxItems": "2"},
                "e": {"type": "object", "minProperties": []}
            }}"#
        ),
        "#/properties/a/multipleOf: expected a number, got \"2\"\n\
         #/properties/b/multipleOf: expected a number, got true\n\
         #/properties/c/exclusiveMinimum: expected a number, got null\n\
         #/properties/d/maxItems: expected an integer of at least 0\n\
         #/properties/e/minProperties: expected an integer of at least 0",
    );
}

/// An integer is as large as its limits ask for, on either side.
#[test]
fn limits_of_integers_say_how_large_they_are() {
    let class = json::class_from_schema(
        "Root",
        r#"{"properties": {
            "plain": {"type": "integer"},
            "most": {"type": "integer", "maximum": 36893488147419103232},
            "least": {"type": "integer", "minimum": -36893488147419103232},
            "within": {"type": "integer", "exclusiveMaximum": 36893488147419103232, "minimum": 0},
            "usual": {"type": "integer", "maximum": 9223372036854775807, "minimum": 0}
        }}"#,
    )
    .unwrap();
    let described =
        class.fields().iter().map(|field| (field.type_name(), field.constraints().len()));
    assert_eq!(
        described.take(5).collect::<Vec<_>>(),
        [
            ("Option<i64>", 0),
            ("Option<i128>", 1),
            ("Option<i128>", 1),
            ("Option<i128>", 1),
            ("Option<i64>", 1)
        ]
    );
    let large = 36_893_488_147_419_103_232_i128;
    let mut object = class.construct(typed_structs::args!()).unwrap();
    for (field, fits, beyond) in [
        ("most", large, large + 1),
        ("least", -large, -large - 1),
        ("within", large - 1, large),
        ("plain", i128::from(i64::MAX), large),
    ] {
        object.set(field, fits).unwrap();
        object.set(field, beyond).unwrap_err();
        assert_eq!(object.get(field).unwrap(), Value::from(fits));
    }
}

#[test]
fn keywords_beside_constants_are_those_of_their_type() {
    assert_eq!(
        refused(
            r#"{"properties": {
                "a": {"enum": [1, 2], "minLength": 1, "minimum": 0},
                "b": {"enum": [1, "x"], "minimum": 1, "title": "b"},
                "c": {"const": "x", "maxLength": 3, "items": true, "foo": 1}
            }}"#
        ),
        "#/properties/a/minLength: the keyword `minLength` does not apply to integer\n\
         #/properties/c/items: the keyword `items` does not apply to string\n\
         #/properties/c/foo: the keyword `foo` is not supported",
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

/// The strict reader rejects keywords that leave no value. By the specification, they are a schema like
/// others, and so is `false`.
#[test]
fn schemas_that_no_value_satisfies() {
    let read = |reader: SchemaReader, text: &str| {
        let schema: Untyped = json::from_str(text).unwrap();
        let of = reader.field_type("V", &schema).map_err(|error| error.to_string())?;
        let class =
            Class::builder("C").field_of("v", of, |field| field.required()).build().unwrap();
        for document in ["null", "2", "2.5", "\"\"", "[]", "{}"] {
            let text = format!("{{\"v\": {document}}}");
            assert!(json::instance_from_str(&text, class).is_err(), "{text}");
        }
        Ok::<(), String>(())
    };
    for (text, why) in [
        (r#"{"type": "integer", "minimum": 3, "maximum": 2}"#, "no number is in the range 3..=2"),
        (
            r#"{"type": "number", "minimum": 0, "maximum": 0, "exclusiveMaximum": 0}"#,
            "no number is in the range 0.0..0.0",
        ),
        (
            r#"{"type": "integer", "enum": [1, 2], "minimum": 3}"#,
            "no value is both 3.. and one of 1, 2",
        ),
        (r#"{"type": "string", "minLength": 2, "maxLength": 1}"#, "no value has a length 2..=1"),
        (r#"{"type": "string", "enum": [1]}"#, "no value is of the type"),
    ] {
        assert_eq!(read(SchemaReader::new(), text), Err(format!("#: {why}")), "{text}");
        assert_eq!(read(SchemaReader::new().lenient(), text), Ok(()), "{text}");
    }
    for text in [
        "false",
        r#"{"not": {}}"#,
        r#"{"type": "integer", "allOf": [{"minimum": 3}, {"maximum": 2}]}"#,
    ] {
        assert_eq!(read(SchemaReader::new(), text), Ok(()), "{text}");
    }
}
