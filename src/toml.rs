//! TOML in, with the line and the column of each fault.
//!
//! The crate `toml` reads the text. A date or a time is a string.

use crate::report::Report;
use ::toml::de::{Deserializer, Error};
use std::ops::Range;
use std::string::{String, ToString};
use typed_core::{DocumentPart, FieldType, Mismatches, Value, from_deserializer};

/// Reads a value: a struct, an enum, or any other [`FieldType`]. A string without escapes is borrowed
/// from the text, so a field of type `&str` can hold it.
///
/// # Errors
/// A [`Report`]:
///
/// - The text is not TOML: the fault with its place, as the first entry.
/// - Every mismatch of the document, with its place. A missing field is at the header of its table.
///
/// ```
/// use typed_structs::{Typed, toml};
///
/// #[derive(Typed, Debug)]
/// struct Package { name: String, version: String }
///
/// #[derive(Typed, Debug)]
/// struct Lock { version: u8, package: Vec<Package> }
///
/// let text = r#"version = "4"
///
/// [[package]]
/// name = "serde"
/// versoin = "1.0"
/// "#;
/// let report = toml::from_str::<Lock>(text).unwrap_err();
/// assert_eq!(
///     report.to_string(),
///     "Lock.version: expected u8, got str \"4\" at line 1 column 11\n\
///      Lock.package[0].versoin: unknown field; did you mean `version`? at line 5 column 1\n\
///      Lock.package[0].version: missing, expected String at line 3 column 1"
/// );
/// ```
pub fn from_str<'v, T: FieldType<'v>>(text: &'v str) -> Result<T, Report> {
    let part = DocumentPart::of(T::TYPE);
    let document = Deserializer::parse(text)
        .map_err(|error| unread(Some(error), Mismatches::default(), part, text))?;
    from_deserializer(document).map_err(|error| {
        let (fault, mismatches) = error.into_parts();
        unread(fault, mismatches, part, text)
    })
}

/// Reads a document as a value. An error has its message and its place.
pub(crate) fn read_value(text: &str) -> Result<Value<'_>, (String, Range<usize>)> {
    let fault = |error: Error| (String::from(error.message()), error.span().unwrap_or(0..0));
    let document = Deserializer::parse(text).map_err(fault)?;
    from_deserializer(document).map_err(|error| match error.into_parts() {
        (Some(error), _) => fault(error),
        (None, mismatches) => (mismatches.to_string(), 0..0),
    })
}

/// Returns the report of a document that was not read.
#[cold]
fn unread(fault: Option<Error>, mismatches: Mismatches, part: DocumentPart, text: &str) -> Report {
    let report = Report::of_toml(mismatches, part, text);
    match fault {
        None => report,
        Some(fault) => {
            let range = fault.span().unwrap_or(0..0);
            report.with_syntax_fault(String::from(fault.message()), range, text)
        }
    }
}
