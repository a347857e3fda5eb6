//! The dynamic value that checks take.

use crate::value::integer::BigInt;
use crate::value::list::List;
use crate::value::map::Map;
use crate::value::opaque::Opaque;
use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::{fmt, mem};

/// A dynamically typed value, borrowed from its source if possible.
///
/// Integers of every width are exact and compare as integers: [`Value::Int`] holds those that fit
/// an `i64`, [`Value::BigInt`] all others. An integer and a float are never equal.
///
/// A value has at most 255 levels, twice as many as a check accepts ([`MAX_DEPTH`]). In a list or a
/// map of more levels, those deeper than a check accepts are replaced by [`Value::TooDeep`]. So
/// dropping, comparing, copying or printing a value cannot overflow the stack. A value that was cut
/// equals no other, not even its own copy.
///
/// [`MAX_DEPTH`]: crate::MAX_DEPTH
///
/// `Value` is `Send` and `Sync`. [`From`] creates one from scalars, strings, collections and
/// derived structs. The `as_…` methods read it, and return `None` for another kind.
///
/// ```
/// use typed_structs::Value;
///
/// let port = Value::from(8080_u16);
/// assert_eq!(port, Value::Int(8080));
/// assert_eq!(port, Value::from(8080_i128));
/// assert_eq!(port.as_i64(), Some(8080));
/// assert_eq!(port.as_str(), None);
/// ```
#[derive(Clone, Default)]
#[non_exhaustive]
pub enum Value<'v> {
    /// `null`, `None`, `()`.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// An integer from −2⁶³ to 2⁶³ − 1.
    Int(i64),
    /// An integer outside the range of [`Value::Int`], from −2¹²⁷ to 2¹²⁸ − 1.
    BigInt(BigInt),
    /// A floating-point number, infinities and NaN included.
    Float(f64),
    /// A number of a document that no other variant holds, as it is spelled: an integer beyond 128
    /// bits, or a float beyond `f64`. No type accepts it; it is reported as out of range.
    OutOfRange(Cow<'v, str>),
    /// A placeholder for content that is nested too deeply: see [`Value`]. No type accepts it, and
    /// it equals nothing.
    TooDeep,
    /// A string.
    Str(Cow<'v, str>),
    /// Bytes.
    Bytes(Cow<'v, [u8]>),
    /// Values in order.
    List(List<'v>),
    /// Keys and values, in the order given.
    Map(Map<'v>),
    /// A Rust value of any type, passed through unread.
    Opaque(Opaque<'v>),
}

/// A dynamic value that borrows nothing. A field of this type accepts any value.
///
/// See [`Value`](crate::Value) for an example.
pub type Untyped = Value<'static>;

impl<'v> Value<'v> {
    /// Returns the kind's name in messages: `null`, `bool`, `int`, `float`, `str`, `bytes`, `list`,
    /// `map`, or `opaque`; `too deep` for [`Value::TooDeep`].
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Value::Null => "null",
            Value::Bool(_) => "bool",
            Value::Int(_) | Value::BigInt(_) => "int",
            Value::Float(_) => "float",
            Value::TooDeep => "too deep",
            Value::OutOfRange(Cow::Borrowed(text)) => crate::value::parse_number::kind(text),
            Value::OutOfRange(Cow::Owned(text)) => crate::value::parse_number::kind(text.as_str()),
            Value::Str(_) => "str",
            Value::Bytes(_) => "bytes",
            Value::List(_) => "list",
            Value::Map(_) => "map",
            Value::Opaque(_) => "opaque",
        }
    }

    /// Replaces the value by null. Usually there is nothing to drop; finding that out costs less than
    /// dropping it.
    #[inline]
    pub(crate) fn discard(&mut self) {
        if !self.is_plain() {
            drop(mem::take(self));
        }
    }

    /// Returns `true` if dropping it does nothing.
    #[inline]
    pub(super) const fn is_plain(&self) -> bool {
        match self {
            Value::Null
            | Value::Bool(_)
            | Value::Int(_)
            | Value::BigInt(_)
            | Value::Float(_)
            | Value::TooDeep => true,
            Value::Str(text) | Value::OutOfRange(text) => matches!(text, Cow::Borrowed(_)),
            Value::Bytes(bytes) => matches!(bytes, Cow::Borrowed(_)),
            Value::List(list) => list.is_lent(),
            Value::Map(map) => map.is_lent(),
            Value::Opaque(_) => false,
        }
    }

    /// Returns `true` if this is [`Value::Null`].
    #[must_use]
    pub const fn is_null(&self) -> bool {
        matches!(self, Value::Null)
    }

    /// Returns the boolean; `None` for another kind.
    #[must_use]
    #[inline]
    pub const fn as_bool(&self) -> Option<bool> {
        match self {
            Value::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// Returns the integer; `None` for another kind, or beyond `i64`.
    #[must_use]
    #[inline]
    pub const fn as_i64(&self) -> Option<i64> {
        match self {
            Value::Int(value) => Some(*value),
            _ => None,
        }
    }

    /// Returns the integer; `None` for another kind, or beyond `u64`.
    #[must_use]
    pub fn as_u64(&self) -> Option<u64> {
        self.as_i128().and_then(|value| u64::try_from(value).ok())
    }

    /// Returns the integer; `None` for another kind, or beyond `i128`.
    #[must_use]
    pub fn as_i128(&self) -> Option<i128> {
        match self {
            Value::Int(value) => Some(i128::from(*value)),
            Value::BigInt(value) => value.to_i128(),
            _ => None,
        }
    }

    /// Returns the integer; `None` for another kind, or beyond `u128`.
    #[must_use]
    pub fn as_u128(&self) -> Option<u128> {
        match self {
            Value::Int(value) => u128::try_from(*value).ok(),
            Value::BigInt(value) => value.to_u128(),
            _ => None,
        }
    }

    /// Returns the float; `None` for another kind. An integer is not a float: see
    /// [`Value::as_i64`].
    #[must_use]
    #[inline]
    pub const fn as_f64(&self) -> Option<f64> {
        match self {
            Value::Float(value) => Some(*value),
            _ => None,
        }
    }

    /// Returns the string; `None` for another kind.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Value::Str(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the bytes; `None` for another kind.
    #[must_use]
    pub fn as_bytes(&self) -> Option<&[u8]> {
        match self {
            Value::Bytes(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// Returns the items of a list; `None` for another kind.
    #[must_use]
    pub fn as_list(&self) -> Option<&[Value<'v>]> {
        match self {
            Value::List(items) => Some(items),
            _ => None,
        }
    }

    /// Returns the entries of a map; `None` for another kind.
    #[must_use]
    #[inline]
    pub const fn as_map(&self) -> Option<&Map<'v>> {
        match self {
            Value::Map(map) => Some(map),
            _ => None,
        }
    }

    /// Returns the items of a list, to change them. Allocates if they are borrowed.
    #[must_use]
    pub fn as_list_mut(&mut self) -> Option<&mut Vec<Value<'v>>> {
        match self {
            Value::List(items) => Some(items.to_mut()),
            _ => None,
        }
    }

    /// Returns the entries of a map, to change them. Borrowed entries are copied by the first
    /// change.
    #[must_use]
    #[inline]
    pub const fn as_map_mut(&mut self) -> Option<&mut Map<'v>> {
        match self {
            Value::Map(map) => Some(map),
            _ => None,
        }
    }

    /// Returns the opaque value; `None` for another kind, or if it is not a `T`.
    #[must_use]
    pub fn downcast_ref<T: Send + Sync + 'static>(&self) -> Option<&T> {
        match self {
            Value::Opaque(opaque) => opaque.downcast_ref(),
            _ => None,
        }
    }

    /// Wraps a Rust value of any type, for a field marked `#[typed(opaque)]`. Allocates once;
    /// [`Value::lend`] does not.
    #[must_use]
    pub fn opaque<T: Send + Sync + 'static>(value: T) -> Self {
        Value::Opaque(Opaque::new(value))
    }

    /// Borrows a Rust value of any type, for a field marked `#[typed(opaque)]`, without allocating.
    ///
    /// If every check passes, the value is taken out of `slot`; `set` leaves the field's old value
    /// there. Otherwise the value stays, and the caller still owns it. One case drops it: a new
    /// object was complete before its own `check`, or that of an object around it, rejected it.
    #[must_use]
    pub fn lend<T: Send + Sync + 'static>(slot: &'v mut Option<T>) -> Self {
        Value::Opaque(Opaque::lend(slot))
    }

    /// Returns `true` if it has more levels than `depth`. Looks no deeper than that.
    pub(crate) fn is_deeper_than(&self, depth: u8) -> bool {
        let is_deep = |inner: &Self| match depth.checked_sub(1) {
            Some(left) => inner.is_deeper_than(left),
            None => true,
        };
        match self {
            Value::List(items) => items.iter().any(is_deep),
            Value::Map(map) => map.iter().any(|(key, value)| is_deep(key) || is_deep(value)),
            _ => false,
        }
    }

    /// Returns `true` if it contains an opaque value, so that a copy would not be faithful.
    pub(crate) fn has_opaque(&self) -> bool {
        match self {
            Value::Opaque(_) => true,
            Value::List(items) => items.iter().any(Value::has_opaque),
            Value::Map(map) => {
                map.iter().any(|(key, value)| key.has_opaque() || value.has_opaque())
            }
            _ => false,
        }
    }
}

impl PartialEq<Value<'_>> for Value<'_> {
    fn eq(&self, other: &Value<'_>) -> bool {
        match (self, other) {
            (Value::Null, Value::Null) => true,
            (Value::Bool(left), Value::Bool(right)) => left == right,
            (Value::Int(left), Value::Int(right)) => left == right,
            (Value::BigInt(left), Value::BigInt(right)) => left == right,
            (Value::Float(left), Value::Float(right)) => left == right,
            (Value::Str(left), Value::Str(right))
            | (Value::OutOfRange(left), Value::OutOfRange(right)) => left == right,
            (Value::Bytes(left), Value::Bytes(right)) => left == right,
            (Value::List(left), Value::List(right)) => left == right,
            (Value::Map(left), Value::Map(right)) => left == right,
            (Value::Opaque(left), Value::Opaque(right)) => left.is_same(right),
            _ => false,
        }
    }
}

impl fmt::Debug for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Null => f.write_str("Null"),
            Value::Bool(value) => f.debug_tuple("Bool").field(value).finish(),
            Value::Int(value) => f.debug_tuple("Int").field(value).finish(),
            Value::BigInt(value) => f.debug_tuple("BigInt").field(value).finish(),
            Value::Float(value) => f.debug_tuple("Float").field(value).finish(),
            Value::TooDeep => f.write_str("TooDeep"),
            Value::OutOfRange(text) => f.debug_tuple("OutOfRange").field(text).finish(),
            Value::Str(text) => f.debug_tuple("Str").field(text).finish(),
            Value::Bytes(bytes) => f.debug_tuple("Bytes").field(bytes).finish(),
            Value::List(items) => f.debug_tuple("List").field(items).finish(),
            Value::Map(map) => f.debug_tuple("Map").field(map).finish(),
            Value::Opaque(opaque) => f.debug_tuple("Opaque").field(opaque).finish(),
        }
    }
}

/// The greatest depth of a value that checks accept.
pub const MAX_DEPTH: u8 = 128;
