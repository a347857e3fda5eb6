//! The keys of maps.

use crate::class::{Kind, TypeInfo};
use crate::value::{Segment, Value};
use alloc::string::ToString;
use alloc::vec::Vec;

/// Converts a key to a value of the expected kind. JSON has only strings as keys, so a string that
/// spells a number or a boolean becomes one. The type then checks it.
#[inline]
pub(super) fn read<'v>(expected: &'static TypeInfo, key: Value<'v>) -> Value<'v> {
    let Some(text) = key.as_str() else { return key };
    let read = match (expected.content().kind(), text) {
        (Kind::Int, text) => integer(text),
        (Kind::Float, text) => {
            text.parse().ok().filter(|float: &f64| float.is_finite()).map(Value::Float)
        }
        (Kind::Bool, "true") => Some(Value::Bool(true)),
        (Kind::Bool, "false") => Some(Value::Bool(false)),
        _ => None,
    };
    read.unwrap_or(key)
}

/// Returns the key that a step of a path names.
#[inline]
pub(super) fn named<'s>(expected: &'static TypeInfo, segment: &'s Segment<'_>) -> Value<'s> {
    match segment {
        Segment::Name(name) => read(expected, Value::from(&**name)),
        // A JSON Pointer does not tell them apart.
        Segment::Index(index) if expected.content().kind() == Kind::Str => {
            Value::from(index.to_string())
        }
        Segment::Index(index) => Value::from(*index),
        Segment::Key(Value::List(items)) if expected.content().kind() == Kind::Bytes => {
            let byte = |item: &Value<'_>| item.as_u64().and_then(|item| u8::try_from(item).ok());
            let bytes: Option<Vec<u8>> = items.iter().map(byte).collect();
            bytes.map_or(Value::Null, |bytes| Value::Bytes(bytes.into()))
        }
        Segment::Key(key) => key.reborrow(),
    }
}

/// Parses an integer in the form in which integers are printed, so that two strings never stand for
/// the same key.
#[inline]
fn integer(text: &str) -> Option<Value<'static>> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_canonical = text == "0" || (!digits.starts_with(['0', '+']) && digits != "0");
    if !is_canonical {
        return None;
    }
    // Some integers are in the range of only one of the two.
    match (text.parse::<i128>(), text.parse::<u128>()) {
        (Ok(integer), _) => Some(Value::from(integer)),
        (_, Ok(integer)) => Some(Value::from(integer)),
        _ => None,
    }
}
