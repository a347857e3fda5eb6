//! The error of a document that was not read.

use crate::report::Mismatches;
use core::error::Error;
use core::fmt::{self, Display};

/// The reasons why [`from_deserializer`](crate::from_deserializer) did not read a document: all
/// mismatches, or an error of the format with the mismatches found before it.
///
/// `Display` writes a line for each, the error of the format first.
#[derive(Clone, Debug)]
pub struct DeserializeError<E> {
    format: Option<E>,
    mismatches: Mismatches,
}

impl<E> DeserializeError<E> {
    pub(super) const fn new(format: Option<E>, mismatches: Mismatches) -> Self {
        Self { format, mismatches }
    }

    /// Returns the error of the format, if the document breaks off there.
    #[must_use]
    pub const fn format(&self) -> Option<&E> {
        self.format.as_ref()
    }

    /// Returns the mismatches, in input order. There can be none beside an error of the format.
    #[must_use]
    pub const fn mismatches(&self) -> &Mismatches {
        &self.mismatches
    }

    /// Returns the error of the format and the mismatches by value.
    #[must_use]
    pub fn into_parts(self) -> (Option<E>, Mismatches) {
        (self.format, self.mismatches)
    }
}

impl<E: Display> Display for DeserializeError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(error) = &self.format {
            Display::fmt(error, f)?;
            if self.mismatches.is_empty() {
                return Ok(());
            }
            f.write_str("\n")?;
        }
        Display::fmt(&self.mismatches, f)
    }
}

/// The source is the error of the format.
impl<E: Error + 'static> Error for DeserializeError<E> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.format.as_ref().map(|error| error as _)
    }
}
