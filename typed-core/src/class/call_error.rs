//! Errors of calls by name.

use crate::report::Mismatches;
use crate::value::Untyped;
use alloc::boxed::Box;
use core::error::Error;
use core::pin::Pin;

/// The error of a call by name.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CallError {
    /// The arguments or the result are not what the method declares. In the case of arguments, the
    /// method did not run.
    #[error(transparent)]
    Mismatches(#[from] Mismatches),
    /// The method ran and returned an error, which is the `source`. If the method itself calls
    /// others by name, and returns their `Failed`, that one is passed on unchanged.
    #[error("{class}.{method}: {source}")]
    Failed {
        /// Returns the name of the class that declares the method.
        class: &'static str,
        /// The name of the method.
        method: &'static str,
        /// The error that the method returned.
        source: Box<dyn Error + Send + Sync>,
    },
}

impl CallError {
    /// Returns the mismatches, if the error has any.
    #[must_use]
    pub const fn mismatches(&self) -> Option<&Mismatches> {
        match self {
            CallError::Mismatches(mismatches) => Some(mismatches),
            CallError::Failed { .. } => None,
        }
    }
}

/// The future that `call_async` returns. It is allocated, and `Send`.
pub type CallFuture<'f> = Pin<Box<dyn Future<Output = Result<Untyped, CallError>> + Send + 'f>>;
