//! Strings that are stored inline if they are short.

use crate::class::{Domain, Kind, TypeInfo};
use crate::record::{Composite, FieldType, ToValue, if_static};
use crate::report::{Context, Rejected};
use crate::value::Value;
use alloc::borrow::Cow;
use alloc::string::String;

macro_rules! strings {
    ($($string:ty, $name:literal;)*) => {$(
        impl ToValue for $string {
            const TYPE: &'static TypeInfo = type_info!($name, Str, Domain::Text);
            const HAS_PLACEHOLDER: bool = true;

            #[inline(always)]
            fn placeholder() -> Self {
                Self::default()
            }

            #[inline]
            fn to_value(&self) -> Value<'_> {
                Value::Str(Cow::Borrowed(self))
            }
        }

        impl<'v> FieldType<'v> for $string {
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

        impl From<$string> for Value<'_> {
            #[inline]
            fn from(string: $string) -> Self {
                Value::Str(Cow::Owned(String::from(string)))
            }
        }
    )*};
}
#[cfg(feature = "compact_str")]
strings!(compact_str::CompactString, "CompactString";);
#[cfg(feature = "smol_str")]
strings!(smol_str::SmolStr, "SmolStr";);
