//! `Untyped`, maps of any values, and types without content.

use crate::class::{Kind, Notation, TypeInfo};
use crate::record::{
    Composite, FieldType, ItemsMut, Removed, Scalar, Sink, Slot, SlotMut, ToValue, if_static,
    write_value,
};
use crate::report::{Context, Key, Rank, Rejected, code};
use crate::types::items::{Items, collect, insert_item, remove_item, restore_item};
use crate::types::keys;
use crate::value::{List, Map, Segment, Untyped, Value};
use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use core::marker::PhantomData;

impl ToValue for Value<'_> {
    const TYPE: &'static TypeInfo = &TypeInfo::new("Untyped", Kind::Any);
    const HAS_PLACEHOLDER: bool = true;

    #[inline(always)]
    fn placeholder() -> Self {
        Value::Null
    }

    #[inline]
    fn to_value(&self) -> Value<'_> {
        self.reborrow()
    }

    #[inline]
    fn write(&self, out: &mut dyn Sink) {
        write_value(self, out);
    }

    #[inline]
    fn is_deeper_than(&self, depth: u8) -> bool {
        Value::is_deeper_than(self, depth)
    }

    #[inline]
    fn item(&self, segment: &Segment<'_>) -> Option<&dyn Slot> {
        match (self, segment) {
            (Value::List(items), Segment::Index(index)) => Some(items.get(*index)?),
            (Value::Map(map), segment) => ToValue::item(map, segment),
            _ => None,
        }
    }
}

/// Accepts any value and makes it owned. A map must not have a string key twice.
impl<'v> FieldType<'v> for Untyped {
    type Form = Scalar;
    if_static!();

    #[inline]
    fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
        match value {
            Value::List(items) => own_items(items, cx).map(List::shown),
            Value::Map(map) => own_entries(map, cx).map(Value::Map),
            Value::OutOfRange(_) | Value::TooDeep => Err(cx.reject(code::RANGE, NUMBER, &value)),
            other => Ok(other.into_owned()),
        }
    }

    #[inline]
    fn item_mut(&mut self, segment: &Segment<'_>) -> Option<&mut dyn SlotMut<'v>> {
        match (self, segment) {
            (Value::List(items), Segment::Index(index)) => Some(items.to_mut().get_mut(*index)?),
            (Value::Map(map), segment) => FieldType::item_mut(map, segment),
            _ => None,
        }
    }

    #[inline]
    fn items_mut(&mut self) -> Option<&mut dyn ItemsMut<'v>> {
        match self {
            Value::Map(map) => Some(map),
            Value::List(list) => Some(list),
            _ => None,
        }
    }
}

impl<'v> ItemsMut<'v> for List<'static> {
    fn list_len(&mut self) -> Option<usize> {
        Some(self.len())
    }

    fn insert(
        &mut self,
        segment: &Segment<'_>,
        value: Value<'v>,
        cx: &mut Context<'_>,
    ) -> Option<Result<(), Rejected>> {
        insert_item(self.len(), segment, value, cx, |at, item| self.to_mut().insert(at, item))
    }

    fn remove(&mut self, segment: &Segment<'_>, keep: bool) -> Option<Removed<'v>> {
        remove_item(self.len(), segment, keep, |at| Some(self.to_mut().remove(at)))
    }

    fn restore(&mut self, removed: Removed<'v>) {
        restore_item(self.len(), removed, |at, item| self.to_mut().insert(at, item));
    }
}

/// The numbers that a value can be.
const NUMBER: &str = "an integer of at most 128 bits, or a number in the range of f64";

// One level at a time, so that the depth is counted as in other checks.
#[inline]
fn own_items(items: List<'_>, cx: &mut Context<'_>) -> Result<Vec<Untyped>, Rejected> {
    collect(Items::List(items.into_iter()), cx)
}

#[inline]
fn own_entries(map: Map<'_>, cx: &mut Context<'_>) -> Result<Map<'static>, Rejected> {
    let mut owned = Map::new();
    let (twice, mut outcome) = (given_twice(&map), Ok(()));
    for (entry, (key, value)) in map.into_iter().enumerate() {
        let known = match (twice.contains(&entry), key.as_str()) {
            (true, Some(name)) => {
                Err(cx.at(Key::Name(name)).key().reject(code::DUPLICATE, "key", &key))
            }
            _ => Ok(()),
        };
        let value = cx.descend(Key::Item(&key)).and_then(|mut cx| Untyped::check(value, &mut cx));
        let key = match key {
            // A list or a map in a key is a level as well, but no path leads there.
            Value::List(_) | Value::Map(_) => {
                cx.descend(Key::Root).and_then(|mut cx| Untyped::check(key, &mut cx))
            }
            key => Ok(key.into_owned()),
        };
        match (known, key, value) {
            (Ok(()), Ok(key), Ok(value)) => owned.add(key, value),
            (Err(rejected), ..) | (_, Err(rejected), _) | (.., Err(rejected)) => {
                cx.rank(Rank::of_entry(entry));
                outcome = Err(rejected);
            }
        }
    }
    outcome.map(|()| owned)
}

