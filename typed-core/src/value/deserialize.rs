//! Conversion of dynamic values to deserializable Rust values.

use crate::value::integer::BigInt;
use crate::value::value::{MAX_DEPTH, Value};
use alloc::borrow::Cow;
use serde::de::value::{Error, MapDeserializer, SeqDeserializer};
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, EnumAccess, Error as _, IntoDeserializer,
    Unexpected, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;

/// Reads any type that implements `Deserialize` from a value. The variant of an enum is a string,
/// or a map of one entry.
///
/// ```
/// use serde::Deserialize;
/// use typed_structs::Value;
///
/// let limits = Vec::<(String, Option<u8>)>::deserialize(Value::from([("cpu", 4), ("gpu", 1)]))?;
/// assert_eq!(limits, [("cpu".to_owned(), Some(4)), ("gpu".to_owned(), Some(1))]);
/// # Ok::<(), serde::de::value::Error>(())
/// ```
impl<'de> Deserializer<'de> for Value<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(value),
            Value::Int(value) => visitor.visit_i64(value),
            Value::BigInt(big) => visit_big(big, visitor),
            Value::Float(value) => visitor.visit_f64(value),
            Value::Str(Cow::Borrowed(text)) => visitor.visit_borrowed_str(text),
            Value::Str(Cow::Owned(text)) => visitor.visit_string(text),
            Value::Bytes(Cow::Borrowed(bytes)) => visitor.visit_borrowed_bytes(bytes),
            Value::Bytes(Cow::Owned(bytes)) => visitor.visit_byte_buf(bytes),
            Value::List(items) => {
                let mut items = SeqDeserializer::new(items.into_iter());
                let value = visitor.visit_seq(&mut items)?;
                items.end()?;
                Ok(value)
            }
            Value::Map(map) => {
                let mut entries = MapDeserializer::new(map.into_iter());
                let value = visitor.visit_map(&mut entries)?;
                entries.end()?;
                Ok(value)
            }
            Value::TooDeep => {
                Err(Error::custom(format_args!("nested deeper than {MAX_DEPTH} levels")))
            }
            Value::OutOfRange(text) => {
                Err(Error::custom(format_args!("the number {text} is out of range")))
            }
            Value::Opaque(opaque) => Err(Error::custom(format_args!(
                "an opaque value of type {} cannot be deserialized",
                opaque.type_name()
            ))),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Value::Null => visitor.visit_none(),
            value => visitor.visit_some(value),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Value::Bytes(bytes) => {
                let mut items = SeqDeserializer::new(bytes.iter().copied());
                let value = visitor.visit_seq(&mut items)?;
                items.end()?;
                Ok(value)
            }
            value => value.deserialize_any(visitor),
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let (name, content) = match self {
            Value::Map(map) if map.len() == 1 => match map.into_iter().next() {
                Some((name, content)) => (name, Some(content)),
                None => (Value::Null, None),
            },
            Value::Map(_) => {
                let expected = &"a map of one entry, the variant";
                return Err(Error::invalid_type(Unexpected::Map, expected));
            }
            name => (name, None),
        };
        visitor.visit_enum(Variant { name, content })
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct map struct identifier ignored_any
    }
}

fn visit_big<'de, V: Visitor<'de>>(big: BigInt, visitor: V) -> Result<V::Value, Error> {
    match (u64::try_from(big.magnitude()), big.to_i128(), big.to_u128()) {
        (Ok(integer), ..) if !big.is_negative() => visitor.visit_u64(integer),
        (_, Some(integer), _) => visitor.visit_i128(integer),
        (_, None, Some(integer)) => visitor.visit_u128(integer),
        (_, None, None) => Err(Error::custom("an integer beyond 128 bits")),
    }
}

impl<'de> IntoDeserializer<'de, Error> for Value<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

/// The variant of an enum, with its content if there is any.
struct Variant<'de> {
    name: Value<'de>,
    content: Option<Value<'de>>,
}

impl<'de> EnumAccess<'de> for Variant<'de> {
    type Error = Error;
    type Variant = Content<'de>;

    fn variant_seed<S: DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<(S::Value, Content<'de>), Error> {
        Ok((seed.deserialize(self.name)?, Content(self.content)))
    }
}

struct Content<'de>(Option<Value<'de>>);

impl<'de> VariantAccess<'de> for Content<'de> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        match self.0 {
            None => Ok(()),
            Some(content) => Deserialize::deserialize(content),
        }
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Error> {
        seed.deserialize(self.0.unwrap_or_default())
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.0.unwrap_or_default().deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.0.unwrap_or_default().deserialize_any(visitor)
    }
}
