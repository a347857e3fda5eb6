//! Borrowed bytes.

use crate::class::{Kind, TypeInfo};
use crate::record::{Composite, FieldType, ToValue};
use crate::report::{Context, Rejected, code};
use crate::value::Value;
use alloc::borrow::Cow;

impl ToValue for &[u8] {
    const TYPE: &'static TypeInfo = &TypeInfo::new("&[u8]", Kind::Bytes);
    const HAS_PLACEHOLDER: bool = true;

    #[inline(always)]
    fn placeholder() -> Self {
        &[]
    }

    #[inline]
    fn to_value(&self) -> Value<'_> {
        Value::Bytes(Cow::Borrowed(self))
    }
}

/// Converts bytes that the input borrows. Owned bytes are rejected, since the field could not
/// borrow them.
impl<'v: 'a, 'a> FieldType<'v> for &'a [u8] {
    type Form = Composite;

    #[inline]
    fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
        match value {
            Value::Bytes(Cow::Borrowed(bytes)) => Ok(bytes),
            owned @ Value::Bytes(_) => {
                Err(cx.reject(code::TYPE, "&[u8] borrowed from the input", &owned))
            }
            other => Self::check(cx.widen(Self::TYPE, other)?, cx),
        }
    }
}

impl ToValue for Cow<'_, [u8]> {
    const TYPE: &'static TypeInfo = &TypeInfo::new("Cow<[u8]>", Kind::Bytes);
    const HAS_PLACEHOLDER: bool = true;

    #[inline(always)]
    fn placeholder() -> Self {
        Cow::Borrowed(&[])
    }

    #[inline]
    fn to_value(&self) -> Value<'_> {
        Value::Bytes(Cow::Borrowed(self))
    }
}

impl<'v: 'a, 'a> FieldType<'v> for Cow<'a, [u8]> {
    type Form = Composite;

    #[inline]
    fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
        match value {
            Value::Bytes(bytes) => Ok(bytes),
            other => Self::check(cx.widen(Self::TYPE, other)?, cx),
        }
    }
}
