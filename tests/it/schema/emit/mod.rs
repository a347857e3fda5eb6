//! JSON Schema from classes.

mod dynamic;
pub(crate) mod enums;
mod limits;
mod methods;
pub(crate) mod objects;
mod schemars;
pub(crate) mod types;

use std::fmt::Debug;
use typed_structs::schema::Schema;
use typed_structs::{FieldType, Untyped, json};

/// Parses a text for the validator, which keeps each number as it is written.
pub(crate) fn parse(text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap()
}

/// Returns the validator of a schema, which must itself be valid.
#[track_caller]
pub(crate) fn validator(schema: &Untyped) -> jsonschema::Validator {
    let text = json::to_string(schema).unwrap();
    let schema = parse(&text);
    if let Err(error) = jsonschema::meta::validate(&schema) {
        panic!("{error}\n{text}");
    }
    jsonschema::draft202012::new(&schema).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// Asserts that these documents, and no others of the list, are read and are valid. Those that are read are
/// written in a form that is valid too.
#[track_caller]
pub(crate) fn agree<T: for<'v> FieldType<'v> + Debug>(valid: &[&str], invalid: &[&str]) {
    let (input, output) = (Schema::new().of::<T>(), Schema::new().output().of::<T>());
    let (reads, writes) = (validator(&input), validator(&output));
    for text in valid {
        let read = json::from_str::<T>(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert!(reads.is_valid(&parse(text)), "{text}\n{input}");
        let written = json::to_string(&read).unwrap();
        assert!(writes.is_valid(&parse(&written)), "{written}\n{output}");
    }
    for text in invalid {
        if let Ok(read) = json::from_str::<T>(text) {
            panic!("{text} is read as {read:?}");
        }
        assert!(!reads.is_valid(&parse(text)), "{text}\n{input}");
    }
}

/// Returns the schema of a type as text, without the dialect.
pub(crate) fn shown<T: for<'v> FieldType<'v>>(options: &Schema) -> String {
    let mut schema = options.of::<T>();
    if let Some(map) = schema.as_map_mut() {
        map.remove("$schema");
    }
    json::to_string(&schema).unwrap()
}
