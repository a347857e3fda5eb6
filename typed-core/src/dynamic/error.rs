//! What is wrong with a definition.

use crate::report::{OverrideDisallowed, TypeMismatch};
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

/// Why a class was not made: every fault of its definition. `Display` prints one on each line.
#[derive(Clone, Debug)]
#[cfg_attr(docsrs, doc(cfg(feature = "dynamic")))]
pub struct DefineClassError {
    faults: Vec<DefineClassErrorKind>,
}

/// One fault of a definition.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
#[cfg_attr(docsrs, doc(cfg(feature = "dynamic")))]
pub enum DefineClassErrorKind {
    /// The class itself, or one of its members, is declared wrongly.
    #[error("{place}: {why}")]
    Declaration {
        /// `Class.member`, or `Class`.
        place: String,
        /// What is wrong with it.
        why: String,
    },
    /// The default of a field, or the value of a class attribute, is not of its type; or a description
    /// is none.
    #[error(transparent)]
    Mismatch(#[from] TypeMismatch),
    /// A method may not be defined.
    #[error(transparent)]
    OverrideDisallowed(#[from] OverrideDisallowed),
    /// A schema says what classes cannot.
    #[error("{pointer}: {why}")]
    Schema {
        /// Where in the schema: a JSON pointer such as `#/properties/port/oneOf`.
        pointer: String,
        /// What is wrong there.
        why: String,
    },
}

impl DefineClassError {
    pub(crate) fn of(fault: DefineClassErrorKind) -> Self {
        Self { faults: Vec::from([fault]) }
    }

    /// Returns the faults, in the order of the definition; never none.
    #[must_use]
    pub fn faults(&self) -> &[DefineClassErrorKind] {
        &self.faults
    }
}

impl fmt::Display for DefineClassError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.faults.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            fault.fmt(f)?;
        }
        Ok(())
    }
}

impl core::error::Error for DefineClassError {}

/// The faults of a definition so far.
#[derive(Debug, Default)]
pub(crate) struct Faults(Vec<DefineClassErrorKind>);

impl Faults {
    pub(crate) fn push(&mut self, fault: impl Into<DefineClassErrorKind>) {
        self.0.push(fault.into());
    }

    pub(crate) fn declaration(&mut self, place: impl Into<String>, why: impl Into<String>) {
        self.push(DefineClassErrorKind::Declaration { place: place.into(), why: why.into() });
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn into_error(self) -> DefineClassError {
        DefineClassError { faults: self.0 }
    }

    /// What was made, where nothing is wrong with it.
    pub(crate) fn result<T>(self, made: T) -> Result<T, DefineClassError> {
        if self.0.is_empty() { Ok(made) } else { Err(DefineClassError { faults: self.0 }) }
    }
}
