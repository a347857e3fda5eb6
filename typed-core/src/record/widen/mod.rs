//! Wider conversions. A type checks a value strictly first. Where it would report a mismatch, it asks for
//! another value here, which stands for the first one in the mode at that place.
//!
//! Nothing of it is generic: types are told apart by their metadata.

mod byte_size;
mod form;
mod scalar;
mod text;

use crate::class::{Kind, TypeInfo};
use crate::report::{Context, Rejected, code};
use crate::value::{Conversion, Value};
use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
pub use form::form_of;
pub(crate) use form::{object_form, shape_form};
#[cfg(feature = "rust_decimal")]
pub(crate) use scalar::plain_number;
use text::Text;
#[cfg(feature = "std")]
pub use text::entries_of_text;

/// A value that a type takes in place of another one.
enum Widened<'v> {
    Value(Value<'v>),
    /// A number that no type holds.
    OutOfRange,
    /// None. Text has this form.
    Form(String),
    /// None.
    Mismatch,
}

impl Context<'_> {
    /// Returns a value that the type takes in place of one that it does not take.
    ///
    /// # Errors
    /// - There is none in the mode at this place. The mismatch was reported.
    #[cold]
    #[inline(never)]
    pub(crate) fn widen<'v>(
        &mut self,
        expected: &'static TypeInfo,
        value: Value<'v>,
    ) -> Result<Value<'v>, Rejected> {
        let widened = match &value {
            _ if self.conversion() == Conversion::Strict => match value {
                Value::Str(_) if self.is_byte_size() => {
                    Widened::Form(format!("{} as a number without a unit", expected.name()))
                }
                _ => Widened::Mismatch,
            },
            Value::Str(text) => self.parse_text(expected, text),
            other if self.is_lax() => scalar::convert(expected.kind(), other),
            _ => Widened::Mismatch,
        };
        match widened {
            Widened::Value(value) => Ok(value),
            Widened::Mismatch => Err(self.mismatch(expected, &value)),
            Widened::OutOfRange => Err(self.out_of_range(expected, &value)),
            Widened::Form(form) => Err(self.redact_for(expected).reject(code::TYPE, form, &value)),
        }
    }

    /// Returns the value that a string stands for.
    fn parse_text<'v>(&self, expected: &'static TypeInfo, text: &Cow<'v, str>) -> Widened<'v> {
        match expected.kind() {
            Kind::Bool => scalar::parse_bool(text),
            Kind::Int if self.is_byte_size() => match byte_size::parse(text) {
                Widened::Mismatch => Widened::Form(format!("{} such as 64MiB", expected.name())),
                parsed => parsed,
            },
            Kind::Int => scalar::parse_integer(text),
            Kind::Float => scalar::parse_float(text),
            Kind::Bytes => Widened::Value(Value::Bytes(match text {
                Cow::Borrowed(text) => Cow::Borrowed(text.as_bytes()),
                Cow::Owned(text) => Cow::Owned(text.clone().into_bytes()),
            })),
            kind if self.is_text() => Text(text).content(expected, kind),
            _ => Widened::Mismatch,
        }
    }

    /// Returns the object that a string is in JSON, or nothing for a type without content.
    #[cold]
    pub(crate) fn parse_object<'v>(&self, is_unit: bool, value: &Value<'v>) -> Option<Value<'v>> {
        match value {
            Value::Str(_) if !self.is_text() => None,
            Value::Str(_) if is_unit => text::is_nothing(value).then_some(Value::Null),
            Value::Str(text) => Text(text).json(),
            _ => None,
        }
    }

    /// Runs the check of the type inside an `Option`. Text for nothing is `None` unless the type takes it.
    ///
    /// # Errors
    /// - Those of the check, for any other value.
    #[inline]
    pub(crate) fn check_option<'v, T>(
        &mut self,
        value: Value<'v>,
        check: impl FnOnce(Value<'v>, &mut Context<'_>) -> Result<T, Rejected>,
    ) -> Result<Option<T>, Rejected> {
        if value.is_null() {
            return Ok(None);
        }
        let is_nothing = self.is_text() && text::is_nothing(&value);
        match self.unreported_if(is_nothing, |cx| check(value, cx)) {
            Ok(value) => Ok(Some(value)),
            Err(_) if is_nothing => Ok(None),
            Err(rejected) => Err(rejected),
        }
    }
}
