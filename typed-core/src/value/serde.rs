//! Serialization and deserialization of dynamic values in every serde format.

use crate::value::integer::BigInt;
use crate::value::list::List;
use crate::value::magic::Start;
use crate::value::map::Map;
use crate::value::value::{MAX_DEPTH, Value};
use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde::ser::{Error as _, Serializer};
use serde::{Deserialize, Serialize};

/// Writes the value. An opaque value is an error; a secret is `"***"`.
impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Null => serializer.serialize_unit(),
            Value::Bool(value) => serializer.serialize_bool(*value),
            Value::Int(value) => serializer.serialize_i64(*value),
            Value::BigInt(value) => value.serialize(serializer),
            Value::Float(value) => serializer.serialize_f64(*value),
            Value::TooDeep => {
                Err(S::Error::custom(format_args!("nested deeper than {MAX_DEPTH} levels")))
            }
            Value::OutOfRange(text) => {
                Err(S::Error::custom(format_args!("the number {text} is out of range")))
            }
            Value::Str(text) => serializer.serialize_str(text),
            Value::Bytes(bytes) => serializer.serialize_bytes(bytes),
            Value::List(items) => items.serialize(serializer),
            Value::Map(map) => map.serialize(serializer),
            Value::Opaque(opaque) if opaque.is_secret() => serializer.serialize_str("***"),
            Value::Opaque(opaque) => Err(S::Error::custom(format_args!(
                "an opaque value of type {} cannot be serialized",
                opaque.type_name()
            ))),
        }
    }
}

impl Serialize for BigInt {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (self.to_i128(), self.to_u128()) {
            (Some(value), _) => serializer.serialize_i128(value),
            (None, Some(value)) => serializer.serialize_u128(value),
            // `Value::from` creates no such integer.
            (None, None) => Err(S::Error::custom("an integer beyond 128 bits")),
        }
    }
}

/// Writes the values in order.
impl Serialize for List<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self)
    }
}

/// Writes the entries in order, duplicates included.
impl Serialize for Map<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

/// Reads a self-describing format, as [`Value::deserialize_borrowed`] does, and copies what the format
/// borrows. So the type is `DeserializeOwned`.
impl<'de> Deserialize<'de> for Value<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Value::deserialize_borrowed(deserializer).map(Value::into_owned)
    }
}

impl<'de> Value<'de> {
    /// Reads a value from a self-describing format. Strings and bytes are borrowed if the format allows
    /// it. `Value::deserialize` copies them.
    ///
    /// Keys keep their order and their duplicates, which checks reject later. Integers are exact up to
    /// 128 bits. The variant of an enum is a map of one entry, and a date of TOML is a string.
    ///
    /// By default `serde_json` gives integers beyond 64 bits as floats, and some floats inexactly; it
    /// has features for both. `json::from_str` of `typed-structs` is exact without them.
    ///
    /// # Errors
    /// - The format rejects the input, or the input is nested deeper than [`MAX_DEPTH`].
    ///
    /// ```
    /// use serde::de::value::{BorrowedStrDeserializer, Error};
    /// use std::borrow::Cow;
    /// use typed_structs::Value;
    ///
    /// let text = BorrowedStrDeserializer::<Error>::new("text");
    /// let value = Value::deserialize_borrowed(text)?;
    /// assert!(matches!(value, Value::Str(Cow::Borrowed("text"))));
    /// # Ok::<(), Error>(())
    /// ```
    pub fn deserialize_borrowed<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Level::WHOLE.deserialize(deserializer)
    }
}

/// A value, and the number of levels that it may have; `None` if it is too deep itself.
#[derive(Clone, Copy)]
pub(crate) struct Level {
    below: Option<u8>,
}

impl Level {
    /// The level of a whole document.
    pub(crate) const WHOLE: Self = Self { below: Some(MAX_DEPTH) };

    /// Goes one level down, into a list, a map, an option or a newtype.
    pub(crate) fn enter(self) -> Self {
        Self { below: self.below.and_then(|below| below.checked_sub(1)) }
    }

    /// Returns `true` if a value at this level is too deep.
    pub(crate) const fn is_too_deep(self) -> bool {
        self.below.is_none()
    }

    /// The level of the keys of a map. The type of a key is not known before it is read, and a number
    /// needs no level.
    pub(crate) fn of_key(self) -> Self {
        Self { below: self.below.or(Some(0)) }
    }

    pub(super) fn check<E: serde::de::Error>(self) -> Result<Self, E> {
        match self.below {
            Some(_) => Ok(self),
            None => Err(E::custom(format_args!("nested deeper than {MAX_DEPTH} levels"))),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Level {
    type Value = Value<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value<'de>, D::Error> {
        deserializer.deserialize_any(self.check()?)
    }
}

macro_rules! visit_by_conversion {
    ($($visit:ident: $type:ty;)*) => {$(
        fn $visit<E>(self, value: $type) -> Result<Value<'de>, E> {
            Ok(Value::from(value))
        }
    )*};
}

impl<'de> Visitor<'de> for Level {
    type Value = Value<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    // Narrower integers and floats are forwarded to these.
    visit_by_conversion! {
        visit_bool: bool;
        visit_i64: i64;
        visit_i128: i128;
        visit_u64: u64;
        visit_u128: u128;
        visit_f64: f64;
        visit_borrowed_str: &'de str;
        visit_string: String;
        visit_borrowed_bytes: &'de [u8];
    }

    fn visit_str<E>(self, text: &str) -> Result<Value<'de>, E> {
        Ok(Value::Str(Cow::Owned(text.into())))
    }

    fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Value<'de>, E> {
        Ok(Value::Bytes(Cow::Owned(bytes.into())))
    }

    fn visit_byte_buf<E>(self, bytes: Vec<u8>) -> Result<Value<'de>, E> {
        Ok(Value::Bytes(Cow::Owned(bytes)))
    }

    fn visit_unit<E>(self) -> Result<Value<'de>, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value<'de>, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, inner: D) -> Result<Value<'de>, D::Error> {
        self.enter().deserialize(inner)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<Value<'de>, D::Error> {
        self.enter().deserialize(inner)
    }

    /// Reads a list. Nothing is reserved, because the claimed length of an input is not trusted.
    fn visit_seq<A: SeqAccess<'de>>(self, mut input: A) -> Result<Value<'de>, A::Error> {
        let inner = self.enter();
        let mut items = Vec::new();
        while let Some(item) = input.next_element_seed(inner)? {
            items.push(item);
        }
        Ok(List::shown(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut input: A) -> Result<Value<'de>, A::Error> {
        let inner = self.enter();
        let mut map = Map::new();
        let mut next = match Start::read(&mut input, inner)? {
            Start::Scalar(value) => return Ok(value),
            Start::Empty => None,
            Start::Key(key) => Some(key),
            Start::Entry(key, value) => {
                map.add(key, value);
                input.next_key_seed(inner.of_key())?
            }
        };
        while let Some(key) = next {
            map.add(key, input.next_value_seed(inner)?);
            next = input.next_key_seed(inner.of_key())?;
        }
        Ok(Value::Map(map))
    }

    /// Reads `Variant(data)` as `{"Variant": data}`.
    fn visit_enum<A: EnumAccess<'de>>(self, input: A) -> Result<Value<'de>, A::Error> {
        let inner = self.enter();
        let (name, data) = input.variant_seed(inner)?;
        let mut map = Map::new();
        map.push(name, data.newtype_variant_seed(inner)?);
        Ok(Value::Map(map))
    }
}
