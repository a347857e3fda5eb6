//! Classes built at run time, and their objects, from JSON.

use super::Error;
use super::read::{check, read};
use std::string::String;
use typed_core::{DocumentPart, DynamicClass, Instance, Value};

/// Reads an object of a class that was built at run time.
///
/// # Errors
/// - [`Error::Syntax`]: the input is not JSON.
/// - [`Error::Mismatches`]: every mismatch of the document, with its place.
///
/// ```
/// use typed_structs::{Class, json};
///
/// let class = Class::builder("Point").field::<f64>("x").field::<f64>("y").build()?;
/// let point = json::instance_from_str(r#"{"x": 1, "y": 0.5}"#, class)?;
/// assert_eq!(point.get_as::<f64>("x")?, 1.0);
/// assert_eq!(json::to_string(&point)?, r#"{"x":1.0,"y":0.5}"#);
///
/// let error = json::instance_from_str(r#"{"x": "1", "z": 2}"#, class).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "Point.x: expected f64, got str \"1\" at line 1 column 7\n\
///      Point.z: unknown field at line 1 column 12\n\
///      Point.y: missing, expected f64 at line 1 column 1"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn instance_from_str(text: &str, class: &'static DynamicClass) -> Result<Instance, Error> {
    check(text, DocumentPart::of_class(class), |value| class.from_value(value))
}

/// Builds a class from a JSON Schema: see [`DynamicClass::from_json_schema`].
///
/// # Errors
/// - [`Error::Syntax`]: the input is not JSON.
/// - [`Error::Definition`]: every fault of the schema.
///
/// ```
/// use typed_structs::json;
///
/// let class = json::class_from_schema("Service", r#"{
///     "type": "object",
///     "properties": {
///         "name": {"type": "string"},
///         "port": {"type": "integer", "minimum": 1, "default": 443}
///     },
///     "required": ["name"],
///     "additionalProperties": false
/// }"#)?;
/// let service = json::instance_from_str(r#"{"name": "web"}"#, class)?;
/// assert_eq!(service.get("port")?, 443);
///
/// let error = json::instance_from_str(r#"{"port": 0, "prot": 1}"#, class).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "Service.port: expected 1.., got int 0 at line 1 column 10\n\
///      Service.prot: unknown field; did you mean `port`? at line 1 column 13\n\
///      Service.name: missing, expected String at line 1 column 1"
/// );
///
/// let error = json::class_from_schema("Service", r#"{"oneOf": []}"#).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "#/oneOf: expected a list of schemas"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn class_from_schema(
    name: impl Into<String>,
    text: &str,
) -> Result<&'static DynamicClass, Error> {
    let schema = parse(text)?;
    Ok(DynamicClass::from_json_schema(name, &schema)?)
}

/// Builds a class from a description: see [`DynamicClass::from_description`].
///
/// # Errors
/// - [`Error::Syntax`]: the input is not JSON.
/// - [`Error::Definition`]: every fault of the description.
///
/// ```
/// use typed_structs::json;
///
/// let class = json::class_from_description(r#"{
///     "name": "User",
///     "fields": [
///         {"name": "name", "type": "String", "len": "1..=64"},
///         {"name": "tags", "type": "Vec<String>", "default": []},
///         {"name": "age", "type": "u8", "range": "0..=150"}
///     ],
///     "class": [{"name": "api_version", "type": "String", "value": "v1"}]
/// }"#, &[])?;
/// let error = json::instance_from_str(r#"{"name": "", "tags": [1], "age": 200}"#, class).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "User.name: expected length 1..=64, got str \"\" at line 1 column 10\n\
///      User.tags[0]: expected String, got int 1 at line 1 column 23\n\
///      User.age: expected 0..=150, got int 200 at line 1 column 34"
/// );
/// # Ok::<(), json::Error>(())
/// ```
pub fn class_from_description(
    text: &str,
    known: &[&'static DynamicClass],
) -> Result<&'static DynamicClass, Error> {
    let description = parse(text)?;
    Ok(DynamicClass::from_description(&description, known)?)
}

fn parse(text: &str) -> Result<Value<'_>, Error> {
    read(text, DocumentPart::OPEN)
}
