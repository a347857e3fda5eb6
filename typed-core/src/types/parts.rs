//! Types that are maps of a few named parts, in the form that serde gives them.

use crate::record::{FieldType, ToValue};
use crate::report::{Context, Key, Rejected, closest, code};
use crate::value::Value;
use alloc::borrow::Cow;

/// A part, if it was given.
pub(super) type Part<T> = Option<Result<T, Rejected>>;

/// Reads a map into parts of the given names and types, all of which are required. Every part is
/// checked.
macro_rules! read_parts {
    ($map:expr, $cx:expr, $($part:ident: $name:tt => $type:ty),+) => {{
        use crate::types::parts;
        $(let mut $part: parts::Part<$type> = None;)+
        let mut outcome = Ok(());
        for (key, value) in $map {
            let taken = match key.as_str() {
                $(Some($name) => parts::take(&mut $part, $name, value, $cx),)+
                _ => Err(parts::unknown(&key, &[$($name),+], $cx)),
            };
            if taken.is_err() {
                outcome = taken;
            }
        }
        $(let $part = parts::required($part, $name, $cx);)+
        outcome.and_then(|()| Ok(($($part?,)+)))
    }};
}
pub(super) use read_parts;

pub(super) fn take<'v, T: FieldType<'v>>(
    part: &mut Part<T>,
    name: &'static str,
    value: Value<'v>,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    if part.is_some() {
        return Err(cx.at(Key::Field(name)).reject_missing(code::DUPLICATE, "field".into(), None));
    }
    let checked = cx.descend(Key::Field(name)).and_then(|mut cx| T::check(value, &mut cx));
    *part = Some(checked);
    Ok(())
}

#[cold]
pub(super) fn unknown(key: &Value<'_>, names: &[&'static str], cx: &mut Context<'_>) -> Rejected {
    let suggestion = closest(key.as_str().unwrap_or_default(), names.iter().copied());
    cx.at(Key::Item(key)).unknown("field", suggestion)
}

pub(super) fn required<T: ToValue>(
    part: Part<T>,
    name: &'static str,
    cx: &mut Context<'_>,
) -> Result<T, Rejected> {
    part.unwrap_or_else(|| {
        let expected = Cow::Borrowed(T::TYPE.name());
        Err(cx.at(Key::Field(name)).reject_missing(code::MISSING, expected, None))
    })
}
