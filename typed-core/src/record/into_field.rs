//! Conversion of statically typed values to fields, at no cost.

use crate::record::field_type::FieldType;
use crate::value::Value;
use alloc::borrow::Cow;
use alloc::string::String;

/// The way in which a statically typed value reaches a field of a type: see [`FieldType::Form`].
pub trait Form: sealed::Sealed {}

/// A scalar: converted through [`Value`], which costs nothing once it is inlined.
#[derive(Debug)]
pub enum Scalar {}

/// Any other type: moved unchanged.
#[derive(Debug)]
pub enum Composite {}

impl Form for Scalar {}
impl Form for Composite {}

mod sealed {
    pub trait Sealed {}
    impl Sealed for super::Scalar {}
    impl Sealed for super::Composite {}
}

/// A value that `set_<field>` accepts for a field of type `F`: an `F`, a scalar, a string or a
/// [`Value`]. It is checked like by `set`.
#[diagnostic::on_unimplemented(
    message = "a `{Self}` cannot be set into a field of type `{F}`",
    label = "expected `{F}`, a scalar, a string or a `Value`"
)]
pub trait IntoField<'v, F> {
    /// Calls one of two functions: `fits` with a value of the field's type, or `otherwise` with a
    /// value that has to be checked.
    #[doc(hidden)]
    fn into_field<S, R>(
        self,
        state: S,
        fits: impl FnOnce(S, F) -> R,
        otherwise: impl FnOnce(S, Value<'v>) -> R,
    ) -> R;
}

impl<'v, F: FieldType<'v, Form = Composite>> IntoField<'v, F> for F {
    #[inline(always)]
    fn into_field<S, R>(
        self,
        state: S,
        fits: impl FnOnce(S, F) -> R,
        _: impl FnOnce(S, Value<'v>) -> R,
    ) -> R {
        fits(state, self)
    }
}

/// A scalar that is passed to a setter. It has no drop glue, so that nothing remains of it after
/// inlining.
#[derive(Clone, Copy, Debug)]
pub enum Primitive<'v> {
    Null,
    Bool(bool),
    Signed(i128),
    Unsigned(u128),
    Single(f32),
    Double(f64),
    Char(char),
    Str(&'v str),
}

impl<'v> Primitive<'v> {
    /// Returns the value as a scalar, if it is one.
    #[inline(always)]
    pub(crate) fn scalar(value: &Value<'_>) -> Option<Self> {
        match value {
            Value::Null => Some(Self::Null),
            Value::Bool(value) => Some(Self::Bool(*value)),
            Value::Int(integer) => Some(Self::Signed(i128::from(*integer))),
            Value::Float(float) => Some(Self::Double(*float)),
            _ => None,
        }
    }

    /// Returns the value as a scalar or a borrowed string, if it is one.
    #[inline(always)]
    pub(crate) fn of(value: &Value<'v>) -> Option<Self> {
        match value {
            Value::Str(Cow::Borrowed(text)) => Some(Self::Str(text)),
            other => Self::scalar(other),
        }
    }
}

macro_rules! into_field {
    ($($scalar:ty, |$value:ident| $plain:expr;)*) => {$(
        impl<'v, F: FieldType<'v>> IntoField<'v, F> for $scalar {
            #[inline(always)]
            fn into_field<S, R>(
                self,
                state: S,
                fits: impl FnOnce(S, F) -> R,
                otherwise: impl FnOnce(S, Value<'v>) -> R,
            ) -> R {
                let $value = self;
                match F::from_plain($plain) {
                    Some(value) => fits(state, value),
                    None => otherwise(state, self.into()),
                }
            }
        }
    )*};
}
into_field! {
    bool, |value| Primitive::Bool(value);
    i8, |value| Primitive::Signed(value.into());
    i16, |value| Primitive::Signed(value.into());
    i32, |value| Primitive::Signed(value.into());
    i64, |value| Primitive::Signed(value.into());
    i128, |value| Primitive::Signed(value);
    isize, |value| Primitive::Signed(value as i128);
    u8, |value| Primitive::Unsigned(value.into());
    u16, |value| Primitive::Unsigned(value.into());
    u32, |value| Primitive::Unsigned(value.into());
    u64, |value| Primitive::Unsigned(value.into());
    u128, |value| Primitive::Unsigned(value);
    usize, |value| Primitive::Unsigned(value as u128);
    f32, |value| Primitive::Single(value);
    f64, |value| Primitive::Double(value);
    char, |value| Primitive::Char(value);
    &'v str, |value| Primitive::Str(value);
    &'v String, |value| Primitive::Str(value);
}

impl<'v, F: FieldType<'v>> IntoField<'v, F> for String {
    #[inline(always)]
    fn into_field<S, R>(
        self,
        state: S,
        fits: impl FnOnce(S, F) -> R,
        otherwise: impl FnOnce(S, Value<'v>) -> R,
    ) -> R {
        F::from_string(self, state, fits, otherwise)
    }
}

macro_rules! into_field_by_check {
    ($($value:ty)*) => {$(
        impl<'v, F: FieldType<'v>> IntoField<'v, F> for $value {
            #[inline]
            fn into_field<S, R>(
                self,
                state: S,
                _: impl FnOnce(S, F) -> R,
                otherwise: impl FnOnce(S, Value<'v>) -> R,
            ) -> R {
                otherwise(state, self.into())
            }
        }
    )*};
}
into_field_by_check!(Cow<'v, str> Value<'v>);
