//! The declarations that most fields and parameters do not have.

use crate::class::constraint::Constraint;
use crate::value::{Conversion, Literal, Untyped, str_eq};

/// The rarer declarations of a field, a variant or a parameter.
pub struct FieldOptions {
    pub(super) constraints: &'static [Constraint],
    pub(super) doc: &'static str,
    pub(super) default: Option<Literal>,
    /// Returns the default of a parameter that is a constant, and not a literal.
    #[cfg_attr(not(feature = "schema"), expect(dead_code, reason = "only written to schemas"))]
    pub(super) constant: Option<fn() -> Untyped>,
    pub(super) aliases: &'static [&'static str],
    pub(super) info: &'static [(&'static str, Literal)],
    pub(super) conversion: Option<Conversion>,
    pub(super) byte_size: bool,
}

impl FieldOptions {
    /// Returns the options if there are some, and otherwise none.
    #[inline]
    pub(super) const fn of(more: Option<&'static Self>) -> &'static Self {
        match more {
            Some(more) => more,
            None => &Self::NONE,
        }
    }

    #[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
    pub(super) const fn has_alias(&self, name: &str) -> bool {
        let mut index = 0;
        while index < self.aliases.len() {
            if str_eq(self.aliases[index], name) {
                return true;
            }
            index += 1;
        }
        false
    }
}

#[doc(hidden)]
impl FieldOptions {
    pub const NONE: Self = Self {
        constraints: &[],
        doc: "",
        default: None,
        constant: None,
        aliases: &[],
        info: &[],
        conversion: None,
        byte_size: false,
    };

    #[must_use]
    #[inline]
    pub const fn with_constraints(self, constraints: &'static [Constraint]) -> Self {
        Self { constraints, ..self }
    }

    #[must_use]
    #[inline]
    pub const fn with_doc(self, doc: &'static str) -> Self {
        Self { doc, ..self }
    }

    #[must_use]
    #[inline]
    pub const fn with_default(self, default: Literal) -> Self {
        Self { default: Some(default), ..self }
    }

    #[must_use]
    #[inline]
    pub const fn with_constant(self, constant: fn() -> Untyped) -> Self {
        Self { constant: Some(constant), ..self }
    }

    #[must_use]
    #[inline]
    pub const fn with_aliases(self, aliases: &'static [&'static str]) -> Self {
        Self { aliases, ..self }
    }

    #[must_use]
    #[inline]
    pub const fn with_info(self, info: &'static [(&'static str, Literal)]) -> Self {
        Self { info, ..self }
    }

    #[must_use]
    #[inline]
    pub const fn with_conversion(self, conversion: Conversion) -> Self {
        Self { conversion: Some(conversion), ..self }
    }

    #[must_use]
    #[inline]
    pub const fn with_byte_size(self) -> Self {
        Self { byte_size: true, ..self }
    }
}
