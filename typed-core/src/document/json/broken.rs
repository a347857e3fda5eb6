//! Mismatches of a document that breaks off.
//!
//! Some types need a part of a document as a whole, and many parts end before the fault. So the text up to
//! the fault is read again, as a value, and checked. Mismatches of the parts that are open at the fault are
//! dropped if the rest of the part could have prevented them.

use crate::class::{DocumentPart, TypeInfo};
use crate::document::json::lex::Fault;
use crate::document::json::reader::Reader;
use crate::record::{Input, SlotMut};
use crate::report::{Context, Mismatches, Target, TypeMismatch, code};
use crate::value::{List, Map, Value};
use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::mem;

/// The greatest length of a name in a path, in bytes. Segments are cut to it.
const MAX_NAME: usize = 1024;

/// A list or a map that is open at a fault: the number of its first item or entry among all, and the key of
/// the entry that is open.
pub(super) enum Open<'t> {
    List(usize),
    Map(usize, Option<Cow<'t, str>>),
}

/// A step of the path to a fault.
enum Step<'t> {
    Item(usize),
    Entry(Cow<'t, str>),
}

impl<'t> Reader<'t> {
    /// Records a list or a map that is open at a fault.
    #[cold]
    pub(super) fn leave_open(&mut self, open: Open<'t>, fault: Fault) -> Fault {
        self.parts().open.push(open);
        fault
    }

    /// Reads the text up to the fault as a value. Returns the path to the innermost part that is open there,
    /// if there is one.
    fn value_before_fault(&mut self) -> Option<(Value<'t>, Option<Vec<Step<'t>>>)> {
        if let Ok(whole) = self.value() {
            return Some((whole, None));
        }
        let (mut part, mut path) = (None, Vec::new());
        for open in mem::take(&mut self.parts().open) {
            part = Some(match open {
                Open::List(first) => {
                    let mut items = self.parts().items.split_off(first);
                    if let Some(item) = part {
                        path.push(Step::Item(items.len()));
                        items.push(item);
                    }
                    List::shown(items)
                }
                Open::Map(first, key) => {
                    let mut entries = self.parts().entries.split_off(first);
                    if let (Some(key), Some(value)) = (key, part) {
                        path.push(Step::Entry(key.clone()));
                        entries.push((Value::Str(key), value));
                    }
                    Map::shown(entries)
                }
            });
        }
        path.reverse();
        Some((part?, Some(path)))
    }
}

/// Returns the mismatches of a document before the fault at which it breaks off.
#[cold]
pub(super) fn mismatches_before_fault<'t>(
    text: &'t str,
    type_info: &'static TypeInfo,
    slot: &mut dyn SlotMut<'t>,
) -> Mismatches {
    let mut report = Mismatches::new();
    let Some((value, path)) = Reader::new(text).value_before_fault() else { return report };
    let mut cx = Context::new(&mut report, type_info.name());
    let _ = slot.fill(&mut Input::Value(value), &[], &mut cx);
    slot.clear();
    if let Some(path) = path {
        let open = OpenPath::new(DocumentPart::of(type_info), path);
        report.retain(|mismatch| open.is_certain(mismatch));
    }
    report
}

/// The path to the innermost part that is open, as the paths of mismatches name it.
struct OpenPath {
    names: Vec<String>,
    /// The open parts: the whole document, then one for each name.
    parts: Vec<DocumentPart>,
}

impl OpenPath {
    fn new(whole: DocumentPart, path: Vec<Step<'_>>) -> Self {
        let (mut names, mut parts) = (Vec::new(), alloc::vec![whole]);
        let mut part = whole;
        for step in path {
            let name = match step {
                Step::Item(index) => {
                    part = part.item(index);
                    index.to_string()
                }
                Step::Entry(key) => {
                    let (name, entry) = part.entry(&key);
                    part = entry;
                    String::from(name.get(..name.floor_char_boundary(MAX_NAME)).unwrap_or_default())
                }
            };
            names.push(name);
            parts.push(part);
        }
        Self { names, parts }
    }

    /// Returns `true` if a mismatch remains one, whatever follows after the fault.
    fn is_certain(&self, mismatch: &TypeMismatch) -> bool {
        // The token of a key within a secret.
        let is_next = |name: &String, token: &str| name == token || token == "***";
        let mut names = self.names.iter();
        let mut parts = self.parts.iter();
        let mut part = parts.next();
        let mut left = mismatch.segments().len();
        for segment in mismatch.segments() {
            // Another variant may be meant.
            if part.is_some_and(DocumentPart::is_untagged) {
                return false;
            }
            if !names.next().is_some_and(|name| is_next(name, &segment.to_string())) {
                break;
            }
            left -= 1;
            part = parts.next();
        }
        match mismatch.target() {
            Target::Container => left != 1,
            Target::Content => left > 0 || mismatch.code() == code::UNKNOWN,
            Target::Key => true,
        }
    }
}
