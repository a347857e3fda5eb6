//! Paths and other strings of the operating system.

use crate::class::{Kind, TypeInfo};
use crate::record::{Composite, FieldType, ToValue, if_static};
use crate::report::{Context, Rejected, code};
use crate::value::Value;
use alloc::borrow::Cow;
use alloc::boxed::Box;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Types that are converted from a string and shown as one. A string that is not Unicode is shown
/// lossily.
macro_rules! system_text {
    ($($text:ty, $name:literal;)*) => {$(
        impl ToValue for $text {
            const TYPE: &'static TypeInfo = &TypeInfo::new($name, Kind::Str);
            const HAS_PLACEHOLDER: bool = true;

            #[inline(always)]
            fn placeholder() -> Self {
                PathBuf::new().into()
            }

            #[inline]
            fn to_value(&self) -> Value<'_> {
                Value::Str(self.to_string_lossy())
            }
        }

        impl<'v> FieldType<'v> for $text {
            type Form = Composite;
            if_static!();

            #[inline]
            fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
                match value {
                    Value::Str(text) => Ok(PathBuf::from(text.into_owned()).into()),
                    other => Err(cx.mismatch(Self::TYPE, &other)),
                }
            }
        }

        impl From<$text> for Value<'_> {
            #[inline]
            fn from(text: $text) -> Self {
                Value::Str(Cow::Owned(text.to_string_lossy().into_owned()))
            }
        }
    )*};
}
system_text! {
    PathBuf, "PathBuf";
    Box<Path>, "Box<Path>";
    OsString, "OsString";
}

impl ToValue for &Path {
    const TYPE: &'static TypeInfo = &TypeInfo::new("&Path", Kind::Str);
    const HAS_PLACEHOLDER: bool = true;

    #[inline(always)]
    fn placeholder() -> Self {
        Path::new("")
    }

    #[inline]
    fn to_value(&self) -> Value<'_> {
        Value::Str(self.to_string_lossy())
    }
}

/// Converts a string that the input borrows, like a `&str`.
impl<'v: 'a, 'a> FieldType<'v> for &'a Path {
    type Form = Composite;

    #[inline]
    fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
        match value {
            Value::Str(Cow::Borrowed(text)) => Ok(Path::new(text)),
            owned @ Value::Str(_) => {
                Err(cx.reject(code::TYPE, "&Path borrowed from the input", &owned))
            }
            other => Err(cx.mismatch(Self::TYPE, &other)),
        }
    }
}

impl<'v> From<&'v Path> for Value<'v> {
    #[inline]
    fn from(path: &'v Path) -> Self {
        Value::Str(path.to_string_lossy())
    }
}
