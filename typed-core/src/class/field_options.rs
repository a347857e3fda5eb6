//! The declarations that most fields do not have.

use crate::class::constraint::Constraint;
use crate::value::{Conversion, Literal};

/// The rarer declarations of a field or a variant.
pub struct FieldOptions {
    pub(super) constraints: &'static [Constraint],
    pub(super) doc: &'static str,
    pub(super) default: Option<Literal>,
    pub(super) aliases: &'static [&'static str],
    pub(super) info: &'static [(&'static str, Literal)],
    pub(super) conversion: Option<Conversion>,
    pub(super) byte_size: bool,
}

#[doc(hidden)]
impl FieldOptions {
    pub const NONE: Self = Self {
        constraints: &[],
        doc: "",
        default: None,
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
