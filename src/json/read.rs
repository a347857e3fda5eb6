//! Reading of documents as values, and the errors of documents that are not read.

use super::error::{Error, SyntaxError};
use crate::report::Report;
use typed_core::__private::{DocumentFault, Unread, value_from_json};
use typed_core::{DocumentPart, Mismatches, Value};

/// Reads a document of this part as a value, and checks it.
pub(super) fn check<'v, T>(
    text: &'v str,
    part: DocumentPart,
    check: impl FnOnce(Value<'v>) -> Result<T, Mismatches>,
) -> Result<T, Error> {
    let value = read(text, part)?;
    check(value)
        .map_err(|mismatches| located(Unread { mismatches, ..Unread::default() }, part, text))
}

/// Reads a document of this part as a value.
///
/// Strings without escapes are borrowed, keys keep their order and their duplicates. Integers are
/// exact, and floats the nearest. Any other number becomes [`Value::OutOfRange`].
pub(super) fn read(text: &str, part: DocumentPart) -> Result<Value<'_>, Error> {
    value_from_json(text).map_err(|fault| malformed(&fault, Mismatches::default(), part, text))
}

/// Returns the error of a document of this part that was not read.
#[cold]
pub(super) fn located(unread: Unread, part: DocumentPart, text: &str) -> Error {
    match unread.fault {
        Some(fault) => malformed(&fault, unread.mismatches, part, text),
        None => Report::of_json_part(unread.mismatches, part, text).into(),
    }
}

/// Like [`located`], for a document that begins after that many lines.
#[cold]
pub(super) fn located_after(lines: usize, unread: Unread, part: DocumentPart, text: &str) -> Error {
    let mut error = located(unread, part, text);
    if let Some(report) = error.report_mut() {
        report.move_down(lines);
    }
    error
}

#[cold]
fn malformed(
    fault: &DocumentFault,
    mismatches: Mismatches,
    part: DocumentPart,
    text: &str,
) -> Error {
    SyntaxError::new(text, fault, mismatches, part).into()
}
