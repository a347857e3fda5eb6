//! Conversion of borrowed values to owned ones, and views of values. Scalars and strings, which are
//! most values, are copied inline.

use crate::value::value::{Untyped, Value};
use alloc::borrow::Cow;
use core::mem;

impl Value<'_> {
    /// Returns the same value with nothing borrowed. Copies only what was borrowed. A borrowed
    /// opaque value cannot be copied: it leaves a placeholder that no field accepts.
    #[inline]
    #[must_use]
    pub fn into_owned(self) -> Untyped {
        let scalar = match &self {
            Value::Null => Value::Null,
            Value::Bool(value) => Value::Bool(*value),
            Value::Int(value) => Value::Int(*value),
            Value::Float(value) => Value::Float(*value),
            _ => return self.copied(),
        };
        // There is nothing to drop; saying so costs less than finding out.
        mem::forget(self);
        scalar
    }

    #[inline(never)]
    fn copied(self) -> Untyped {
        match self {
            Value::Null => Value::Null,
            Value::Bool(value) => Value::Bool(value),
            Value::Int(value) => Value::Int(value),
            Value::BigInt(value) => Value::BigInt(value),
            Value::Float(value) => Value::Float(value),
            Value::TooDeep => Value::TooDeep,
            Value::OutOfRange(text) => Value::OutOfRange(Cow::Owned(text.into_owned())),
            Value::Str(text) => Value::Str(Cow::Owned(text.into_owned())),
            Value::Bytes(bytes) => Value::Bytes(Cow::Owned(bytes.into_owned())),
            Value::List(items) => Value::List(items.into_owned()),
            Value::Map(map) => Value::Map(map.into_owned()),
            Value::Opaque(opaque) => Value::Opaque(opaque.into_owned()),
        }
    }

    /// Returns a view of the same value, which borrows from this one and owns nothing. Does not
    /// allocate.
    #[inline]
    #[must_use]
    pub fn reborrow(&self) -> Value<'_> {
        match self {
            Value::Null => Value::Null,
            Value::Bool(value) => Value::Bool(*value),
            Value::Int(value) => Value::Int(*value),
            Value::BigInt(value) => Value::BigInt(*value),
            Value::Float(value) => Value::Float(*value),
            Value::TooDeep => Value::TooDeep,
            Value::OutOfRange(text) => Value::OutOfRange(Cow::Borrowed(text)),
            Value::Str(text) => Value::Str(Cow::Borrowed(text)),
            Value::Bytes(bytes) => Value::Bytes(Cow::Borrowed(bytes)),
            Value::List(items) => Value::List(items.reborrow()),
            Value::Map(map) => Value::Map(map.reborrow()),
            Value::Opaque(opaque) => Value::Opaque(opaque.reborrow()),
        }
    }
}
