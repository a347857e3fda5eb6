//! JSON in and out.
//!
//! The format is strict RFC 8259, without comments, trailing commas or a byte order mark. Documents
//! are at most [`MAX_DEPTH`](crate::MAX_DEPTH) levels deep. Integers are exact, and floats are the
//! nearest. A number that no type can hold is a mismatch with code `range`, at its path.

#[cfg(feature = "dynamic")]
mod dynamic;
mod error;
mod input;
mod patch;
mod read;
mod write;

#[cfg(feature = "dynamic")]
#[cfg_attr(docsrs, doc(cfg(feature = "dynamic")))]
pub use dynamic::{class_from_description, class_from_schema, instance_from_str};

pub use error::{Error, SyntaxError};
pub use input::{Lines, from_reader, from_slice, lines};
pub use patch::{json_patch, merge_patch};
pub use write::{Writer, to_string, to_string_pretty, to_writer};

use crate::report::Report;
use read::{check, located};
use std::vec::Vec;
use typed_core::__private::{from_json, from_json_with_warnings};
use typed_core::{BoxObject, DocumentPart, FieldType, Registry};

/// Reads a value: a struct, an enum, or any other [`FieldType`]. A string without escapes is borrowed
/// from the input, so a field of type `&str` can hold it.
///
/// # Errors
/// - [`Error::Syntax`]: the input is not JSON.
/// - [`Error::Mismatches`]: every mismatch of the document, with its place.
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
///     "Point.x: expected f64, got str \"1\" at line 1 column 7\n\
///      Point.z: unknown field at line 1 column 12\n\
///      Point.name: expected &str, got null at line 1 column 28\n\
///      Point.y: missing, expected f64 at line 1 column 1"
/// );
/// # Ok::<(), json::Error>(())
/// ```
pub fn from_str<'v, T: FieldType<'v>>(text: &'v str) -> Result<T, Error> {
    from_json(text, |unread| located(unread, DocumentPart::of(T::TYPE), text))
}

/// Reads a value like [`from_str`], and also returns the warnings: the names that a class with
/// `#[typed(unknown = warn)]` does not declare, in the order of the checks. [`from_str`] drops them.
///
/// # Errors
/// - [`Error::Syntax`]: the input is not JSON.
/// - [`Error::Mismatches`]: every mismatch of the document, with its place.
///
/// ```
/// use typed_structs::{Typed, json};
///
/// #[derive(Typed)]
/// #[typed(unknown = warn)]
/// struct Server { host: String, #[typed(default = 80)] port: u16 }
///
/// let text = r#"{"host": "example.org", "prot": 443}"#;
/// let (server, warnings) = json::from_str_with_warnings::<Server>(text)?;
/// assert_eq!(server.port, 80);
/// assert_eq!(
///     warnings.to_string(),
///     "Server.prot: unknown field; did you mean `port`? at line 1 column 25"
/// );
/// # Ok::<(), json::Error>(())
/// ```
pub fn from_str_with_warnings<'v, T: FieldType<'v>>(text: &'v str) -> Result<(T, Report), Error> {
    let part = DocumentPart::of(T::TYPE);
    match from_json_with_warnings(text) {
        Ok((value, warnings)) => Ok((value, Report::of_warnings(warnings, part, text))),
        Err(unread) => Err(located(unread, part, text)),
    }
}

/// Reads an object whose class the document names: see [`Registry::from_value`].
///
/// # Errors
/// - [`Error::Syntax`]: the input is not JSON.
/// - [`Error::Mismatches`]: every mismatch of the document, with its place.
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
    check(text, part_of(registry), |value| registry.from_value(value))
}

/// Reads a list of objects whose classes the document names: see [`Registry::from_list`].
///
/// # Errors
/// - [`Error::Syntax`]: the input is not JSON.
/// - [`Error::Mismatches`]: every mismatch of the document, with its place.
pub fn objects_from_str(text: &str, registry: &Registry) -> Result<Vec<BoxObject>, Error> {
    check(text, part_of(registry), |value| registry.from_list(value))
}

/// Returns the part of a document that names its classes.
fn part_of(registry: &Registry) -> DocumentPart {
    let has_secret = registry.iter().any(|(_, class)| DocumentPart::of_class(class).is_secret());
    if has_secret { DocumentPart::UNDECLARED } else { DocumentPart::OPEN }
}
