//! Reports of documents: the places of mismatches are found in the text.

use crate::report::patch::PatchReport;
use crate::report::wanted::Wanted;
use crate::report::{Format, Report, place, walk};
use std::borrow::Cow;
use std::ops::Range;
use std::vec::Vec;
use typed_core::{DocumentPart, Mismatches, PathSegment, Target, TypeInfo, TypeMismatch, Value};

impl Report {
    /// Finds the places of mismatches in a JSON text, which was read as a value of this type.
    ///
    /// Readers of JSON return such a report. This function is for mismatches that come from elsewhere, such
    /// as from a value that was read and then checked.
    ///
    /// ```
    /// use typed_structs::{ToValue, Value, from_value, report::Report};
    ///
    /// let mismatches = from_value::<Vec<u8>>(Value::from((1, "2"))).unwrap_err();
    /// let report = Report::of_json(mismatches, <Vec<u8> as ToValue>::TYPE, "[1,\n \"2\"]");
    /// assert_eq!(
    ///     report.to_string(),
    ///     "Vec<u8>[1]: expected u8, got str \"2\" at line 2 column 2"
    /// );
    /// ```
    #[must_use]
    pub fn of_json(mismatches: Mismatches, type_info: &'static TypeInfo, text: &str) -> Self {
        Self::of_json_part(mismatches, DocumentPart::of(type_info), text)
    }

    pub(crate) fn of_json_part(mismatches: Mismatches, part: DocumentPart, text: &str) -> Self {
        let is_walked = !mismatches.is_empty();
        let ranges = match is_walked {
            true => walk::locate(Wanted::new(&mismatches, part), part, text),
            false => Vec::new(),
        };
        Self::new(mismatches, part, Format::Json, place::places(text, ranges))
    }

    /// Like [`Report::of_json_part`], for the text of a JSON Patch, which was read as this value.
    pub(crate) fn of_json_patch(
        mismatches: Mismatches,
        part: DocumentPart,
        document: &Value<'_>,
        text: &str,
    ) -> Self {
        let patch = PatchReport::new(&mismatches, document);
        let ranges = walk::locate(patch.wanted(&mismatches, document), part, text);
        let mut report = Self::new(mismatches, part, Format::Json, place::places(text, ranges));
        report.0.patch = Some(patch);
        report
    }

    #[cfg(feature = "toml")]
    pub(crate) fn of_toml(mismatches: Mismatches, part: DocumentPart, text: &str) -> Self {
        let is_walked = !mismatches.is_empty();
        let ranges =
            if is_walked { super::toml::locate(&mismatches, part, text) } else { Vec::new() };
        Self::new(mismatches, part, Format::Toml, place::places(text, ranges))
    }

    pub(crate) fn of_warnings(warnings: Mismatches, part: DocumentPart, text: &str) -> Self {
        let mut report = Self::of_json_part(warnings, part, text);
        report.0.is_warning = true;
        report
    }

    /// Finds the places of mismatches in a text of any format. `locate` takes the segments of a path and the
    /// part that is wrong, and returns its range in bytes. If it finds nothing, it is asked for the parts
    /// around.
    ///
    /// Source lines are not shown if the type can hold a secret, because secrets are found in JSON alone.
    ///
    /// ```
    /// use typed_structs::{PathSegment, Target, ToValue, Value, from_value, report::Report};
    ///
    /// // One number a line.
    /// let text = "1\nx";
    /// let mismatches = from_value::<Vec<u8>>(Value::from((1, "x"))).unwrap_err();
    /// let report = Report::located_by(mismatches, <Vec<u8> as ToValue>::TYPE, text, |path, _target| {
    ///     let [PathSegment::Index(index)] = path else { return None };
    ///     let line = text.lines().nth(*index)?;
    ///     let start = line.as_ptr().addr() - text.as_ptr().addr();
    ///     Some(start..start + line.len())
    /// });
    /// assert_eq!(
    ///     report.to_string(),
    ///     "Vec<u8>[1]: expected u8, got str \"x\" at line 2 column 1"
    /// );
    /// ```
    #[must_use]
    pub fn located_by(
        mismatches: Mismatches,
        type_info: &'static TypeInfo,
        text: &str,
        mut locate: impl FnMut(&[PathSegment<'_>], Target) -> Option<Range<usize>>,
    ) -> Self {
        let mut range = |mismatch: &TypeMismatch| {
            let segments: Vec<_> = mismatch.segments().collect();
            let exact = locate(&segments, mismatch.target());
            exact.or_else(|| {
                let around = (0..segments.len()).rev().find_map(|len| {
                    locate(segments.get(..len).unwrap_or_default(), Target::Content)
                });
                around.map(|range| range.start..range.start.saturating_add(1).min(range.end))
            })
        };
        let ranges = mismatches.iter().map(&mut range).collect();
        let places = place::places(text, ranges);
        Self::new(mismatches, DocumentPart::of(type_info), Format::Other, places)
    }

    /// Adds the fault that breaks the grammar of the format, as the first entry. `range` is its place in
    /// `text`, in bytes.
    ///
    /// ```
    /// use typed_structs::{Mismatches, ToValue, report::Report};
    ///
    /// let text = "a =";
    /// let report = Report::of_json(Mismatches::default(), <Vec<u8> as ToValue>::TYPE, text);
    /// let report = report.with_syntax_fault("expected a value", 3..3, text);
    /// assert_eq!(report.to_string(), "expected a value at line 1 column 4");
    /// ```
    #[must_use]
    pub fn with_syntax_fault(
        mut self,
        reason: impl Into<Cow<'static, str>>,
        range: Range<usize>,
        text: &str,
    ) -> Self {
        let place = place::places(text, Vec::from([Some(range)])).pop().flatten();
        if self.0.syntax.replace(reason.into()).is_some() {
            self.0.places.remove(0);
        }
        self.0.places.insert(0, place);
        self.0.messages.clear();
        self
    }

    /// Moves all places down, for a text that begins after that many lines. Ranges stay those in the text.
    pub(crate) fn move_down(&mut self, lines: usize) {
        self.0.places.iter_mut().flatten().for_each(|place| place.move_down(lines));
    }
}
