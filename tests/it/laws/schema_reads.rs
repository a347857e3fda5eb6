//! Classes of drawn schemas accept the documents that the crate jsonschema accepts, and so do the schemas that
//! are written for them.

use crate::laws::schema_documents::Draw;
use crate::laws::schema_draws::schema;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::Value;
use typed_structs::schema::Schema;
use typed_structs::{Class, DynamicClass, SchemaReader, Untyped, json};

/// Returns a class with one field `value` of the schema, unless the reader rejects it.
fn class_of(reader: SchemaReader, schema: &str) -> Option<&'static DynamicClass> {
    let schema: Untyped = json::from_str(schema).unwrap();
    let of = reader.field_type("Value", &schema).ok()?;
    Class::builder("Root").field_of("value", of, |field| field.required()).build().ok()
}

/// A class, and what is made of the schema that is written for it.
struct Written {
    class: &'static DynamicClass,
    text: String,
    again: &'static DynamicClass,
    validator: jsonschema::Validator,
}

impl Written {
    fn new(reader: SchemaReader, schema: &str) -> Option<Self> {
        let class = class_of(reader, schema)?;
        let written = Schema::new().of_class(class);
        let text = json::to_string(&written).unwrap();
        let again =
            reader.class("Root", &written).unwrap_or_else(|error| panic!("{error}\n{text}"));
        Some(Self { class, validator: crate::schema::emit::validator(&written), text, again })
    }

    /// Returns `true` if the document is read. It is then written and read again.
    fn accepts(&self, document: &Value) -> Result<bool, TestCaseError> {
        let text = format!("{{\"value\":{document}}}");
        let read = json::instance_from_str(&text, self.class);
        let again = json::instance_from_str(&text, self.again);
        prop_assert_eq!(again.is_ok(), read.is_ok(), "{}\n{}\n{:?}", text, self.text, again);
        let Ok(read) = read else { return Ok(false) };
        let written = json::to_string(&read).unwrap();
        match json::instance_from_str(&written, self.class) {
            Ok(again) => prop_assert_eq!(json::to_string(&again).unwrap(), written),
            Err(error) => prop_assert!(false, "{text} is written as {written}: {error}"),
        }
        Ok(true)
    }
}

/// Returns `true` if a part of the document is one of these.
fn has(value: &Value, is_it: fn(&Value) -> bool) -> bool {
    is_it(value)
        || match value {
            Value::Array(items) => items.iter().any(|item| has(item, is_it)),
            Value::Object(entries) => entries.values().any(|entry| has(entry, is_it)),
            _ => false,
        }
}

fn is_integral_float(value: &Value) -> bool {
    value.is_number() && value.to_string().ends_with(".0")
}

/// Returns `true` for an integer beyond `i64`, which is not one of the type.
fn is_large(value: &Value) -> bool {
    value.is_number() && value.to_string().len() > 19
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn classes_of_schemas_accept_what_the_schemas_accept(
        schema in schema(),
        draws in prop::collection::vec(prop::collection::vec(any::<u32>(), 1..40), 1..8),
    ) {
        let text = schema.to_string();
        let lenient = Written::new(SchemaReader::new().lenient(), &text);
        let strict = Written::new(SchemaReader::new(), &text);
        prop_assert!(lenient.is_some() || strict.is_none(), "only read by the strict rules: {}", text);
        let validator = jsonschema::draft202012::new(&schema).unwrap();
        for (number, choices) in draws.iter().enumerate() {
            let mut draw = Draw::new(choices, &schema);
            let mut document = draw.document();
            for _ in 0..number % 3 {
                draw.damage(&mut document);
            }
            if has(&document, is_large) {
                continue;
            }
            let is_valid = validator.is_valid(&document);
            if let Some(lenient) = &lenient {
                prop_assert_eq!(lenient.accepts(&document)?, is_valid, "lenient {}\n{}", text, document);
                let inside = serde_json::json!({"value": document.clone()});
                prop_assert_eq!(lenient.validator.is_valid(&inside), is_valid, "{}\n{}", lenient.text, document);
            }
            if let Some(strict) = &strict {
                let accepts = strict.accepts(&document)?;
                // `null` leaves a property out, and `1.0` is not an integer.
                if !has(&document, Value::is_null) && !has(&document, is_integral_float) {
                    prop_assert_eq!(accepts, is_valid, "strict {}\n{}", text, document);
                }
            }
        }
    }
}

#[test]
fn most_drawn_schemas_are_read() {
    let mut runner = TestRunner::deterministic();
    let drawn = (schema(), prop::collection::vec(any::<u32>(), 40));
    let (mut strict, mut lenient, mut documents) = (0, 0, [0, 0]);
    for _ in 0..300 {
        let (schema, choices) = drawn.new_tree(&mut runner).unwrap().current();
        let text = schema.to_string();
        strict += usize::from(class_of(SchemaReader::new(), &text).is_some());
        lenient += usize::from(class_of(SchemaReader::new().lenient(), &text).is_some());
        let validator = jsonschema::draft202012::new(&schema).unwrap();
        let document = Draw::new(&choices, &schema).document();
        documents[usize::from(validator.is_valid(&document))] += 1;
    }
    assert!(strict > 200 && lenient > 280, "{strict} {lenient}");
    assert!(documents.iter().all(|count| *count > 60), "{documents:?}");
}
