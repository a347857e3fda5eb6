//! The operations of a patch, to which mismatches belong.

use crate::report::mismatch::TypeMismatch;
use crate::report::mismatches::Mismatches;

impl TypeMismatch {
    /// Returns the index of the operation of a JSON Patch, or of the assignment, from 0. Messages count
    /// from 1. It is `None` for a check that sees several operations together, and for all other changes.
    ///
    /// ```
    /// use typed_structs::{Map, Typed, Value};
    ///
    /// #[derive(Typed)]
    /// struct Server { port: u16 }
    ///
    /// let mut replace = Map::new();
    /// replace.push("op", "replace");
    /// replace.push("path", "/port");
    /// replace.push("value", "high");
    /// let report = Server { port: 80 }.json_patch([Value::from(replace)]).unwrap_err();
    /// let mismatch = report.iter().next().unwrap();
    /// assert_eq!((mismatch.operation(), mismatch.pointer().as_str()), (Some(0), "/port"));
    /// ```
    #[must_use]
    pub const fn operation(&self) -> Option<usize> {
        self.0.operation
    }
}

/// Returns the mismatch without the number of its operation.
#[must_use]
pub fn without_operation(mut mismatch: TypeMismatch) -> TypeMismatch {
    mismatch.0.operation = None;
    mismatch
}

impl Mismatches {
    /// Numbers the mismatches by the operations in whose order they are.
    pub(crate) fn number_operations(&mut self) {
        for mismatch in self.as_mut_slice() {
            mismatch.0.operation = mismatch.rank().entry();
        }
    }
}
