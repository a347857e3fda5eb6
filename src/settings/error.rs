//! The faults of settings.

use super::assignments::Deferred;
use super::merged::{LayerOf, layers_at};
use super::origins::{Origins, tokens_in};
use super::source::{Format, Layer, Source};
#[cfg(feature = "annotate-snippets")]
use crate::report::Annotated;
use crate::report::{Place, Report};
#[cfg(feature = "annotate-snippets")]
use std::boxed::Box;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::string::{String, ToString};
use std::vec::Vec;
use typed_core::__private::without_operation;
use typed_core::{DocumentPart, MAX_MISMATCHES, Mismatches, TypeMismatch, code};

/// All faults of settings. `Display` writes a line for each. It keeps the first [`MAX_MISMATCHES`] and counts the
/// rest.
///
/// See [`Settings`](super::Settings) for an example.
#[derive(Clone, Default)]
pub struct Error {
    entries: Vec<Entry>,
    omitted: usize,
}

/// A fault of settings: a mismatch of a value, or a document or a variable that was not read.
#[derive(Clone, Debug)]
pub struct Entry {
    source: Option<Source>,
    place: Option<Place>,
    fault: Fault,
    /// The line of the document.
    #[cfg(feature = "annotate-snippets")]
    pub(super) annotated: Option<Box<Annotated>>,
}

#[derive(Clone, Debug)]
enum Fault {
    Mismatch(TypeMismatch),
    Other(String, &'static str),
}

impl Error {
    /// Adds a fault, or counts it.
    pub(super) fn push(&mut self, entry: impl FnOnce() -> Entry) {
        match self.is_full() {
            true => self.omitted += 1,
            false => self.entries.push(entry()),
        }
    }

    /// Adds the faults of another report.
    pub(super) fn merge(&mut self, other: Self) {
        self.omitted += other.omitted;
        other.entries.into_iter().for_each(|entry| self.push(|| entry));
    }

    /// Returns `true` if no more faults are kept.
    pub(super) const fn is_full(&self) -> bool {
        self.entries.len() >= MAX_MISMATCHES
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Returns the faults that were kept: those of documents and variables that were not read, then the mismatches in the
    /// order of the fields.
    pub fn iter(&self) -> core::slice::Iter<'_, Entry> {
        self.entries.iter()
    }

    /// Returns the number of faults that were counted but not kept.
    #[must_use]
    pub const fn omitted(&self) -> usize {
        self.omitted
    }
}

impl Entry {
    const fn new(source: Option<Source>, fault: Fault) -> Self {
        Self {
            source,
            place: None,
            fault,
            #[cfg(feature = "annotate-snippets")]
            annotated: None,
        }
    }

    /// Creates the entry of a source that was not read.
    pub(super) fn of_source(source: Source, message: &str, code: &'static str) -> Self {
        Self::new(Some(source), Fault::Other(message.to_string(), code))
    }

    /// Creates the entry of a document that breaks the grammar of its format.
    pub(super) fn of_syntax(
        layer: &Layer<'_>,
        message: &str,
        range: Range<usize>,
        part: DocumentPart,
    ) -> Self {
        let mut entry = Self::of_source(layer.source.clone(), message, code::SYNTAX);
        if let Some((report, text)) = report_of(layer, Mismatches::default(), part) {
            let report = report.with_syntax_fault(message.to_string(), range, text);
            locate([&mut entry], &report, text);
        }
        entry
    }

    /// Returns the source of the fault. The check of an object has all layers of it. A field that the settings themselves
    /// miss has none.
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

