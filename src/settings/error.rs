//! The faults of settings.

use super::origins::Origins;
use super::source::{Content, Layer, Source};
use super::tree::{LayerOf, layer_at};
use crate::report::{Place, Report};
use std::borrow::Cow;
use std::boxed::Box;
use std::fmt;
use std::ops::Range;
use std::string::{String, ToString};
use std::vec::Vec;
use typed_core::{DocumentPart, Mismatches, TypeMismatch, code};

/// All faults of settings. `Display` writes a line for each.
///
/// See [`Settings`](super::Settings) for an example.
#[derive(Clone)]
pub struct Error(Box<[Entry]>);

/// A fault of settings: a mismatch of a value, or a document or a variable that was not read.
#[derive(Clone, Debug)]
pub struct Entry {
    source: Option<Source>,
    place: Option<Place>,
    fault: Fault,
}

#[derive(Clone, Debug)]
enum Fault {
    Mismatch(TypeMismatch),
    Other(String, &'static str),
}

impl Error {
    pub(super) fn new(entries: Vec<Entry>) -> Self {
        Self(entries.into())
    }

    /// Returns the faults: those of documents and variables that were not read, then the mismatches in the order of the
    /// fields.
    pub fn iter(&self) -> core::slice::Iter<'_, Entry> {
        self.0.iter()
    }
}

impl Entry {
    /// Creates the entry of a source that was not read.
    pub(super) fn of_source(source: Source, message: &str, code: &'static str) -> Self {
        let fault = Fault::Other(message.to_string(), code);
        Self { source: Some(source), place: None, fault }
    }

    /// Creates the entry of a document that breaks the grammar of its format.
    pub(super) fn of_syntax(layer: &Layer<'_>, message: &str, range: Range<usize>) -> Self {
        let mut entry = Self::of_source(layer.source.clone(), message, code::SYNTAX);
        if let Some(text) = layer.text() {
            let report = Report::of_json_part(Mismatches::default(), DocumentPart::OPEN, text);
            let report = report.with_syntax_fault(message.to_string(), range, text);
            entry.place = report.iter().next().and_then(|entry| entry.place().cloned());
        }
        entry
    }

    /// Returns the source of the fault. A missing field has none.
    #[must_use]
    pub const fn source(&self) -> Option<&Source> {
        self.source.as_ref()
    }

    /// Returns the place in the text of a document.
    #[must_use]
    pub const fn place(&self) -> Option<&Place> {
        self.place.as_ref()
    }

    /// Returns the mismatch, if a value was read.
    #[must_use]
    pub const fn mismatch(&self) -> Option<&TypeMismatch> {
        match &self.fault {
            Fault::Mismatch(mismatch) => Some(mismatch),
            Fault::Other(..) => None,
        }
    }

    /// Returns the code: see [`code`](mod@code).
    #[must_use]
    pub fn code(&self) -> &str {
        match &self.fault {
            Fault::Mismatch(mismatch) => mismatch.code(),
            Fault::Other(_, code) => code,
        }
    }
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.fault, &self.source) {
            (Fault::Mismatch(mismatch), Some(source)) => write!(f, "{mismatch} in {source}")?,
            (Fault::Mismatch(mismatch), None) => fmt::Display::fmt(mismatch, f)?,
            (Fault::Other(message, _), Some(source)) => write!(f, "{source}: {message}")?,
            (Fault::Other(message, _), None) => f.write_str(message)?,
        }
        match &self.place {
            Some(place) => write!(f, " at line {} column {}", place.line(), place.column()),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, entry) in self.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            fmt::Display::fmt(entry, f)?;
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl std::error::Error for Error {}

impl<'e> IntoIterator for &'e Error {
    type Item = &'e Entry;
    type IntoIter = core::slice::Iter<'e, Entry>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// Returns the entries of mismatches of the merged value, with their layers and places.
pub(super) fn entries(
    mismatches: Mismatches,
    part: DocumentPart,
    layers: &[Layer<'_>],
    origins: &LayerOf,
    is_incomplete: bool,
) -> Vec<Entry> {
    let layer_of = |mismatch: &TypeMismatch| {
        let tokens: Vec<Cow<'_, str>> =
            mismatch.segments().map(|segment| Cow::Owned(segment.to_string())).collect();
        match mismatch.code() {
            code::MISSING => None,
            _ => layer_at(origins, &tokens),
        }
    };
    let mut entries: Vec<Entry> = Vec::new();
    let mut of_layers: Vec<Vec<usize>> = layers.iter().map(|_| Vec::new()).collect();
    for mismatch in mismatches {
        if is_incomplete && mismatch.code() == code::MISSING {
            continue;
        }
        let layer = layer_of(&mismatch);
        if let Some(entries_of) = layer.and_then(|layer| of_layers.get_mut(layer)) {
            entries_of.push(entries.len());
        }
        let source = layer.and_then(|layer| layers.get(layer)).map(|layer| layer.source.clone());
        entries.push(Entry { source, place: None, fault: Fault::Mismatch(mismatch) });
    }
    for (layer, of_layer) in layers.iter().zip(of_layers) {
        let of_layer_mismatches =
            of_layer.iter().filter_map(|index| entries.get(*index)?.mismatch());
        let mismatches: Mismatches = of_layer_mismatches.cloned().collect();
        let report = match layer.content {
            _ if of_layer.is_empty() => continue,
            Content::Json(text) => Report::of_json_part(mismatches, part, text),
            #[cfg(feature = "toml")]
            Content::Toml(text) => Report::of_toml(mismatches, part, text),
            _ => continue,
        };
        for (index, located) in of_layer.into_iter().zip(report.iter()) {
            if let Some(entry) = entries.get_mut(index) {
                entry.place = located.place().cloned();
            }
        }
    }
    entries
}

/// Returns the entries of assignments to an object.
pub(super) fn of_assignments(
    mismatches: Mismatches,
    assignments: &[(usize, Cow<'_, str>)],
    origins: &Origins,
) -> Vec<Entry> {
    let entry = |mismatch: TypeMismatch| {
        let number = mismatch.operation();
        let layer = number.and_then(|number| assignments.get(number)).map(|(layer, _)| *layer);
        let source = layer.and_then(|layer| origins.source(layer)).cloned();
        Entry { source, place: None, fault: Fault::Mismatch(mismatch) }
    };
    mismatches.into_iter().map(entry).collect()
}
