//! Strings of C, which hold any bytes but NUL.

use crate::class::{Kind, TypeInfo};
use crate::record::{Composite, FieldType, ToValue, if_static};
use crate::report::{Context, Rejected, code};
use crate::types::items::{Items, collect};
use crate::value::Value;
use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::ffi::CString;
use alloc::vec::Vec;
use core::ffi::CStr;

macro_rules! c_strings {
    ($($string:ty, $name:literal;)*) => {$(
        /// Shows a string, or bytes if they are not UTF-8.
        impl ToValue for $string {
            const TYPE: &'static TypeInfo = &TypeInfo::new($name, Kind::Str);

            #[inline]
            fn to_value(&self) -> Value<'_> {
                show(self)
            }
        }

        /// Converts a string, bytes or a list of integers, without NUL.
        impl<'v> FieldType<'v> for $string {
            type Form = Composite;
            if_static!();

            #[inline]
            fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
                check(value, Self::TYPE, cx).map(Self::from)
            }
        }

        impl From<$string> for Value<'_> {
            #[inline]
            fn from(string: $string) -> Self {
                show(&string).into_owned()
            }
        }
    )*};
}
c_strings! {
    CString, "CString";
    Box<CStr>, "Box<CStr>";
}

#[inline]
fn show(string: &CStr) -> Value<'_> {
    match string.to_str() {
        Ok(text) => Value::Str(Cow::Borrowed(text)),
        Err(_) => Value::Bytes(Cow::Borrowed(string.to_bytes())),
    }
}

#[inline]
fn check(
    value: Value<'_>,
    type_info: &'static TypeInfo,
    cx: &mut Context<'_>,
) -> Result<CString, Rejected> {
    const EXPECTED: &str = "a string without NUL";
    let bytes: Vec<u8> = match value {
        Value::Str(text) => text.into_owned().into_bytes(),
        Value::Bytes(bytes) => bytes.into_owned(),
        Value::List(_) => collect(Items::of(type_info, u8::TYPE, value, cx)?, cx)?,
        other => return Err(cx.mismatch(type_info, &other)),
    };
    CString::new(bytes).map_err(|error| {
        let bytes = Value::Bytes(Cow::Owned(error.into_vec()));
        cx.reject(code::TYPE, EXPECTED, &bytes)
    })
}
