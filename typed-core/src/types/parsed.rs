//! Types that are parsed from strings and shown as ones.

use crate::class::TypeInfo;
use crate::report::{Context, Rejected, code};
use crate::value::Value;

/// Parses a string. Another value is a mismatch with the type, and another string is not `expected`.
pub(super) fn parse<T>(
    value: &Value<'_>,
    type_info: &'static TypeInfo,
    expected: &'static str,
    parse: impl FnOnce(&str) -> Option<T>,
    cx: &mut Context<'_>,
) -> Result<T, Rejected> {
    let Value::Str(text) = value else { return Err(cx.mismatch(type_info, value)) };
    parse(text).ok_or_else(|| cx.reject(code::TYPE, expected, value))
}

/// Defines field types that are parsed: the notation that has a format, the name, the description of their strings, the parser, the
/// string that shows a value, and a placeholder.
macro_rules! parsed {
    ($($parsed:ty $(as $notation:ident)?, $name:literal, $expected:literal, $parse:expr, |$value:ident| $shown:expr $(, $blank:expr)?;)*) => {$(
        impl ToValue for $parsed {
            const TYPE: &'static TypeInfo =
                &TypeInfo::new($name, Kind::Str)
                    $(.with_notation(crate::class::Notation::$notation))?;
            $(
                const HAS_PLACEHOLDER: bool = true;

                #[inline(always)]
                fn placeholder() -> Self {
                    $blank
                }
            )?

            #[inline]
            fn to_value(&self) -> Value<'_> {
                let $value = self;
                Value::from($shown)
            }
        }

        impl<'v> FieldType<'v> for $parsed {
            type Form = Composite;
            if_static!();

            #[inline]
            fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
                crate::types::parsed::parse(&value, Self::TYPE, $expected, |text| $parse(text).ok(), cx)
            }
        }

        impl From<$parsed> for Value<'_> {
            #[inline]
            fn from(parsed: $parsed) -> Self {
                let $value = &parsed;
                Value::from($shown).into_owned()
            }
        }
    )*};
}
pub(super) use parsed;