/// Returns the indices of entries whose key is a string that was a key before.
#[inline]
fn given_twice(map: &Map<'_>) -> BTreeSet<usize> {
    let (mut known, mut twice) = (BTreeSet::new(), BTreeSet::new());
    for (entry, (key, _)) in map.iter().enumerate() {
        if let Some(name) = key.as_str()
            && !known.insert(name)
        {
            twice.insert(entry);
        }
    }
    twice
}

impl ToValue for Map<'_> {
    const TYPE: &'static TypeInfo = &TypeInfo::new("Map", Kind::Map);
    const HAS_PLACEHOLDER: bool = true;

    #[inline(always)]
    fn placeholder() -> Self {
        Map::new()
    }

    #[inline]
    fn to_value(&self) -> Value<'_> {
        Value::Map(self.reborrow())
    }

    #[inline]
    fn item(&self, segment: &Segment<'_>) -> Option<&dyn Slot> {
        match segment {
            Segment::Name(name) => Some(self.get(name)?),
            segment => Some(self.entry_at(find(self, segment)?)?),
        }
    }
}

/// Accepts any map without duplicate string keys and makes it owned.
impl<'v> FieldType<'v> for Map<'static> {
    type Form = Composite;
    if_static!();

    #[inline]
    fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
        match value {
            Value::Map(map) => own_entries(map, cx),
            other => Self::check(cx.widen(Self::TYPE, other)?, cx),
        }
    }

    #[inline]
    fn item_mut(&mut self, segment: &Segment<'_>) -> Option<&mut dyn SlotMut<'v>> {
        match segment {
            Segment::Name(name) => Some(self.get_mut(name)?),
            segment => {
                let at = find(self, segment)?;
                Some(self.entry_at_mut(at)?)
            }
        }
    }

    #[inline]
    fn items_mut(&mut self) -> Option<&mut dyn ItemsMut<'v>> {
        Some(self)
    }
}

impl<'v> ItemsMut<'v> for Map<'static> {
    fn moved(&mut self, _: &Segment<'_>, is_removed: bool) -> usize {
        if is_removed { self.len() } else { 0 }
    }

    fn index(&mut self) {
        self.index();
    }

    fn insert(
        &mut self,
        segment: &Segment<'_>,
        value: Value<'v>,
        cx: &mut Context<'_>,
    ) -> Option<Result<(), Rejected>> {
        let name = segment.string_key()?;
        Some(Untyped::check(value, cx).map(|value| {
            self.push(name.into_owned(), value);
        }))
    }

    fn remove(&mut self, segment: &Segment<'_>, keep: bool) -> Option<Removed<'v>> {
        let at = find(self, segment)?;
        Removed::by(at, keep, || self.remove_at(at))
    }

    fn restore(&mut self, removed: Removed<'v>) {
        restore_item(self.len(), removed, |at, entry| self.insert_at(at, entry));
    }
}

/// Returns the index of the entry that a step of a path names. An index is an integer key, or else the
/// string of its digits.
fn find(map: &Map<'_>, segment: &Segment<'_>) -> Option<usize> {
    let found = map.position(&keys::named(Value::TYPE, segment));
    found.or_else(|| map.position(&Value::from(segment.string_key()?)))
}

macro_rules! nothing {
    ($(
        [$($generics:tt)*] $nothing:ty, $info:expr, $value:expr $(, $absent:expr)?;
        $($if_static:item)?
    )*) => {$(
        impl<$($generics)*> ToValue for $nothing {
            const TYPE: &'static TypeInfo = &$info;
            const HAS_PLACEHOLDER: bool = true;

            #[inline(always)]
            fn placeholder() -> Self {
                $value
            }

            #[inline]
            fn to_value(&self) -> Value<'_> {
                Value::Null
            }
        }

        impl<'v, $($generics)*> FieldType<'v> for $nothing {
            type Form = Composite;
            $($if_static)?

            #[inline]
            fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
                match value {
                    Value::Null => Ok($value),
                    other => Self::check(cx.widen(Self::TYPE, other)?, cx),
                }
            }

            $(#[inline]
            fn if_missing() -> Option<Self> {
                Some($absent)
            })?
        }
    )*};
}
nothing! {
    [] (), TypeInfo::new("()", Kind::Null), ();
    if_static!();
    // It has no content, and so need not be given.
    [T: ?Sized] PhantomData<T>,
        TypeInfo::new("PhantomData", Kind::Null).with_notation(Notation::Nothing),
        PhantomData, PhantomData;
}
