//! The driver for JSON.

mod broken;
mod bytes;
mod entries;
mod items;
mod lex;
mod reader;
mod value;

pub use lex::Fault as DocumentFault;

use crate::class::TypeInfo;
use crate::document::Root;
use crate::document::json::broken::mismatches_before_fault;
use crate::document::json::reader::Reader;
use crate::record::{FieldType, notify_constructed};
use crate::report::{Context, Mismatches};
use crate::value::Value;
use core::mem;

/// The reasons why a document is not read: at most one fault of its grammar, and mismatches.
#[derive(Debug, Default)]
pub struct Unread {
    /// The place where the document breaks off.
    pub fault: Option<DocumentFault>,
    /// The mismatches up to that place.
    pub mismatches: Mismatches,
    /// `true` if the whole text was read.
    pub is_at_end: bool,
}

/// Reads a document.
///
/// # Errors
/// - The document is not JSON.
/// - All mismatches.
#[inline]
pub fn from_json<'t, T: FieldType<'t>>(text: &'t str) -> Result<T, Unread> {
    read_json(text, &mut Mismatches::new())
}

/// Reads a document, and returns its warnings too.
///
/// # Errors
/// - Those of [`from_json`].
pub fn from_json_with_warnings<'t, T: FieldType<'t>>(
    text: &'t str,
) -> Result<(T, Mismatches), Unread> {
    let mut report = Mismatches::with_warnings();
    let whole = read_json(text, &mut report)?;
    Ok((whole, report.take_warnings().map_or_else(Mismatches::new, |warnings| *warnings)))
}

#[inline]
fn read_json<'t, T: FieldType<'t>>(text: &'t str, report: &mut Mismatches) -> Result<T, Unread> {
    let mut whole = None;
    read_root(text, T::TYPE, report, &mut |input, cx| {
        whole = Some(T::read(input, &mut cx.redact_for_type::<T>())?);
        Ok(())
    })?;
    let whole = whole.ok_or_else(Unread::default)?;
    if let Some(object) = whole.record() {
        notify_constructed(object);
    }
    Ok(whole)
}

/// Reads a document by a function that takes the whole of it. This is compiled once.
fn read_root<'t>(
    text: &'t str,
    type_info: &'static TypeInfo,
    report: &mut Mismatches,
    root: &mut Root<'_, 't>,
) -> Result<(), Unread> {
    let mut reader = Reader::new(text);
    let read = reader.document(root, &mut Context::new(report, type_info.name()));
    let is_at_end = reader.lexer.at() >= text.len();
    match (read, reader.into_fault()) {
        (Ok(()), None) => Ok(()),
        (_, None) => Err(Unread { fault: None, mismatches: mem::take(report), is_at_end }),
        (_, fault) => {
            let mismatches = mismatches_before_fault(text, type_info, root);
            Err(Unread { fault, mismatches, is_at_end })
        }
    }
}

/// Reads a document as a value. Strings without escapes are borrowed, keys keep their order and their
/// duplicates. Integers are exact, and floats the nearest. Any other number becomes [`Value::OutOfRange`].
///
/// # Errors
/// - The document is not JSON.
pub fn value_from_json(text: &str) -> Result<Value<'_>, DocumentFault> {
    Reader::new(text).value_document()
}
