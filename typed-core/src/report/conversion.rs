//! The mode of conversion at the place of a check.

use crate::report::context::Context;
use crate::value::Conversion;

/// The mode at a place, and what a field declares about it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Mode {
    conversion: Conversion,
    /// `true` within a field that is declared strict, which only parses text.
    is_strict: bool,
    /// `true` at a field of byte sizes.
    is_byte_size: bool,
}

impl Mode {
    /// Returns the mode one step along the path.
    #[inline]
    pub(super) const fn inside(self) -> Self {
        Self { is_byte_size: false, ..self }
    }
}

impl Context<'_> {
    /// Returns the mode in which values at this place are converted. A custom type may convert more
    /// values where it is not strict.
    #[must_use]
    pub fn conversion(&self) -> Conversion {
        match self.mode.conversion {
            _ if self.is_text() => Conversion::Text,
            Conversion::Lax if self.mode.is_strict => Conversion::Strict,
            conversion => conversion,
        }
    }

    /// Returns `true` if values of other types are converted, and not only text.
    pub(crate) fn is_lax(&self) -> bool {
        !self.mode.is_strict && (self.mode.conversion >= Conversion::Lax || self.is_at_text())
    }

    /// Returns `true` if strings are text.
    #[inline]
    pub(crate) fn is_text(&self) -> bool {
        matches!(self.mode.conversion, Conversion::Text) || self.is_at_text()
    }

    /// Returns `true` if integers at this place may have a unit of bytes.
    pub(crate) const fn is_byte_size(&self) -> bool {
        self.mode.is_byte_size
    }

    /// Converts the values at this place and below in another mode.
    #[inline]
    pub(crate) fn convert(&mut self, conversion: Conversion) {
        self.mode.conversion = conversion;
    }

    /// Converts the values of a field as it declares.
    #[cold]
    pub(crate) fn convert_as(&mut self, declared: Option<Conversion>, is_byte_size: bool) {
        if let Some(declared) = declared {
            self.mode.conversion = self.mode.conversion.max(declared);
            self.mode.is_strict = declared == Conversion::Strict;
        }
        self.mode.is_byte_size = is_byte_size;
    }

    /// Runs a check in a mode, unless the mode at this place is a narrower one.
    pub(crate) fn at_most<R>(
        &mut self,
        conversion: Conversion,
        check: impl FnOnce(&mut Self) -> R,
    ) -> R {
        let outer = self.mode.conversion;
        self.mode.conversion = outer.min(conversion);
        let checked = check(self);
        self.mode.conversion = outer;
        checked
    }
}
