//! Reading of one value, into a slot.

use crate::class::Constraint;
use crate::document::serde::entries::Entries;
use crate::document::serde::items::Items;
use crate::record::{Input, Plain, SlotMut, fill_item, fill_slot, fill_within};
use crate::report::{Context, Key, Rejected};
use crate::value::{Level, MAX_DEPTH, Start, Value};
use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::cell::Cell;
use core::fmt;
use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, Visitor};

/// The place that the next value is for.
pub(super) enum Target<'s, 'de> {
    /// The whole document, a field, or the value of an entry.
    Slot(&'s mut (dyn SlotMut<'de> + 's), &'static [Constraint], Option<Key<'s>>),
    /// An item of a list.
    Item(&'s mut (dyn SlotMut<'de> + 's), usize),
    /// None: the value is passed over.
    Nowhere,
}

impl<'de> Target<'_, 'de> {
    /// Fills the place with a scalar or a borrowed string.
    fn plain(&mut self, plain: Plain<'de>, cx: &mut Context<'_>) -> Result<(), Rejected> {
        let is_filled = match self {
            Self::Slot(slot, [], _) => slot.fill_plain(&plain),
            Self::Item(slot, _) if !cx.is_deepest() => slot.fill_plain(&plain),
            _ => false,
        };
        if is_filled { Ok(()) } else { self.value(plain.into(), cx) }
    }

    /// Fills the place with a value.
    pub(super) fn value(
        &mut self,
        value: Value<'de>,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        match self {
            Self::Slot(slot, constraints, step) => {
                fill_slot(&mut **slot, value, constraints, *step, cx)
            }
            Self::Item(slot, index) => fill_item(&mut **slot, value, *index, cx),
            Self::Nowhere => Ok(()),
        }
    }

    /// Fills the place with a list or a map.
    fn parts(&mut self, input: Input<'_, 'de>, cx: &mut Context<'_>) -> Result<(), Rejected> {
        match self {
            Self::Slot(slot, constraints, step) => {
                fill_within(&mut **slot, input, constraints, *step, cx)
            }
            Self::Item(slot, index) => {
                fill_within(&mut **slot, input, &[], Some(Key::Index(*index)), cx)
            }
            Self::Nowhere => Ok(()),
        }
    }

    /// Reports that a value for the place is nested too deeply.
    #[cold]
    fn too_deep(&self, cx: &mut Context<'_>) {
        match self {
            Self::Slot(_, _, Some(key)) => cx.at(*key).too_deep(),
            Self::Item(_, index) => cx.at(Key::Index(*index)).too_deep(),
            Self::Slot(..) | Self::Nowhere => cx.too_deep(),
        };
    }
}

/// Reads the next value for a place. The outer error is that of the format.
pub(super) struct Seed<'s, 'x, 'c, 'de> {
    /// Borrowed, since serde passes a seed on by value, through several functions.
    pub(super) target: &'x mut Target<'s, 'de>,
    pub(super) cx: &'x mut Context<'c>,
    pub(super) level: Level,
    /// Becomes `true` if the document is given up because of its depth, which is among the mismatches then.
    pub(super) is_too_deep: &'x Cell<bool>,
}

impl<'de> Seed<'_, '_, '_, 'de> {
    fn plain<E>(self, plain: Plain<'de>) -> Result<Result<(), Rejected>, E> {
        Ok(self.target.plain(plain, self.cx))
    }

    fn value<E>(self, value: Value<'de>) -> Result<Result<(), Rejected>, E> {
        Ok(self.target.value(value, self.cx))
    }

    /// Reads what an option or a newtype of the format holds.
    fn inner<D: Deserializer<'de>>(self, inner: D) -> Result<Result<(), Rejected>, D::Error> {
        Self { level: self.level.enter(), ..self }.deserialize(inner)
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_, '_, '_, 'de> {
    type Value = Result<(), Rejected>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        if self.level.is_too_deep() {
            self.target.too_deep(self.cx);
            self.is_too_deep.set(true);
            return Err(D::Error::custom(format_args!("nested deeper than {MAX_DEPTH} levels")));
        }
        match self.target {
            Target::Nowhere => deserializer.deserialize_ignored_any(self),
            _ => deserializer.deserialize_any(self),
        }
    }
}

macro_rules! visit_by_conversion {
    ($($visit:ident: $type:ty;)*) => {$(
        fn $visit<E>(self, value: $type) -> Result<Self::Value, E> {
            self.value(Value::from(value))
        }
    )*};
}

impl<'de> Visitor<'de> for Seed<'_, '_, '_, 'de> {
    type Value = Result<(), Rejected>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    // Narrower integers and floats are forwarded to these.
    fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
        self.plain(Plain::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
        self.plain(Plain::Int(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
        match i64::try_from(value) {
            Ok(value) => self.plain(Plain::Int(value)),
            Err(_) => self.value(Value::from(value)),
        }
    }

    fn visit_f64<E>(self, value: f64) -> Result<Self::Value, E> {
        self.plain(Plain::Float(value))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        self.plain(Plain::Str(text))
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        self.plain(Plain::Null)
    }

    fn visit_none<E>(self) -> Result<Self::Value, E> {
        self.plain(Plain::Null)
    }

    visit_by_conversion! {
        visit_i128: i128;
        visit_u128: u128;
        visit_string: String;
        visit_borrowed_bytes: &'de [u8];
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        match self.target {
            Target::Nowhere => Ok(Ok(())),
            _ => self.value(Value::Str(Cow::Owned(text.into()))),
        }
    }

    fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Self::Value, E> {
        match self.target {
            Target::Nowhere => Ok(Ok(())),
            _ => self.value(Value::Bytes(Cow::Owned(bytes.into()))),
        }
    }

    fn visit_byte_buf<E>(self, bytes: Vec<u8>) -> Result<Self::Value, E> {
        self.value(Value::Bytes(Cow::Owned(bytes)))
    }

    fn visit_some<D: Deserializer<'de>>(self, inner: D) -> Result<Self::Value, D::Error> {
        self.inner(inner)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<Self::Value, D::Error> {
        self.inner(inner)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, input: A) -> Result<Self::Value, A::Error> {
        let mut items = Items::new(input, self.level.enter(), self.is_too_deep);
        let filled = self.target.parts(Input::List(&mut items), self.cx);
        items.end(self.cx).map(|()| filled)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut input: A) -> Result<Self::Value, A::Error> {
        let level = self.level.enter();
        let start = match Start::read(&mut input, level)? {
            Start::Scalar(value) => return self.value(value),
            start => start,
        };
        let mut entries = Entries::new(input, start, level, self.is_too_deep);
        let filled = self.target.parts(Input::Map(&mut entries), self.cx);
        entries.end(self.cx).map(|()| filled)
    }

    /// Reads `Variant(data)` as `{"Variant": data}`.
    fn visit_enum<A: EnumAccess<'de>>(self, input: A) -> Result<Self::Value, A::Error> {
        let value = self.level.visit_enum(input)?;
        self.value(value)
    }
}
