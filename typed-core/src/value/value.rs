//! The dynamic value that every check starts from.

use crate::value::integer::BigInt;
use crate::value::list::List;
use crate::value::map::Map;
use crate::value::opaque::Opaque;
use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::fmt;

/// A dynamically typed value, borrowed from its source where it can be.
///
/// Integers of every width are kept exactly and compare as integers: what fits an `i64` is always
/// [`Value::Int`], everything beyond is [`Value::BigInt`]. An integer and a float are never equal.
///
/// A value nests 255 levels deep at the most, twice as deep as any check goes ([`MAX_DEPTH`]). When
/// a list or a map of more levels is built, what is further down than a check goes is replaced by
/// [`Value::TooDeep`]. So neither to drop a value nor to compare, copy or print it can overflow the
/// stack. What was cut is equal to nothing: a value with a cut in it does not even equal its copy.
///
/// [`MAX_DEPTH`]: crate::MAX_DEPTH
///
/// `Value` is `Send` and `Sync`. It is built with [`From`] from scalars, strings, collections and
/// derived structs, and read by the `as_…` methods, which return `None` for another kind.
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
    /// No value: `null`, `None`, `()`.
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
    /// A number of a document that no other variant holds, as it is spelled: an integer beyond 128 bits,
    /// or a float beyond `f64`. No type takes it, and it is reported as out of range.
    OutOfRange(Cow<'v, str>),
    /// The place of something that nests more deeply than a value can: see [`Value`]. No type takes it,
    /// and it is equal to nothing.
    TooDeep,
    /// Text.
    Str(Cow<'v, str>),
    /// Bytes that are not text.
    Bytes(Cow<'v, [u8]>),
    /// Values in order.
    List(List<'v>),
    /// Keys and values, in the order given.
    Map(Map<'v>),
    /// A Rust value of any type, passed through unread.
    Opaque(Opaque<'v>),
}

/// A dynamic value that borrows nothing; as a field type it takes any value.
pub type Untyped = Value<'static>;

impl<'v> Value<'v> {
    /// Returns the name of the kind, as it stands in messages: `null`, `bool`, `int`, `float`,
    /// `str`, `bytes`, `list`, `map`, or `opaque`; `too deep` for [`Value::TooDeep`].
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

    /// Returns `true` if nothing of it is to be dropped.
    #[inline]
    pub(crate) const fn is_plain(&self) -> bool {
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

    /// Returns the boolean, if it is one.
    #[must_use]
    #[inline]
    pub const fn as_bool(&self) -> Option<bool> {
        match self {
            Value::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// Returns the integer, if it is one and fits.
    #[must_use]
    #[inline]
    pub const fn as_i64(&self) -> Option<i64> {
        match self {
            Value::Int(value) => Some(*value),
            _ => None,
        }
    }

    /// Returns the integer, if it is one and fits.
    #[must_use]
    pub fn as_u64(&self) -> Option<u64> {
        self.as_i128().and_then(|value| u64::try_from(value).ok())
    }

    /// Returns the integer, if it is one and fits.
    #[must_use]
    pub fn as_i128(&self) -> Option<i128> {
        match self {
            Value::Int(value) => Some(i128::from(*value)),
            Value::BigInt(value) => value.to_i128(),
            _ => None,
        }
    }

    /// Returns the integer, if it is one and fits.
    #[must_use]
    pub fn as_u128(&self) -> Option<u128> {
        match self {
            Value::Int(value) => u128::try_from(*value).ok(),
            Value::BigInt(value) => value.to_u128(),
            _ => None,
        }
    }

    /// Returns the float, if it is one. An integer is not: see [`Value::as_i64`].
    #[must_use]
    #[inline]
    pub const fn as_f64(&self) -> Option<f64> {
        match self {
            Value::Float(value) => Some(*value),
            _ => None,
        }
    }

    /// Returns the string, if it is text.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Value::Str(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the bytes, if it is bytes.
    #[must_use]
    pub fn as_bytes(&self) -> Option<&[u8]> {
        match self {
            Value::Bytes(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// Returns the items, if it is a list.
    #[must_use]
    pub fn as_list(&self) -> Option<&[Value<'v>]> {
        match self {
            Value::List(items) => Some(items),
            _ => None,
        }
    }

    /// Returns the entries, if it is a map.
    #[must_use]
    #[inline]
    pub const fn as_map(&self) -> Option<&Map<'v>> {
        match self {
            Value::Map(map) => Some(map),
            _ => None,
        }
    }

    /// Returns the items, to be changed, if it is a list. Allocates where they are borrowed.
    #[must_use]
    pub fn as_list_mut(&mut self) -> Option<&mut Vec<Value<'v>>> {
        match self {
            Value::List(items) => Some(items.to_mut()),
            _ => None,
        }
    }

    /// Returns the entries, to be changed, if it is a map. They are copied by the first change
    /// where they are borrowed.
    #[must_use]
    #[inline]
    pub const fn as_map_mut(&mut self) -> Option<&mut Map<'v>> {
        match self {
            Value::Map(map) => Some(map),
            _ => None,
        }
    }

    /// Returns the value behind an opaque `T`, if it is one.
    #[must_use]
    pub fn downcast_ref<T: Send + Sync + 'static>(&self) -> Option<&T> {
        match self {
            Value::Opaque(opaque) => opaque.downcast_ref(),
            _ => None,
        }
    }

    /// Hands over a Rust value of any type, for a field marked `#[typed(opaque)]`. Allocates once;
    /// [`Value::lend`] does not.
    #[must_use]
    pub fn opaque<T: Send + Sync + 'static>(value: T) -> Self {
        Value::Opaque(Opaque::new(value))
    }

    /// Lends a Rust value of any type, for a field marked `#[typed(opaque)]`, without allocating.
    ///
    /// Where every check passes the value is taken out of `slot` (a `set` leaves the field's old
    /// value there instead); otherwise it stays, and the caller still owns it. Only where a new
    /// object is complete and then rejected as a whole, by its own `check` or with an object that
    /// it is part of, the value is dropped with it.
    #[must_use]
    pub fn lend<T: Send + Sync + 'static>(slot: &'v mut Option<T>) -> Self {
        Value::Opaque(Opaque::lend(slot))
    }

    /// Returns `true` if it is nested more deeply; looks no deeper than that.
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

    /// Returns `true` if some part of it is opaque, so that a copy would not be faithful.
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
