//! Reads random schemas: none panics, a fault has a place, and a class accepts what the crate jsonschema accepts.

use fuzz::rng::Rng;
use fuzz::run::run;
use fuzz::schemas::{PUBLISHED, document, schema};
use fuzz::target::Target;
use jsonschema::{Draft, Validator};
use serde_json::Value;
use std::process::ExitCode;
use typed_structs::schema::Schema;
use typed_structs::{Class, DefineClassErrorKind, DynamicClass, SchemaReader, Untyped, json};

fn main() -> ExitCode {
    run(&[
        // The text is a schema.
        Target { name: "Published", samples: PUBLISHED, check: |text, _, rng| check(text, rng) },
        // The text starts the generator only.
        Target {
            name: "Drawn",
            samples: &["null"],
            check: |_, _, rng| {
                let text = schema(rng).to_string();
                check(&text, rng).map_err(|finding| format!("{text}\n{finding}"))
            },
        },
    ])
}

/// Keywords of older drafts, which the reader knows, and jsonschema as the draft of the schema says.
const OLDER: [&str; 6] =
    ["\"$schema\"", "\"$id\"", "\"id\"", "\"dependencies\"", "\"additionalItems\"", "\"$anchor\""];

/// Returns `true` if the schema was read.
fn check(text: &str, rng: &mut Rng) -> Result<bool, String> {
    let Ok(value) = json::from_str::<Untyped>(text) else { return Ok(false) };
    let strict = read(SchemaReader::new(), &value)?;
    let lenient = read(SchemaReader::new().lenient(), &value)?;
    if strict.is_some() && lenient.is_none() {
        return Err("the lenient reader rejects what the strict one reads".into());
    }
    let Some(lenient) = lenient else { return Ok(false) };
    let Ok(parsed) = serde_json::from_str::<Value>(text) else { return Ok(false) };
    let validator = validator(&parsed, &parsed.to_string());
    let (by_specification, by_strict_rules) = (SchemaReader::new().lenient(), SchemaReader::new());
    let strict =
        strict.map(|class| Again::new(class, &[by_strict_rules, by_specification])).transpose()?;
    let lenient = Again::new(lenient, &[by_specification])?;
    for _ in 0..12 {
        let document = document(&parsed, &parsed, rng, 0);
        let ours = accepts(lenient.class, &document);
        let shown = |what: &str| Err(format!("{what} {document}: {ours:?}"));
        if let Some(validator) = &validator {
            if validator.is_valid(&document) != ours.is_ok() {
                return shown("jsonschema disagrees:");
            }
        }
        lenient.check(&document, ours.is_ok())?;
        let Some(strict) = &strict else { continue };
        let is_accepted = accepts(strict.class, &document).is_ok();
        if is_accepted && ours.is_err() && !document.to_string().contains("null") {
            return shown("only the strict class accepts");
        }
        // By the specification, `1.0` is 1, and `null` leaves no property out.
        let text = document.to_string();
        if !parsed.to_string().contains(".0") && ![".0", "null"].iter().any(|it| text.contains(it))
        {
            strict.check(&document, is_accepted)?;
        }
    }
    Ok(true)
}

/// Returns a class with a required field `value` of the schema, or `None` after faults.
fn read(reader: SchemaReader, schema: &Untyped) -> Result<Option<&'static DynamicClass>, String> {
    match reader.field_type("Value", schema) {
        Ok(of) => {
            match Class::builder("Root").field_of("value", of, |field| field.required()).build() {
                Ok(class) => Ok(Some(class)),
                Err(error) => Err(format!("a type without a class: {error}")),
            }
        }
        Err(error) => {
            for fault in error.faults() {
                match fault {
                    DefineClassErrorKind::Schema { pointer, why }
                        if pointer.starts_with('#') && !why.is_empty() => {}
                    DefineClassErrorKind::Schema { .. } => {
                        return Err(format!("no place: {fault}"));
                    }
                    _ => return Err(format!("not a fault of a schema: {fault:?}")),
                }
            }
            Ok(None)
        }
    }
}

fn accepts(class: &'static DynamicClass, document: &Value) -> Result<(), String> {
    let text = format!("{{\"value\":{document}}}");
    match json::instance_from_str(&text, class) {
        Ok(_) => Ok(()),
        Err(json::Error::Syntax(error)) => Err(format!("not JSON: {error}")),
        Err(error) => Err(error.to_string()),
    }
}

/// Returns the validator, if it reads the schema as draft 2020-12 and with numbers that it holds exactly.
fn validator(schema: &Value, text: &str) -> Option<Validator> {
    // An empty reference leads to the whole schema, which the crate jsonschema does not know.
    let is_other = OLDER.iter().any(|keyword| text.contains(keyword));
    if is_other || text.contains("\"$ref\":\"\"") || !has_small_numbers(schema) {
        return None;
    }
    jsonschema::options().with_draft(Draft::Draft202012).build(schema).ok()
}

/// Returns `true` if all numbers are halves up to some thousands.
fn has_small_numbers(value: &Value) -> bool {
    match value {
        Value::Number(number) => {
            number.as_f64().is_some_and(|it| it.abs() < 1e6 && (it * 2.0).fract() == 0.0)
        }
        Value::Array(items) => items.iter().all(has_small_numbers),
        Value::Object(entries) => entries.values().all(has_small_numbers),
        _ => true,
    }
}

/// A class, and the class of the schema that is written for it.
struct Again {
    class: &'static DynamicClass,
    written: String,
    again: &'static DynamicClass,
}

impl Again {
    /// Reads the written schema by each of the readers, of which the last one makes the class.
    fn new(class: &'static DynamicClass, readers: &[SchemaReader]) -> Result<Self, String> {
        let schema = Schema::new().of_class(class);
        let written = json::to_string(&schema).map_err(|error| error.to_string())?;
        let mut again = class;
        for reader in readers {
            again = match reader.class("Root", &schema) {
                Ok(class) => class,
                // It was not found in the keywords of an assertion.
                Err(error) if error.to_string().contains(": no ") => continue,
                Err(error) => return Err(format!("wrote {written}\nwhich is not read: {error}")),
            };
        }
        Ok(Self { class, written, again })
    }

    /// Checks that the written schema accepts what the class accepts, and nothing else.
    fn check(&self, document: &Value, is_accepted: bool) -> Result<(), String> {
        match accepts(self.again, document) {
            again if again.is_ok() == is_accepted => Ok(()),
            again => {
                Err(format!("wrote {}\nwhich differs for {document}: {again:?}", self.written))
            }
        }
    }
}
