//! Schemas of classes that were built at run time.

use super::{parse, validator};
use typed_structs::schema::Schema;
use typed_structs::{
    Class, Constraint, DynamicClass, DynamicType, SchemaReader, UnknownFields, json,
};

#[test]
fn constraints_of_parts_and_constants_are_written() {
    let port = DynamicType::of::<u16>().constraint(Constraint::range(1..));
    let mode = DynamicType::constants(["fast".into(), false.into()]);
    let line = Class::builder("Line").field::<String>("sku").build().unwrap();
    let class = Class::builder("Service")
        .doc("A service.")
        .field_of("ports", DynamicType::list(port.clone()), |field| {
            field.constraint(Constraint::len(..3))
        })
        .field_of("mode", mode, |field| field.default("fast").alias("m"))
        .field_of("names", DynamicType::map(DynamicType::option(port)), |field| field)
        .field_of("line", DynamicType::option(DynamicType::object(line)), |field| field.required())
        .unknown(UnknownFields::Ignore)
        .build()
        .unwrap();
    let schema = Schema::new().of_class(class);
    let accepts = validator(&schema);
    for (text, is_valid) in [
        (r#"{"ports":[1,2],"names":{"a":null,"b":1},"line":null}"#, true),
        (r#"{"ports":[],"m":false,"names":{},"line":{"sku":"a"},"other":1}"#, true),
        (r#"{"ports":[],"names":{}}"#, false),
        (r#"{"ports":[0],"names":{},"line":null}"#, false),
        (r#"{"ports":[1,2,3],"names":{},"line":null}"#, false),
        (r#"{"ports":[],"mode":true,"names":{},"line":null}"#, false),
        (r#"{"ports":[],"mode":false,"m":false,"names":{},"line":null}"#, false),
        (r#"{"ports":[],"names":{"a":0},"line":null}"#, false),
        (r#"{"ports":[],"names":{},"line":{"sku":1}}"#, false),
    ] {
        assert_eq!(json::instance_from_str(text, class).is_ok(), is_valid, "{text}");
        assert_eq!(accepts.is_valid(&parse(text)), is_valid, "{text}\n{schema}");
    }
}

#[test]
fn what_was_read_is_written_again() {
    let text = r##"{
        "type": "object",
        "properties": {
            "name": {"type": "string", "minLength": 1},
            "tags": {"type": "array", "items": {"type": "string", "maxLength": 3}, "maxItems": 2},
            "next": {"$ref": "#"},
            "level": {"enum": [1, "high", null]}
        },
        "required": ["name"],
        "additionalProperties": false
    }"##;
    let class = json::class_from_schema("Node", text).unwrap();
    let schema = Schema::new().of_class(class);
    let (read, written) = (jsonschema::draft202012::new(&parse(text)).unwrap(), validator(&schema));
    for text in [
        r#"{"name":"a","tags":["abc","b"],"next":{"name":"b"},"level":"high"}"#,
        r#"{"name":""}"#,
        r#"{"name":"a","tags":["abcd"]}"#,
        r#"{"name":"a","tags":["a","b","c"]}"#,
        r#"{"name":"a","next":{"name":1}}"#,
        r#"{"name":"a","level":2}"#,
        r#"{"name":"a","other":2}"#,
        "{}",
    ] {
        let document = parse(text);
        assert_eq!(read.is_valid(&document), written.is_valid(&document), "{text}\n{schema}");
    }
}

/// Returns the class of a schema by the lenient rules.
fn lenient(text: &str) -> &'static DynamicClass {
    SchemaReader::new().lenient().class("Root", &json::from_str(text).unwrap()).unwrap()
}

/// Asserts the schema of a class, without its dialect, its title and its type.
#[track_caller]
fn assert_written(class: &'static DynamicClass, expected: &str) {
    let mut schema = Schema::new().of_class(class);
    validator(&schema);
    let map = schema.as_map_mut().unwrap();
    for keyword in ["$schema", "title", "type"] {
        map.remove(keyword);
    }
    assert_eq!(json::to_string(&schema).unwrap(), expected);
}

#[test]
fn assertions_are_written() {
    for same in [
        r#"{"properties":{"v":{"type":["integer","string"],"minimum":1,"maxLength":2}}}"#,
        r#"{"properties":{"v":{"type":"array","items":{"type":"string"},"uniqueItems":true}}}"#,
        r#"{"properties":{"v":{"type":"array","contains":{"const":1},"minContains":0,"maxContains":2}}}"#,
        r#"{"properties":{"v":{"not":{"type":"null"}}},"additionalProperties":false}"#,
        r#"{"properties":{"v":{"if":{"minimum":1.5},"then":{"multipleOf":2},"else":{"not":true}}}}"#,
        r#"{"properties":{"v":{"oneOf":[{"type":"string"},{"enum":[1,null]}]}}}"#,
        r#"{"properties":{"a":true},"minProperties":1,"propertyNames":{"maxLength":3},"dependentRequired":{"a":["b"]},"dependentSchemas":{"b":{"required":["c"]}}}"#,
    ] {
        assert_written(lenient(same), same);
    }
    // Keywords of a type that another one rules out check nothing.
    let one_type =
        r#"{"properties":{"v":{"type":"boolean","oneOf":[{"type":"boolean"},{"type":"null"}]}}}"#;
    assert_written(
        lenient(&one_type.replacen(r#""boolean""#, r#"["boolean","number"],"maximum":3"#, 1)),
        one_type,
    );
    // The names of the properties matter to other keywords, and their values are those of fields.
    assert_written(
        lenient(
            r#"{"properties":{"a":{"type":"boolean"}},"patternProperties":{"^x":{"type":"string"}},"additionalProperties":{"type":"null"}}"#,
        ),
        r#"{"properties":{"a":{"type":"boolean"}},"allOf":[{"properties":{"a":true},"patternProperties":{"^x":{"type":"string"}},"additionalProperties":{"type":"null"}}]}"#,
    );
}

/// Each level has the names of its properties, and not the levels below once more.
#[test]
fn schemas_within_each_other_are_written_once() {
    let nested = |levels: usize| {
        let open = r#"{"type":"object","unevaluatedProperties":false,"properties":{"a":"#;
        let text = format!("{}true{}", open.repeat(levels), "}}".repeat(levels));
        let schema = Schema::new().of_class(lenient(&text));
        let class = lenient(&json::to_string(&schema).unwrap());
        let document =
            |inner: &str| format!("{}{inner}{}", r#"{"a":"#.repeat(levels), "}".repeat(levels));
        for class in [class, lenient(&text)] {
            json::instance_from_str(&document("1"), class).unwrap();
            let other = document("1").replacen("{\"a\":1}", "{\"a\":1,\"b\":2}", 1);
            assert!(json::instance_from_str(&other, class).is_err());
        }
        json::to_string(&schema).unwrap().len()
    };
    let [first, second, third] = [10, 20, 30].map(nested);
    assert_eq!(second - first, third - second);
}

#[test]
fn schemas_that_refer_to_each_other_are_definitions() {
    assert_written(
        lenient(
            r##"{"properties":{"v":{"$ref":"#/$defs/tree"}},"$defs":{"tree":{
                "anyOf":[{"type":"integer"},{"type":"array","items":{"$ref":"#/$defs/tree"}}]}}}"##,
        ),
        r##"{"properties":{"v":{"anyOf":[{"type":"integer"},{"type":"array","items":{"$ref":"#/$defs/tree"}}]}},"$defs":{"tree":{"anyOf":[{"type":"integer"},{"type":"array","items":{"$ref":"#/$defs/tree"}}]}}}"##,
    );
}

#[test]
fn null_is_written_where_it_is_a_value() {
    let text = r#"{"properties":{"a":{"type":"boolean"},"b":{"type":["boolean","null"]},"c":{"type":"null"}}}"#;
    assert_written(lenient(text), text);
    let strict = json::class_from_schema("Root", text).unwrap();
    assert_written(strict, &text.replacen("\"boolean\"", "[\"boolean\",\"null\"]", 1));
    assert_eq!(
        json::to_string(&Schema::new().of::<Option<()>>()).unwrap(),
        r#"{"$schema":"https://json-schema.org/draft/2020-12/schema","type":"null"}"#
    );
    let output = json::to_string(&Schema::new().output().of_class(strict)).unwrap();
    assert!(!output.contains("required"), "{output}");
}
