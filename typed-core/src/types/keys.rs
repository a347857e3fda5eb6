//! The keys of maps.

use crate::class::{Kind, TypeInfo};
use crate::report::MAX_DEPTH;
use crate::value::{Segment, Value};
use alloc::vec::Vec;

/// Returns the key as a value of the kind expected. JSON has no keys but text: where numbers or
/// booleans are expected, a string that spells one is read as one; the type's own check does the
/// rest.
#[inline]
pub(super) fn read<'v>(expected: &'static TypeInfo, key: Value<'v>) -> Value<'v> {
    let Some(text) = key.as_str() else { return key };
    let read = match (kind(expected), text) {
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

/// Returns the kind of value that a type is made from: for a newtype, that of its field.
#[inline]
fn kind(info: &'static TypeInfo) -> Kind {
    if info.kind() == Kind::Newtype { kind_within(info) } else { info.kind() }
}

#[cold]
fn kind_within(mut info: &'static TypeInfo) -> Kind {
    // A newtype can be in itself, behind a pointer; no value is then of it.
    for _ in 0..MAX_DEPTH {
        if info.kind() != Kind::Newtype {
            break;
        }
        let Some(field) = info.class().and_then(|class| class.fields().first()) else { break };
        info = field.type_info();
    }
    info.kind()
}

/// Returns the key that a step of a path names.
#[inline]
pub(super) fn named<'s>(expected: &'static TypeInfo, segment: &'s Segment<'_>) -> Value<'s> {
    match segment {
        Segment::Name(name) => read(expected, Value::from(&**name)),
        Segment::Index(index) => Value::from(*index),
        Segment::Key(Value::List(items)) if kind(expected) == Kind::Bytes => {
            let byte = |item: &Value<'_>| item.as_u64().and_then(|item| u8::try_from(item).ok());
            let bytes: Option<Vec<u8>> = items.iter().map(byte).collect();
            bytes.map_or(Value::Null, |bytes| Value::Bytes(bytes.into()))
        }
        Segment::Key(key) => key.reborrow(),
    }
}

/// Reads an integer, spelled as it is printed, so that no two strings are the same key.
#[inline]
fn integer(text: &str) -> Option<Value<'static>> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_canonical = text == "0" || (!digits.starts_with(['0', '+']) && digits != "0");
    if !is_canonical {
        return None;
    }
    // Some integers are in the range of one of the two only.
    match (text.parse::<i128>(), text.parse::<u128>()) {
        (Ok(integer), _) => Some(Value::from(integer)),
        (_, Ok(integer)) => Some(Value::from(integer)),
        _ => None,
    }
}
