//! Scalars that a format passes on as a map with a magic key: numbers of `serde_json`, dates of `toml`.

use crate::value::serde::Level;
use crate::value::value::{Untyped, Value};
use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use serde::de::{DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, Visitor};

/// The start of what a format passes on as a map.
pub(crate) enum Start<'de> {
    /// A scalar that the format passes on as a map with a magic key.
    Scalar(Value<'de>),
    /// No entries.
    Empty,
    /// The first key.
    Key(Value<'de>),
    /// The first entry.
    Entry(Value<'de>, Value<'de>),
}

impl<'de> Start<'de> {
    /// Reads the first key, and the value under a magic one. The level is that of the values.
    pub(crate) fn read<A: MapAccess<'de>>(input: &mut A, level: Level) -> Result<Self, A::Error> {
        let Some(key) = input.next_key_seed(level.of_key())? else { return Ok(Self::Empty) };
        let magic = match key {
            Value::Str(Cow::Borrowed(NUMBER)) => Magic::Number,
            Value::Str(Cow::Borrowed(DATETIME)) => Magic::Datetime,
            _ => return Ok(Self::Key(key)),
        };
        Ok(match input.next_value_seed(MagicOr(magic, level))? {
            Content::Scalar(value) => Self::Scalar(value),
            Content::Value(value) => Self::Entry(key, value),
        })
    }
}

/// The only key of the map by which `serde_json` represents a number, with `arbitrary_precision`.
///
/// A document can have the same key. The two differ in how `serde_json` passes them on. For a
/// number, the key is borrowed and the string is owned. In a document, the key is borrowed only if
/// the string is borrowed or copied.
pub(super) const NUMBER: &str = "$serde_json::private::Number";

/// The only key of the map by which `toml` represents a date or a time. The key is borrowed and the
/// string is owned, as for [`NUMBER`].
const DATETIME: &str = "$__toml_private_datetime";

/// The scalar that a magic key stands for.
#[derive(Clone, Copy)]
enum Magic {
    Number,
    Datetime,
}

impl Magic {
    /// Returns the scalar of this text, or the text.
    fn scalar(self, text: String) -> Result<Untyped, String> {
        match self {
            Self::Number => Value::number(&*text).map(Value::into_owned).ok_or(text),
            Self::Datetime if is_datetime(&text) => Ok(Value::Str(Cow::Owned(text))),
            Self::Datetime => Err(text),
        }
    }
}

/// Returns `true` for a text with the characters of a date or a time.
fn is_datetime(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_digit())
        && text.contains(['-', ':'])
        && text.bytes().all(|byte| byte.is_ascii_digit() || b"-:.+TZtz ".contains(&byte))
}

/// The string of a magic key if it is owned, or any other value, which may be too deep.
#[derive(Clone, Copy)]
struct MagicOr(Magic, Level);

enum Content<'de> {
    Scalar(Value<'de>),
    Value(Value<'de>),
}

impl<'de> DeserializeSeed<'de> for MagicOr {
    type Value = Content<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

macro_rules! visit_otherwise {
    ($($visit:ident: $type:ty;)*) => {$(
        fn $visit<E: serde::de::Error>(self, value: $type) -> Result<Content<'de>, E> {
            self.1.check()?.$visit(value).map(Content::Value)
        }
    )*};
}

impl<'de> Visitor<'de> for MagicOr {
    type Value = Content<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_string<E: serde::de::Error>(self, text: String) -> Result<Content<'de>, E> {
        match self.0.scalar(text) {
            Ok(scalar) => Ok(Content::Scalar(scalar)),
            Err(text) => self.1.check()?.visit_string(text).map(Content::Value),
        }
    }

    visit_otherwise! {
        visit_bool: bool;
        visit_i64: i64;
        visit_i128: i128;
        visit_u64: u64;
        visit_u128: u128;
        visit_f64: f64;
        visit_str: &str;
        visit_borrowed_str: &'de str;
        visit_bytes: &[u8];
        visit_borrowed_bytes: &'de [u8];
        visit_byte_buf: Vec<u8>;
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<Content<'de>, E> {
        self.1.check().map(|_| Content::Value(Value::Null))
    }

    fn visit_none<E: serde::de::Error>(self) -> Result<Content<'de>, E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, inner: D) -> Result<Content<'de>, D::Error> {
        self.1.check()?.visit_some(inner).map(Content::Value)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        inner: D,
    ) -> Result<Content<'de>, D::Error> {
        self.1.check()?.visit_newtype_struct(inner).map(Content::Value)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, input: A) -> Result<Content<'de>, A::Error> {
        self.1.check()?.visit_seq(input).map(Content::Value)
    }

    fn visit_map<A: MapAccess<'de>>(self, input: A) -> Result<Content<'de>, A::Error> {
        self.1.check()?.visit_map(input).map(Content::Value)
    }

    fn visit_enum<A: EnumAccess<'de>>(self, input: A) -> Result<Content<'de>, A::Error> {
        self.1.check()?.visit_enum(input).map(Content::Value)
    }
}
