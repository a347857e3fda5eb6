//! Dynamic values to and from every format that serde knows.

use super::{BigInt, List, Map, Value};
use crate::context::MAX_DEPTH;
use crate::types::Secret;
use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde::ser::{Error as _, Serializer};
use serde::{Deserialize, Serialize};

/// An opaque value is an error, because there is nothing to write; a secret is `"***"`.
impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Null => serializer.serialize_unit(),
            Value::Bool(value) => serializer.serialize_bool(*value),
            Value::Int(value) => serializer.serialize_i64(*value),
            Value::BigInt(value) => value.serialize(serializer),
            Value::Float(value) => serializer.serialize_f64(*value),
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
            // No such integer is ever made.
            (None, None) => Err(S::Error::custom("an integer beyond 128 bits")),
        }
    }
}

/// The values in order.
impl Serialize for List<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self)
    }
}

/// The entries in order, duplicates included.
impl Serialize for Map<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

/// Always `"***"`.
impl<T> Serialize for Secret<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str("***")
    }
}

/// From a format that describes itself. Text and bytes are borrowed where the format lends them.
///
/// Keys keep their order and their duplicates, which the check refuses later. Integers are exact,
/// up to 128 bits; note that `serde_json` gives integers beyond 64 bits as floats unless its feature
/// `arbitrary_precision` is on. The variant of an enum is a map of one entry. Input nested deeper
/// than [`MAX_DEPTH`] is an error.
///
/// Because it borrows it is no `DeserializeOwned`: for input that lends nothing, such as a reader,
/// call `Value::deserialize`, and [`Value::into_owned`] where it has to outlive other input.
impl<'de: 'v, 'v> Deserialize<'de> for Value<'v> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Level { below: MAX_DEPTH }.deserialize(deserializer)
    }
}

/// A value, and how many levels it may open.
#[derive(Clone, Copy)]
struct Level {
    below: u8,
}

impl Level {
    /// One level down, for whatever is in a list, a map, an option or a newtype.
    fn enter<E: serde::de::Error>(self) -> Result<Self, E> {
        match self.below.checked_sub(1) {
            Some(below) => Ok(Self { below }),
            None => Err(E::custom(format_args!("nested deeper than {MAX_DEPTH} levels"))),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Level {
    type Value = Value<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value<'de>, D::Error> {
        deserializer.deserialize_any(self)
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

    // The narrower integers and floats are forwarded to these.
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
        self.enter()?.deserialize(inner)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<Value<'de>, D::Error> {
        self.enter()?.deserialize(inner)
    }

    /// Nothing is reserved: the length an input claims is no reason to allocate.
    fn visit_seq<A: SeqAccess<'de>>(self, mut input: A) -> Result<Value<'de>, A::Error> {
        let inner = self.enter()?;
        let mut items = Vec::new();
        while let Some(item) = input.next_element_seed(inner)? {
            items.push(item);
        }
        Ok(Value::List(items.into()))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut input: A) -> Result<Value<'de>, A::Error> {
        let inner = match self.enter() {
            Ok(inner) => inner,
            // A number is no level, also where it comes as a map.
            Err(too_deep) => {
                return match input.next_entry::<String, String>() {
                    Ok(Some((key, text))) if key == NUMBER => {
                        number(&text).unwrap_or(Err(too_deep))
                    }
                    _ => Err(too_deep),
                };
            }
        };
        let mut map = Map::new();
        while let Some(key) = input.next_key_seed(inner)? {
            map.push(key, input.next_value_seed(inner)?);
        }
        let text = if map.len() == 1 { map.get(NUMBER).and_then(Value::as_str) } else { None };
        text.and_then(number).unwrap_or(Ok(Value::Map(map)))
    }

    /// `Variant(data)` as `{"Variant": data}`.
    fn visit_enum<A: EnumAccess<'de>>(self, input: A) -> Result<Value<'de>, A::Error> {
        let inner = self.enter()?;
        let (name, data) = input.variant_seed(inner)?;
        let mut map = Map::new();
        map.push(name, data.newtype_variant_seed(inner)?);
        Ok(Value::Map(map))
    }
}

/// The one key of the map that `serde_json` presents a number as, with `arbitrary_precision`.
const NUMBER: &str = "$serde_json::private::Number";

/// The number that `text` spells; `None` where it is none, so that the map is just a map.
fn number<'v, E: serde::de::Error>(text: &str) -> Option<Result<Value<'v>, E>> {
    if let Ok(integer) = text.parse::<i128>() {
        return Some(Ok(Value::from(integer)));
    }
    if let Ok(integer) = text.parse::<u128>() {
        return Some(Ok(Value::from(integer)));
    }
    let digits = text.strip_prefix('-').unwrap_or(text);
    if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(Err(E::custom("an integer beyond 128 bits")));
    }
    // `parse` also takes `inf` and `nan`, which no number in JSON is.
    if !digits.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    let float = text.parse::<f64>().ok()?;
    Some(if float.is_finite() {
        Ok(Value::Float(float))
    } else {
        Err(E::custom("a number beyond the range of f64"))
    })
}
