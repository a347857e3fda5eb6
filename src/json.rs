//! JSON in and out, by way of `serde_json`.

#[cfg(feature = "run_time")]
mod run_time;

#[cfg(feature = "run_time")]
#[cfg_attr(docsrs, doc(cfg(feature = "run_time")))]
pub use run_time::{class_from_description, class_from_schema, instance_from_str};

use std::string::String;
use std::vec::Vec;
#[cfg(feature = "run_time")]
use typed_core::DefinitionError;
use typed_core::{BoxObject, FieldType, Mismatches, Registry, ToValue, Value, from_value};

/// Why a JSON text is no value of a type.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// It is no JSON, or nested deeper than `serde_json` reads.
    #[error("not JSON: {0}")]
    Syntax(#[from] serde_json::Error),
    /// It is JSON for something else; all mismatches, in the order of the document.
    #[error(transparent)]
    Mismatches(#[from] Mismatches),
    /// It is a schema, or a description, that no class can be made of; all faults of it.
    #[cfg(feature = "run_time")]
    #[cfg_attr(docsrs, doc(cfg(feature = "run_time")))]
    #[error(transparent)]
    Definition(#[from] DefinitionError),
}

/// Reads a value: a struct, an enum, or any other [`FieldType`]. Text without escapes is borrowed
/// from the input, so that a field of type `&str` can hold it.
///
/// Integers beyond 64 bits are exact only with the feature `arbitrary_precision` of `serde_json`;
/// without it they arrive as floats, which no integer field takes.
///
/// # Errors
/// [`Error::Syntax`] where the text is no JSON; otherwise every mismatch of the document.
///
/// ```
/// use typed_structs::{Typed, json};
///
/// #[derive(Typed, Debug)]
/// struct Point<'a> {
///     x: f64,
///     y: f64,
///     name: &'a str,
/// }
///
/// let point: Point = json::from_str(r#"{"x": 1, "y": 0.5, "name": "origin"}"#)?;
/// assert_eq!((point.x, point.y, point.name), (1.0, 0.5, "origin"));
///
/// let error = json::from_str::<Point>(r#"{"x": "1", "z": 2, "name": null}"#).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "Point.x: expected f64, got str \"1\"\n\
///      Point.z: unknown field\n\
///      Point.name: expected &str, got null\n\
///      Point.y: missing, expected f64"
/// );
/// # Ok::<(), json::Error>(())
/// ```
pub fn from_str<'v, T: FieldType<'v>>(text: &'v str) -> Result<T, Error> {
    let value: Value<'v> = serde_json::from_str(text)?;
    Ok(from_value(value)?)
}

/// Reads an object of a class that the text names: see [`Registry::from_value`].
///
/// # Errors
/// [`Error::Syntax`] where the text is no JSON; otherwise every mismatch of the document.
///
/// ```
/// use typed_structs::{Registry, Typed, json};
///
/// #[derive(Typed)]
/// struct Point { x: i64, y: i64 }
///
/// let mut registry = Registry::new();
/// registry.register::<Point>()?;
/// let point = json::object_from_str(r#"{"class": "Point", "x": 1, "y": 2}"#, &registry)?;
/// assert_eq!(point.get("y")?, 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn object_from_str(text: &str, registry: &Registry) -> Result<BoxObject, Error> {
    let value: Value<'_> = serde_json::from_str(text)?;
    Ok(registry.from_value(value)?)
}

/// Reads a list of objects of classes that the text names: see [`Registry::from_list`].
///
/// # Errors
/// [`Error::Syntax`] where the text is no JSON; otherwise every mismatch of the document.
pub fn objects_from_str(text: &str, registry: &Registry) -> Result<Vec<BoxObject>, Error> {
    let value: Value<'_> = serde_json::from_str(text)?;
    Ok(registry.from_list(value)?)
}

/// Writes a value.
///
/// # Errors
/// Where something in it has no JSON form: an opaque field, or a map whose keys are no text, number
/// or boolean.
///
/// ```
/// use typed_structs::{Typed, json};
///
/// #[derive(Typed)]
/// struct Point { x: i64, y: i64 }
///
/// assert_eq!(json::to_string(&Point { x: 1, y: 2 })?, r#"{"x":1,"y":2}"#);
/// # Ok::<(), json::Error>(())
/// ```
pub fn to_string<T: ToValue>(value: &T) -> Result<String, Error> {
    Ok(serde_json::to_string(&value.to_value())?)
}
