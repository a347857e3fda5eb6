//! The driver for JSON.

mod broken;
mod bytes;
mod entries;
mod items;
mod lex;
mod reader;
mod strings;
mod value;

pub use lex::Fault as DocumentFault;

use crate::class::TypeInfo;
use crate::construct::read_whole;
use crate::document::json::broken::mismatches_before_fault;
use crate::document::json::reader::Reader;
use crate::record::{FieldType, SlotMut, notify_constructed};
use crate::report::{Context, Mismatches};
use crate::value::Value;
use core::mem::{self, ManuallyDrop};

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

/// Reads a document. A function makes the error, so that the object is not moved from one result to another.
///
/// # Errors
/// - The document is not JSON.
/// - All mismatches.
#[inline]
pub fn from_json<'t, T: FieldType<'t>, E>(
    text: &'t str,
    error: impl Fn(Unread) -> E,
) -> Result<T, E> {
    // Empty after each outcome, so that nothing is left to drop.
    let mut report = ManuallyDrop::new(Mismatches::new());
    read_whole(
        |slot| read_root(text, T::TYPE, &mut report, slot).map_err(&error),
        || error(Unread::default()),
    )
}

/// Reads a document, and returns its warnings too.
///
/// # Errors
/// - Those of [`from_json`].
pub fn from_json_with_warnings<'t, T: FieldType<'t>>(
    text: &'t str,
) -> Result<(T, Mismatches), Unread> {
    let mut report = Mismatches::with_warnings();
    let whole = read_whole(|slot| read_root(text, T::TYPE, &mut report, slot), Unread::default)?;
    Ok((whole, report.take_warnings().map_or_else(Mismatches::new, |warnings| *warnings)))
}

/// Reads a document into a slot. This is compiled once.
fn read_root<'t>(
    text: &'t str,
    type_info: &'static TypeInfo,
    report: &mut Mismatches,
    slot: &mut dyn SlotMut<'t>,
) -> Result<(), Unread> {
    let mut reader = Reader::new(text);
    let read = reader.document(&mut *slot, &mut Context::new(report, type_info.name()));
    let is_at_end = reader.lexer.at() >= text.len();
    match (read, reader.into_fault()) {
        (Ok(()), None) => {
            if let Some(object) = slot.record() {
                notify_constructed(object);
            }
            Ok(())
        }
        (Err(_), None) => Err(Unread { fault: None, mismatches: mem::take(report), is_at_end }),
        (read, fault) => {
            if read.is_ok() {
                slot.clear();
            }
            let mismatches = mismatches_before_fault(text, type_info, slot);
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
