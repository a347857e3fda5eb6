//! The trait of the crate `schemars`.

use super::parse;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, schema_for};
use typed_structs::Typed;

/// An order.
#[derive(Typed, Debug)]
#[typed(schemars)]
struct Order {
    #[typed(alias = "items")]
    lines: Vec<Line>,
    parent: Option<Box<Order>>,
}

#[derive(Typed, Debug)]
#[typed(schemars)]
struct Line {
    #[typed(range(1..), default = 1)]
    count: u8,
}

#[derive(Typed, Debug)]
#[typed(schemars)]
struct Page<T> {
    items: Vec<T>,
}

mod other {
    #[derive(schemars::JsonSchema)]
    #[expect(dead_code, reason = "only its schema is used")]
    pub(super) struct Line {
        x: u8,
    }
}

#[derive(JsonSchema)]
#[expect(dead_code, reason = "only its schema is used")]
struct Body {
    other: other::Line,
    order: Order,
    line: Line,
    pages: (Page<u8>, Page<String>),
}

#[test]
fn typed_structs_stand_inside_of_others() {
    let schema = schema_for!(Body).to_value();
    jsonschema::meta::validate(&schema).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    for (text, is_valid) in [
        (r#"{"lines":[{"count":1}],"parent":{"items":[{}]}}"#, true),
        (r#"{"lines":[{"count":0}]}"#, false),
        (r#"{"lines":[],"parent":{"lines":[],"items":[]}}"#, false),
        (r#"{"lines":[],"parent":{"lines":[{"x":1}]}}"#, false),
    ] {
        let around =
            r#"{"other":{"x":1},"line":{},"pages":[{"items":[1]},{"items":["a"]}],"order":ORDER}"#;
        let document = parse(&around.replace("ORDER", text));
        assert_eq!(validator.is_valid(&document), is_valid, "{text}\n{schema}");
    }
}

#[test]
fn the_form_is_that_of_the_generator() {
    let mut generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let schema = generator.root_schema_for::<Line>().to_value();
    assert_eq!(schema["required"], parse(r#"["count"]"#));
    assert_eq!(schema["title"], "Line");
    let schema = schema_for!(Order).to_value();
    assert_eq!(schema["description"], "An order.");
    assert_eq!(
        schema["$defs"]["Order"]["properties"]["parent"]["anyOf"][0]["$ref"],
        "#/$defs/Order"
    );
}
