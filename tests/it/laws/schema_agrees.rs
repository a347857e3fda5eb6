//! A schema and the reader of its class accept the same documents. `docs/schemas.md` lists the exceptions,
//! which are never drawn: formats of strings, `1.0` for an integer, floats beyond their type.

use crate::laws::schema_documents::Draw;
use crate::schema::emit::{enums, objects, parse, types, validator};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::Mutex;
use typed_structs::schema::Schema;
use typed_structs::{DynamicClass, FieldType, SchemaReader, Untyped, Value, json};

/// A type whose documents are drawn.
struct Subject {
    name: &'static str,
    schema: serde_json::Value,
    input: jsonschema::Validator,
    output: jsonschema::Validator,
    /// The class of objects with one value of the type, if its schema can be read.
    read_again: Option<&'static DynamicClass>,
    /// Reads a document, and returns it as it is written.
    read: fn(&str) -> Result<String, String>,
}

impl Subject {
    fn new<T: for<'v> FieldType<'v> + Debug>(name: &'static str) -> Self {
        let schema = Schema::new().of::<T>();
        let text = json::to_string(&schema).unwrap();
        Self {
            name,
            schema: parse(&text),
            input: validator(&schema),
            output: validator(&Schema::new().output().of::<T>()),
            // A secret's default is not shown, and a class from a schema takes `null` in place of one.
            read_again: read_again(&schema).filter(|_| !text.contains("writeOnly")),
            read: |text| {
                let read = json::from_str::<T>(text).map_err(|error| error.to_string())?;
                Ok(json::to_string(&read).unwrap())
            },
        }
    }

    /// Reads a document as its class and as its schemas do, and returns `true` if it is accepted.
    fn agrees(&self, document: &serde_json::Value) -> Result<bool, TestCaseError> {
        let text = document.to_string();
        let (read, is_valid) = ((self.read)(&text), self.input.is_valid(document));
        let context = format!("{}: {text}\n{read:?}\n{}", self.name, self.schema);
        prop_assert_eq!(read.is_ok(), is_valid, "{}", context);
        if let Some(class) = self.read_again {
            let again = json::instance_from_str(&format!("{{\"value\":{text}}}"), class);
            prop_assert_eq!(again.is_ok(), is_valid, "read again: {:?}\n{}", again, context);
        }
        if let Ok(written) = read {
            prop_assert!(self.output.is_valid(&parse(&written)), "{}\n{}", written, context);
        }
        Ok(is_valid)
    }
}

/// Returns the class of objects with one `value`, whose schema is read.
fn read_again(schema: &Untyped) -> Option<&'static DynamicClass> {
    let Value::Map(mut value) = schema.clone() else { return None };
    let definitions = value.remove("$defs");
    let mut root = typed_structs::Map::new();
    root.push("type", "object");
    root.push("properties", BTreeMap::from([("value", Value::Map(value))]));
    root.push("required", Value::from_iter(["value"]));
    root.push("additionalProperties", false);
    if let Some(definitions) = definitions {
        root.push("$defs", definitions);
    }
    SchemaReader::new().lenient().class("Root", &Value::Map(root)).ok()
}

fn subjects() -> Vec<Subject> {
    macro_rules! of {
        ($($name:ty),* $(,)?) => { vec![$(Subject::new::<$name>(stringify!($name))),*] };
    }
    of!(
        objects::User,
        objects::Aliased,
        objects::Manager,
        objects::Labels,
        objects::Open,
        objects::Holder,
        objects::Limits,
        enums::Color,
        enums::Level,
        enums::Shape,
        enums::Internal,
        enums::Adjacent,
        enums::Any,
        enums::Painted,
        types::Login,
        types::Parts,
        Option<Vec<[u16; 2]>>,
    )
}

proptest! {
    #[test]
    fn documents_are_read_where_they_are_valid(
        choices in prop::collection::vec(any::<u32>(), 1..120),
        damage in 0..3_usize,
    ) {
        static SUBJECTS: Mutex<Vec<Subject>> = Mutex::new(Vec::new());
        let mut subjects = SUBJECTS.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        if subjects.is_empty() {
            *subjects = self::subjects();
        }
        for subject in subjects.iter() {
            let mut draw = Draw::new(&choices, &subject.schema);
            let mut document = draw.document();
            for _ in 0..damage {
                draw.damage(&mut document);
            }
            subject.agrees(&document)?;
        }
    }
}

#[test]
fn both_kinds_of_documents_are_drawn() {
    for subject in subjects() {
        let mut counts = [0, 0];
        for seed in 0..600_u32 {
            let mut state = seed.wrapping_mul(2_654_435_761) | 1;
            let choices = std::iter::repeat_with(|| {
                state ^= state << 13;
                state ^= state >> 17;
                state ^= state << 5;
                state
            });
            let choices: Vec<u32> = choices.take(80).collect();
            let mut draw = Draw::new(&choices, &subject.schema);
            let mut document = draw.document();
            if seed % 2 == 1 {
                draw.damage(&mut document);
            }
            counts[usize::from(subject.agrees(&document).unwrap())] += 1;
        }
        assert!(counts.iter().all(|count| *count > 30), "{}: {counts:?}", subject.name);
    }
}

#[test]
fn schemas_are_read_again() {
    let has_secrets = |subject: &&Subject| subject.name == "types::Login";
    for subject in subjects().iter().filter(|subject| !has_secrets(subject)) {
        assert!(subject.read_again.is_some(), "{}: {}", subject.name, subject.schema);
    }
}
