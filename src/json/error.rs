//! Errors from reading or writing JSON.

use super::lex::Fault;
#[cfg(feature = "dynamic")]
use typed_core::DefineClassError;
use typed_core::Mismatches;

/// Errors from reading or writing JSON.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The input is not JSON, or it is nested deeper than [`MAX_DEPTH`](crate::MAX_DEPTH).
    #[error("not JSON: {0}")]
    Syntax(#[from] SyntaxError),
    /// The document does not match the type, or the value cannot be written as JSON. Contains all
    /// mismatches, in order.
    #[error(transparent)]
    Mismatches(#[from] Mismatches),
    /// The schema or description does not define a class. Contains all its faults.
    #[cfg(feature = "dynamic")]
    #[cfg_attr(docsrs, doc(cfg(feature = "dynamic")))]
    #[error(transparent)]
    Definition(#[from] DefineClassError),
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
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what} at line {line} column {column}")]
pub struct SyntaxError {
    what: &'static str,
    line: usize,
    column: usize,
}

impl SyntaxError {
    pub(super) fn new(text: &str, fault: &Fault) -> Self {
        let before = text.get(..fault.at).unwrap_or(text);
        let last_line = before.rsplit('\n').next().unwrap_or_default();
        Self {
            what: fault.what,
            line: 1 + before.matches('\n').count(),
            column: 1 + last_line.chars().count(),
        }
    }

    /// The line of the fault, from 1. Lines end at line feeds.
    #[must_use]
    pub const fn line(&self) -> usize {
        self.line
    }

    /// The column of the fault in its line, from 1, counted in characters.
    #[must_use]
    pub const fn column(&self) -> usize {
        self.column
    }
}
