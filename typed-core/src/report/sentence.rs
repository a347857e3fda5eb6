//! The text of a mismatch.

use crate::report::code;
use crate::report::mismatch::{Details, Expected, TypeMismatch};
use core::fmt;

impl TypeMismatch {
    /// Writes the class, the path and the message, without further mismatches.
    pub(super) fn write_line(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Details { class, path, .. } = &*self.0;
        f.write_str(class)?;
        if !path.is_empty() && !path.starts_with(['[', '(']) {
            f.write_str(".")?;
        }
        write!(f, "{path}: {}", Sentence(self))
    }
}

/// The message of a mismatch.
pub(super) struct Sentence<'m>(pub(super) &'m TypeMismatch);

impl fmt::Display for Sentence<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Details { code, actual, value, .. } = &*self.0.0;
        let (expected, value) = (self.0.expected(), value.as_str());
        match *code {
            _ if self.0.is_told() && value.is_empty() => f.write_str(expected),
            _ if self.0.is_told() && actual == value => write!(f, "{expected}, got {actual}"),
            _ if self.0.is_told() => write!(f, "{expected}, got {actual} {value}"),
            code::MISSING if self.0.is_removed() => {
                write!(f, "cannot be removed: expected {expected}")
            }
            code::MISSING => write!(f, "missing, expected {expected}"),
            code::UNKNOWN if value.is_empty() => match self.0.expectation() {
                Expected::Item(item) => write!(f, "unknown item{item}"),
                _ => write!(f, "unknown {expected}"),
            },
            code::DUPLICATE => write!(f, "{expected} given twice"),
            code::FROZEN | code::CALL | code::INIT => f.write_str(expected),
            _ if value.is_empty() || actual == value => {
                write!(f, "expected {expected}, got {actual}")
            }
            _ => write!(f, "expected {expected}, got {actual} {value}"),
        }?;
        if let Some(name) = self.0.suggestion() {
            write!(f, "; did you mean `{name}`?")?;
        }
        match self.0.operation() {
            Some(index) => write!(f, " (operation {})", index.saturating_add(1)),
            None => Ok(()),
        }
    }
}

impl fmt::Display for TypeMismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_line(f)?;
        self.others().iter().try_for_each(|other| {
            f.write_str("\n")?;
            other.write_line(f)
        })?;
        match self.0.omitted {
            0 => Ok(()),
            omitted => write!(f, "\n… and {omitted} more"),
        }
    }
}
