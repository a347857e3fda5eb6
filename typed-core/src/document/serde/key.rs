//! Keys of maps.

use crate::record::EntryKey;
use crate::value::{Level, Value};
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use serde::de::{DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, Visitor};

/// Reads a key of any kind. The name that is expected is only compared.
pub(super) struct KeySeed<'e> {
    pub(super) expected: Option<&'e str>,
    pub(super) level: Level,
}

impl<'de> DeserializeSeed<'de> for KeySeed<'_> {
    type Value = EntryKey<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        if self.level.is_too_deep() {
            return self.level.deserialize(deserializer).map(EntryKey::Other);
        }
        deserializer.deserialize_any(self)
    }
}

macro_rules! visit_as_value {
    ($($visit:ident: $type:ty;)*) => {$(
        fn $visit<E: serde::de::Error>(self, value: $type) -> Result<Self::Value, E> {
            self.level.$visit(value).map(EntryKey::Other)
        }
    )*};
}

impl<'de> Visitor<'de> for KeySeed<'_> {
    type Value = EntryKey<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(match self.expected {
            Some(expected) if expected == text => EntryKey::Expected,
            _ => EntryKey::Name(text),
        })
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(match self.expected {
            Some(expected) if expected == text => EntryKey::Expected,
            _ => EntryKey::Other(Value::from(String::from(text))),
        })
    }

    visit_as_value! {
        visit_bool: bool;
        visit_i64: i64;
        visit_u64: u64;
        visit_i128: i128;
        visit_u128: u128;
        visit_f64: f64;
        visit_string: String;
        visit_bytes: &[u8];
        visit_borrowed_bytes: &'de [u8];
        visit_byte_buf: Vec<u8>;
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<Self::Value, E> {
        self.level.visit_unit().map(EntryKey::Other)
    }

    fn visit_none<E: serde::de::Error>(self) -> Result<Self::Value, E> {
        self.level.visit_none().map(EntryKey::Other)
    }

    fn visit_some<D: Deserializer<'de>>(self, inner: D) -> Result<Self::Value, D::Error> {
        self.level.visit_some(inner).map(EntryKey::Other)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<Self::Value, D::Error> {
        self.level.visit_newtype_struct(inner).map(EntryKey::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, input: A) -> Result<Self::Value, A::Error> {
        self.level.visit_seq(input).map(EntryKey::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, input: A) -> Result<Self::Value, A::Error> {
        self.level.visit_map(input).map(EntryKey::Other)
    }

    fn visit_enum<A: EnumAccess<'de>>(self, input: A) -> Result<Self::Value, A::Error> {
        self.level.visit_enum(input).map(EntryKey::Other)
    }
}
