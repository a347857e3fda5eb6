//! Checks of the constraints and defaults of parameters, with the same messages as for fields.

use crate::class::{Held, Param};
use crate::coherence::constraints::{default_fault, known_default, nth_fault};
use crate::value::Literal;

#[doc(hidden)]
impl Param {
    /// Returns the parameter. Fails to compile if no value of its type can satisfy the constraint at
    /// this index.
    #[must_use]
    #[inline]
    #[track_caller]
    pub const fn assert_constraint(self, at: usize, held: Held<'_>) -> Self {
        if let Some(message) = nth_fault(self.constraints(), at, held) {
            message.fail();
        }
        self
    }

    /// Returns the parameter. Fails to compile if the default breaks a constraint, as far as const
    /// code can tell. `default` is given if the metadata lacks it: that of a constant.
    #[must_use]
    #[inline]
    #[track_caller]
    pub const fn assert_default(self, held: Held<'_>, default: Option<Literal>) -> Self {
        let written = self.written_default();
        if let Some(default) = known_default(self.type_info(), held, default, written)
            && let Some(message) = default_fault(self.name(), &default, self.constraints())
        {
            message.fail();
        }
        self
    }
}
