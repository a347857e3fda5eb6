//! Errors in definitions of classes.

use crate::report::{OverrideDisallowed, TypeMismatch};
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

/// All faults of a class's definition. `Display` prints one on each line.
///
/// See [`Class::builder`](crate::Class::builder) for an example.
#[derive(Clone, Debug)]
#[cfg_attr(docsrs, doc(cfg(feature = "dynamic")))]
pub struct DefineClassError {
    faults: Vec<DefineClassErrorKind>,
}

/// A fault of a definition.
///
/// See [`Class::builder`](crate::Class::builder) for an example.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
#[cfg_attr(docsrs, doc(cfg(feature = "dynamic")))]
pub enum DefineClassErrorKind {
    /// The declaration of the class or of a member is wrong.
    #[error("{place}: {why}")]
    Declaration {
        /// `Class.member`, or `Class`.
        place: String,
        /// The reason.
        why: String,
    },
    /// A value is not of its type: the default of a field, the value of a class attribute, or a
    /// part of a description.
    #[error(transparent)]
    Mismatch(#[from] TypeMismatch),
    /// A method cannot be defined.
    #[error(transparent)]
    OverrideDisallowed(#[from] OverrideDisallowed),
    /// A schema cannot be expressed as a class.
    #[error("{pointer}: {why}")]
    Schema {
        /// The place in the schema: a JSON pointer such as `#/properties/port/oneOf`.
        pointer: String,
        /// The reason.
        why: String,
    },
}

impl DefineClassError {
    pub(crate) fn of(fault: DefineClassErrorKind) -> Self {
        Self { faults: Vec::from([fault]) }
    }

    /// Returns the faults, in the order of the definition. There is at least one.
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

/// The faults found so far.
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

    /// Returns the value if there are no faults.
    pub(crate) fn result<T>(self, made: T) -> Result<T, DefineClassError> {
        if self.0.is_empty() { Ok(made) } else { Err(DefineClassError { faults: self.0 }) }
    }
}
