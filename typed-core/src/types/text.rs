//! Strings and characters.

use crate::class::{Domain, Kind, TypeInfo};
use crate::record::{Composite, FieldType, Primitive, Scalar, Sink, ToValue, if_static};
use crate::report::{Context, Rejected, code};
use crate::value::Value;
use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::sync::Arc;

impl ToValue for String {
    const TYPE: &'static TypeInfo = type_info!("String", Str, Domain::Text);
    const HAS_PLACEHOLDER: bool = true;

    #[inline(always)]
    fn placeholder() -> Self {
        Self::new()
    }

    #[inline]
    fn to_value(&self) -> Value<'_> {
        Value::Str(Cow::Borrowed(self))
    }

    #[inline]
    fn write(&self, out: &mut dyn Sink) {
        out.text(self);
    }
}

impl<'v> FieldType<'v> for String {
    type Form = Scalar;
    const KEEPS_TEXT: bool = true;
    if_static!();

    #[inline]
    fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
        match value {
            Value::Str(text) => Ok(text.into_owned()),
            other => Err(cx.mismatch(Self::TYPE, &other)),
        }
    }

    #[inline(always)]
    fn from_plain(plain: Primitive<'v>) -> Option<Self> {
        match plain {
            Primitive::Str(text) => Some(Self::from(text)),
            _ => None,
        }
    }

    #[inline(always)]
    fn from_string<S, R>(
        text: String,
        state: S,
        fits: impl FnOnce(S, Self) -> R,
        _: impl FnOnce(S, Value<'v>) -> R,
    ) -> R {
        fits(state, text)
    }

    /// Copies a borrowed string into the existing buffer.
    #[inline]
    fn keep_text(&mut self, text: &mut Cow<'v, str>) -> bool {
        match text {
            Cow::Borrowed(text) => {
                self.clear();
                self.push_str(text);
            }
            Cow::Owned(text) => *self = core::mem::take(text),
        }
        true
    }

    fn assign(&mut self, value: Value<'v>, cx: &mut Context<'_>) -> Result<(), Rejected> {
        match value {
            Value::Str(mut text) => {
                self.keep_text(&mut text);
                Ok(())
            }
            other => Err(cx.mismatch(Self::TYPE, &other)),
        }
    }
}

impl ToValue for char {
    const TYPE: &'static TypeInfo = type_info!("char", Str, Domain::Char);
    const HAS_PLACEHOLDER: bool = true;

    #[inline(always)]
    fn placeholder() -> Self {
        '\0'
    }

    fn to_value(&self) -> Value<'_> {
        Value::from(*self)
    }

    #[inline]
    fn write(&self, out: &mut dyn Sink) {
        out.text(self.encode_utf8(&mut [0; 4]));
    }
}

/// Converts a string of one character.
impl<'v> FieldType<'v> for char {
    type Form = Scalar;
    if_static!();

    #[inline]
    fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
        let mut chars = value.as_str().unwrap_or_default().chars();
        match (chars.next(), chars.next()) {
            (Some(char), None) => Ok(char),
            _ => Err(cx.mismatch(Self::TYPE, &value)),
        }
    }

    #[inline(always)]
    fn from_plain(plain: Primitive<'v>) -> Option<Self> {
        match plain {
            Primitive::Char(char) => Some(char),
            _ => None,
        }
    }
}

impl ToValue for &str {
    const TYPE: &'static TypeInfo = type_info!("&str", Str, Domain::Text);
    const HAS_PLACEHOLDER: bool = true;

    #[inline(always)]
    fn placeholder() -> Self {
        ""
    }

    #[inline]
    fn to_value(&self) -> Value<'_> {
        Value::Str(Cow::Borrowed(self))
    }

    #[inline]
    fn write(&self, out: &mut dyn Sink) {
        out.text(self);
    }
}

/// Converts a string that the input borrows. An owned one is rejected, since the field could not
/// borrow it.
impl<'v: 'a, 'a> FieldType<'v> for &'a str {
    type Form = Scalar;

    #[inline]
    fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
        match value {
            Value::Str(Cow::Borrowed(text)) => Ok(text),
            owned @ Value::Str(_) => {
                Err(cx.reject(code::TYPE, "&str borrowed from the input", &owned))
            }
            other => Err(cx.mismatch(Self::TYPE, &other)),
        }
    }

    #[inline(always)]
    fn from_plain(plain: Primitive<'v>) -> Option<Self> {
        match plain {
            Primitive::Str(text) => Some(text),
            _ => None,
        }
    }
}

impl ToValue for Cow<'_, str> {
    const TYPE: &'static TypeInfo = type_info!("Cow<str>", Str, Domain::Text);
    const HAS_PLACEHOLDER: bool = true;

    #[inline(always)]
    fn placeholder() -> Self {
        Cow::Borrowed("")
    }

    #[inline]
    fn to_value(&self) -> Value<'_> {
        Value::Str(Cow::Borrowed(self))
    }

    #[inline]
    fn write(&self, out: &mut dyn Sink) {
        out.text(self);
    }
}

impl<'v: 'a, 'a> FieldType<'v> for Cow<'a, str> {
    type Form = Scalar;

    #[inline]
    fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
        match value {
            Value::Str(text) => Ok(text),
            other => Err(cx.mismatch(Self::TYPE, &other)),
        }
    }

    #[inline(always)]
    fn from_plain(plain: Primitive<'v>) -> Option<Self> {
        match plain {
            Primitive::Str(text) => Some(Cow::Borrowed(text)),
            _ => None,
        }
    }

    #[inline(always)]
    fn from_string<S, R>(
        text: String,
        state: S,
        fits: impl FnOnce(S, Self) -> R,
        _: impl FnOnce(S, Value<'v>) -> R,
    ) -> R {
        fits(state, Cow::Owned(text))
    }
}

macro_rules! shared_text {
    ($($pointer:ident)*) => {$(
        impl ToValue for $pointer<str> {
            const TYPE: &'static TypeInfo =
                &TypeInfo::new(concat!(stringify!($pointer), "<str>"), Kind::Str)
                    .with_domain(Domain::Text);

            #[inline]
            fn to_value(&self) -> Value<'_> {
                Value::Str(Cow::Borrowed(self))
            }

            #[inline]
            fn write(&self, out: &mut dyn Sink) {
                out.text(self);
            }
        }

        impl<'v> FieldType<'v> for $pointer<str> {
            type Form = Composite;
            if_static!();

            #[inline]
            fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
                match value {
                    Value::Str(text) => Ok(text.into()),
                    other => Err(cx.mismatch(Self::TYPE, &other)),
                }
            }
        }
    )*};
}
shared_text!(Box Rc Arc);
