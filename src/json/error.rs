//! Errors from reading or writing JSON.

use crate::report::{Place, Report};
use std::fmt;
use std::string::{String, ToString};
use typed_core::__private::DocumentFault;
#[cfg(feature = "dynamic")]
use typed_core::DefineClassError;
use typed_core::DocumentPart;
use typed_core::Mismatches;

/// Errors from reading or writing JSON.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The input is not JSON, or it is nested deeper than [`MAX_DEPTH`](crate::MAX_DEPTH). Contains the
    /// mismatches that were found before the fault, too.
    #[error("not JSON: {0}")]
    Syntax(#[from] SyntaxError),
    /// The document does not match the type, or the value cannot be written as JSON. Contains all
    /// mismatches, in order. Those of a document have their places.
    #[error(transparent)]
    Mismatches(#[from] Report),
    /// The input cannot be read, or the output not be written.
    #[error(transparent)]
    Io(#[from] std::io::Error),
    /// The schema or description does not define a class. Contains all its faults.
    #[cfg(feature = "dynamic")]
    #[cfg_attr(docsrs, doc(cfg(feature = "dynamic")))]
    #[error(transparent)]
    Definition(#[from] DefineClassError),
}

impl Error {
    /// Returns the report: all mismatches with their places, and a syntax fault as the first entry. Errors
    /// of another kind have none.
    ///
    /// See [`Report`] for an example.
    #[must_use]
    pub const fn report(&self) -> Option<&Report> {
        match self {
            Self::Syntax(error) => Some(error.report()),
            Self::Mismatches(report) => Some(report),
            _ => None,
        }
    }

    pub(super) fn report_mut(&mut self) -> Option<&mut Report> {
        match self {
            Self::Syntax(error) => Some(&mut error.0),
            Self::Mismatches(report) => Some(report),
            _ => None,
        }
    }

    /// Shows the error with the lines of the text and carets: see [`Report::render`]. An error without a
    /// report is its message.
    ///
    /// ```
    /// use typed_structs::{Typed, json};
    ///
    /// #[derive(Typed, Debug)]
    /// struct Server { port: u16 }
    ///
    /// let text = r#"{"port": "80"}"#;
    /// let error = json::from_str::<Server>(text).unwrap_err();
    /// assert!(error.render(text).contains("^^^^"));
    /// ```
    #[must_use]
    pub fn render(&self, text: &str) -> String {
        self.report().map_or_else(|| self.to_string(), |report| report.render(text))
    }

    /// Returns the report by value: see [`Error::report`].
    #[must_use]
    pub fn into_report(self) -> Option<Report> {
        match self {
            Self::Syntax(error) => Some(error.0),
            Self::Mismatches(report) => Some(report),
            _ => None,
        }
    }
}

/// Mismatches of a value, which have no places in a text.
impl From<Mismatches> for Error {
    fn from(mismatches: Mismatches) -> Self {
        Self::Mismatches(mismatches.into())
    }
}

/// A violation of the JSON grammar, with its line and column.
///
/// ```
/// use typed_structs::json;
///
/// let json::Error::Syntax(error) = json::from_str::<Vec<u8>>("[1,\n 2,]").unwrap_err() else {
///     unreachable!()
/// };
/// assert_eq!((error.line(), error.column()), (2, 4));
/// assert_eq!(error.to_string(), "expected a value at line 2 column 4");
/// ```
#[derive(Clone, Debug)]
pub struct SyntaxError(Report);

impl SyntaxError {
    /// Creates the error for a fault in a text that was read as this part, and the mismatches before it.
    pub(super) fn new(
        text: &str,
        fault: &DocumentFault,
        mismatches: Mismatches,
        part: DocumentPart,
    ) -> Self {
        let report = Report::of_json_part(mismatches, part, text);
        Self(report.with_syntax_fault(fault.what, fault.at..fault.at.saturating_add(1), text))
    }

    /// The line of the fault, from 1. Lines end at line feeds.
    #[must_use]
    pub fn line(&self) -> usize {
        self.place().map_or(1, Place::line)
    }

    /// The column of the fault in its line, from 1, counted in characters.
    #[must_use]
    pub fn column(&self) -> usize {
        self.place().map_or(1, Place::column)
    }

    /// Returns the report: this fault, then the mismatches that were found before it.
    #[must_use]
    pub const fn report(&self) -> &Report {
        &self.0
    }

    fn place(&self) -> Option<&Place> {
        self.0.iter().next()?.place()
    }
}

/// Writes the fault on a line, then each mismatch that was found before it.
impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl std::error::Error for SyntaxError {}
