//! Conversion of serializable Rust values to dynamic ones.

use crate::value::list::List;
use crate::value::magic::NUMBER;
use crate::value::map::Map;
use crate::value::value::{MAX_DEPTH, Untyped, Value};
use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Display;
use serde::Serialize;
use serde::de::value::Error;
use serde::ser::{
    Error as _, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant,
    SerializeTuple, SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

impl Value<'_> {
    /// Converts a value that implements `Serialize`. A struct becomes a map, and the variant of an
    /// enum a string, or a map of one entry.
    ///
    /// # Errors
    /// - The `Serialize` of the value fails, or the value is nested deeper than [`MAX_DEPTH`].
    ///
    /// ```
    /// use typed_structs::Value;
    ///
    /// let value = Value::from_serialize(&("cpu", Some(4), 'x'))?;
    /// assert_eq!(value, Value::from(("cpu", 4, "x")));
    /// # Ok::<(), serde::de::value::Error>(())
    /// ```
    pub fn from_serialize<T: Serialize + ?Sized>(value: &T) -> Result<Untyped, Error> {
        value.serialize(Level { below: MAX_DEPTH })
    }
}

/// The number of levels that a value may have.
#[derive(Clone, Copy)]
struct Level {
    below: u8,
}

impl Level {
    fn enter(self) -> Result<Self, Error> {
        match self.below.checked_sub(1) {
            Some(below) => Ok(Self { below }),
            None => Err(too_deep()),
        }
    }

    fn items(self, variant: Option<&'static str>, len: usize) -> Result<Items, Error> {
        let outer = if variant.is_some() { self.enter()? } else { self };
        Ok(Items {
            items: Vec::with_capacity(len.min(MAX_RESERVED)),
            level: outer.enter()?,
            variant,
        })
    }

    fn entries(self, variant: Option<&'static str>) -> Result<Entries, Error> {
        let outer = if variant.is_some() { self.enter()? } else { self };
        Ok(Entries { map: Map::new(), key: None, level: outer.enter()?, variant, is_number: false })
    }
}

/// The most items for which memory is reserved, since a length can be a guess.
const MAX_RESERVED: usize = 4096;

fn too_deep() -> Error {
    Error::custom(format_args!("nested deeper than {MAX_DEPTH} levels"))
}

fn of_variant(variant: Option<&'static str>, content: Untyped) -> Untyped {
    match variant {
        None => content,
        Some(name) => Map::shown(Vec::from([(Value::from(name), content)])),
    }
}

macro_rules! serialize_by_conversion {
    ($($serialize:ident: $type:ty;)*) => {$(
        fn $serialize(self, value: $type) -> Result<Untyped, Error> {
            Ok(Value::from(value))
        }
    )*};
}

impl Serializer for Level {
    type Ok = Untyped;
    type Error = Error;
    type SerializeSeq = Items;
    type SerializeTuple = Items;
    type SerializeTupleStruct = Items;
    type SerializeTupleVariant = Items;
    type SerializeMap = Entries;
    type SerializeStruct = Entries;
    type SerializeStructVariant = Entries;

    serialize_by_conversion! {
        serialize_bool: bool;
        serialize_i8: i8;
        serialize_i16: i16;
        serialize_i32: i32;
        serialize_i64: i64;
        serialize_i128: i128;
        serialize_u8: u8;
        serialize_u16: u16;
        serialize_u32: u32;
        serialize_u64: u64;
        serialize_u128: u128;
        serialize_f32: f32;
        serialize_f64: f64;
        serialize_char: char;
    }

    fn serialize_str(self, text: &str) -> Result<Untyped, Error> {
        Ok(Value::Str(Cow::Owned(String::from(text))))
    }

    fn serialize_bytes(self, bytes: &[u8]) -> Result<Untyped, Error> {
        Ok(Value::Bytes(Cow::Owned(bytes.into())))
    }