    /// Returns the message of a source that was not read.
    #[cfg(feature = "annotate-snippets")]
    pub(super) fn message(&self) -> &str {
        match &self.fault {
            Fault::Mismatch(_) => "",
            Fault::Other(message, _) => message,
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
        match self.omitted {
            0 => Ok(()),
            omitted => write!(f, "\n… and {omitted} more"),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("entries", &self.entries)
            .field("omitted", &self.omitted)
            .finish()
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

/// Returns the faults of the merged value, with their layers and places.
pub(super) fn of_values(
    mismatches: Mismatches,
    part: DocumentPart,
    layers: &[Layer<'_>],
    origins: &LayerOf,
    is_incomplete: bool,
) -> Error {
    let layers_of = |mismatch: &TypeMismatch| {
        let layers_of_first =
            |len| layers_at(origins, tokens_in(mismatch.segments().take(len), part));
        let len = mismatch.segments().len();
        let layers = layers_of_first(len);
        // A path that is in no layer is that of a missing field, or of a key that is hidden. The object around it has its
        // layers. The settings themselves are of all layers, so a field that they miss has none.
        if layers.is_empty() && len > 1 { layers_of_first(len - 1) } else { layers }
    };
    let omitted = mismatches.omitted();
    let mut entries: Vec<Entry> = Vec::new();
    let mut layer_of_each = Vec::new();
    for mismatch in mismatches {
        if is_incomplete && mismatch.code() == code::MISSING {
            continue;
        }
        let found = layers_of(&mismatch);
        let sources = found.iter().filter_map(|layer| layers.get(*layer));
        let source = Source::of_all(sources.map(|layer| &layer.source));
        layer_of_each.push(if let [only] = *found { Some(only) } else { None });
        entries.push(Entry::new(source, Fault::Mismatch(mismatch)));
    }
    let mut of_layer: Vec<Vec<&mut Entry>> = layers.iter().map(|_| Vec::new()).collect();
    for (entry, layer) in entries.iter_mut().zip(layer_of_each) {
        if let Some(of_layer) = layer.and_then(|layer| of_layer.get_mut(layer)) {
            of_layer.push(entry);
        }
    }
    for (layer, of_layer) in layers.iter().zip(of_layer) {
        let mismatches: Mismatches =
            of_layer.iter().filter_map(|entry| entry.mismatch()).cloned().collect();
        if !mismatches.is_empty()
            && let Some((report, text)) = report_of(layer, mismatches, part)
        {
            locate(of_layer, &report, text);
        }
    }
    Error { entries, omitted }
}

/// Returns the report of mismatches of a document, with its text.
fn report_of<'l>(
    layer: &'l Layer<'_>,
    mismatches: Mismatches,
    part: DocumentPart,
) -> Option<(Report, &'l str)> {
    let (format, text) = layer.document.as_ref()?;
    let report = match format {
        Format::Json => Report::of_json_part(mismatches, part, text),
        #[cfg(feature = "toml")]
        Format::Toml => Report::of_toml(mismatches, part, text),
    };
    Some((report, text))
}

/// Adds the places of a report to the entries of its document.
fn locate<'e>(
    entries: impl IntoIterator<Item = &'e mut Entry>,
    report: &Report,
    #[cfg_attr(not(feature = "annotate-snippets"), expect(unused, reason = "has no lines"))]
    text: &str,
) {
    #[cfg(feature = "annotate-snippets")]
    let mut annotated = report.annotated(text).into_iter();
    for (entry, located) in entries.into_iter().zip(report.iter()) {
        entry.place = located.place().cloned();
        #[cfg(feature = "annotate-snippets")]
        {
            entry.annotated = annotated.next().map(Box::new);
        }
    }
}

/// Returns the faults of assignments to an object.
pub(super) fn of_assignments(
    mismatches: Mismatches,
    assignments: &[Deferred<'_>],
    origins: &Origins,
) -> Error {
    let changes: BTreeMap<Vec<String>, usize> = assignments
        .iter()
        .filter_map(|one| Some((origins.changed(&one.text)?, one.layer)))
        .collect();
    let entry = |mismatch: TypeMismatch| {
        // A constraint is checked after all of them, with the number of the last one. The path tells which one is meant.
        let numbered = mismatch.operation().and_then(|number| assignments.get(number));
        let tokens = tokens_in(mismatch.segments(), origins.part());
        let layer = changes.get(&tokens).copied().or(numbered.map(|one| one.layer));
        // The source tells the assignment.
        let mismatch = without_operation(mismatch);
        let source = layer.and_then(|layer| origins.source(layer)).cloned();
        Entry::new(source, Fault::Mismatch(mismatch))
    };
    let omitted = mismatches.omitted();
    Error { entries: mismatches.into_iter().map(entry).collect(), omitted }
}