    fn serialize_none(self) -> Result<Untyped, Error> {
        Ok(Value::Null)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Untyped, Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<Untyped, Error> {
        Ok(Value::Null)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<Untyped, Error> {
        Ok(Value::Null)
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<Untyped, Error> {
        Ok(Value::from(variant))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<Untyped, Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<Untyped, Error> {
        Ok(of_variant(Some(variant), value.serialize(self.enter()?)?))
    }

    fn serialize_seq(self, len: Option<usize>) -> Result<Items, Error> {
        self.items(None, len.unwrap_or(0))
    }

    fn serialize_tuple(self, len: usize) -> Result<Items, Error> {
        self.items(None, len)
    }

    fn serialize_tuple_struct(self, _: &'static str, len: usize) -> Result<Items, Error> {
        self.items(None, len)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        len: usize,
    ) -> Result<Items, Error> {
        self.items(Some(variant), len)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Entries, Error> {
        self.entries(None)
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Entries, Error> {
        let is_number = name == NUMBER;
        if is_number {
            // A number is not a level.
            let level = Self { below: 0 };
            return Ok(Entries { map: Map::new(), key: None, level, variant: None, is_number });
        }
        self.entries(None)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Entries, Error> {
        self.entries(Some(variant))
    }

    fn collect_str<T: Display + ?Sized>(self, value: &T) -> Result<Untyped, Error> {
        Ok(Value::Str(Cow::Owned(alloc::format!("{value}"))))
    }
}

/// The items of a list, a tuple or a variant so far.
struct Items {
    items: Vec<Untyped>,
    level: Level,
    variant: Option<&'static str>,
}

impl Items {
    fn push<T: Serialize + ?Sized>(&mut self, item: &T) -> Result<(), Error> {
        self.items.push(item.serialize(self.level)?);
        Ok(())
    }

    fn finish(self) -> Untyped {
        of_variant(self.variant, List::shown(self.items))
    }
}

macro_rules! serialize_items {
    ($($trait:ident $serialize:ident;)*) => {$(
        impl $trait for Items {
            type Ok = Untyped;
            type Error = Error;

            fn $serialize<T: Serialize + ?Sized>(&mut self, item: &T) -> Result<(), Error> {
                self.push(item)
            }

            fn end(self) -> Result<Untyped, Error> {
                Ok(self.finish())
            }
        }
    )*};
}
serialize_items! {
    SerializeSeq serialize_element;
    SerializeTuple serialize_element;
    SerializeTupleStruct serialize_field;
    SerializeTupleVariant serialize_field;
}

/// The entries of a map, a struct or a variant so far.
struct Entries {
    map: Map<'static>,
    key: Option<Untyped>,
    level: Level,
    variant: Option<&'static str>,
    /// `true` for the struct by which `serde_json` represents a number of any length.
    is_number: bool,
}

impl Entries {
    fn push<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Error> {
        self.map.add(name, value.serialize(self.level)?);
        Ok(())
    }

    fn finish(self) -> Result<Untyped, Error> {
        if !self.is_number {
            return Ok(of_variant(self.variant, Value::Map(self.map)));
        }
        let number = self.map.get(NUMBER).and_then(Value::as_str).and_then(Value::number);
        number.map(Value::into_owned).ok_or_else(|| Error::custom("not a number"))
    }
}

impl SerializeMap for Entries {
    type Ok = Untyped;
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        self.key = Some(key.serialize(self.level)?);
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        let Some(key) = self.key.take() else { return Err(Error::custom("a value without a key")) };
        self.map.add(key, value.serialize(self.level)?);
        Ok(())
    }

    fn end(self) -> Result<Untyped, Error> {
        self.finish()
    }
}

macro_rules! serialize_fields {
    ($($trait:ident)*) => {$(
        impl $trait for Entries {
            type Ok = Untyped;
            type Error = Error;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Result<(), Error> {
                self.push(name, value)
            }

            fn end(self) -> Result<Untyped, Error> {
                self.finish()
            }
        }
    )*};
}
serialize_fields!(SerializeStruct SerializeStructVariant);
