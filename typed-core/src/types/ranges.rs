//! Ranges and bounds, in the form that serde gives them. A range that ends before it starts is one
//! too.

use crate::class::{Kind, Notation, TypeInfo};
use crate::record::{
    Composite, FieldType, Slot, SlotMut, ToValue, Visitor, if_static, static_within,
};
use crate::report::{Context, Key, Rejected, closest, code};
use crate::types::parts::read_parts;
use crate::value::{Map, Segment, Value};
use alloc::vec::Vec;
use core::ops::{Bound, Range, RangeFrom, RangeInclusive, RangeTo};

/// The part of a range type that shows values: its notation, the bounds with their names, each read by an
/// expression, and the placeholder.
macro_rules! show_range {
    ($range:ident, $notation:ident, $blank:expr, |$this:ident| $($name:literal: $bound:expr),+) => {
        impl<T: ToValue> ToValue for $range<T> {
            const TYPE: &'static TypeInfo =
                &TypeInfo::generic(stringify!($range), Kind::Map, &[T::TYPE])
                    .with_notation(Notation::$notation);
            const HAS_PLACEHOLDER: bool = T::HAS_PLACEHOLDER;

            fn placeholder() -> Self {
                $blank
            }

            fn to_value(&self) -> Value<'_> {
                let $this = self;
                Map::shown(Vec::from([$((Value::from($name), $bound.to_value())),+]))
            }

            fn visit(&self, visitor: &mut Visitor<'_>) {
                let $this = self;
                $(visitor(Key::Field($name), $bound);)+
            }

            fn item(&self, segment: &Segment<'_>) -> Option<&dyn Slot> {
                let $this = self;
                match segment {
                    $(Segment::Name(name) if name == $name => Some($bound),)+
                    _ => None,
                }
            }
        }

        static_within!([T] $range<T>, T);
    };
}

/// A range whose bounds can be set one by one.
macro_rules! range {
    ($($range:ident: $($bound:ident $name:literal)+;)*) => {$(
        show_range!($range, $range, Self { $($bound: T::placeholder()),+ }, |this| $($name: &this.$bound),+);

        impl<'v, T: FieldType<'v>> FieldType<'v> for $range<T> {
            type Form = Composite;
            if_static!(T);

            fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
                let map = match value {
                    Value::Map(map) => map,
                    other => return Self::check(cx.widen(Self::TYPE, other)?, cx),
                };
                let ($($bound,)+) = read_parts!(map, cx, $($bound: $name => T),+)?;
                Ok(Self { $($bound),+ })
            }

            fn item_mut(&mut self, segment: &Segment<'_>) -> Option<&mut dyn SlotMut<'v>> {
                match segment {
                    $(Segment::Name(name) if name == $name => Some(&mut self.$bound),)+
                    _ => None,
                }
            }
        }

        impl<'v, T: Into<Value<'v>>> From<$range<T>> for Value<'v> {
            fn from(range: $range<T>) -> Self {
                let mut map = Map::new();
                $(map.push($name, range.$bound);)+
                Value::Map(map)
            }
        }
    )*};
}
range! {
    Range: start "start" end "end";
    RangeFrom: start "start";
    RangeTo: end "end";
}

show_range!(
    RangeInclusive,
    Range,
    Self::new(T::placeholder(), T::placeholder()),
    |range| "start": range.start(), "end": range.end()
);

/// Like a [`Range`], but its bounds are only replaced together.
impl<'v, T: FieldType<'v>> FieldType<'v> for RangeInclusive<T> {
    type Form = Composite;
    if_static!(T);

    fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
        let map = match value {
            Value::Map(map) => map,
            other => return Self::check(cx.widen(Self::TYPE, other)?, cx),
        };
        let (start, end) = read_parts!(map, cx, start: "start" => T, end: "end" => T)?;
        Ok(Self::new(start, end))
    }
}

impl<'v, T: Into<Value<'v>>> From<RangeInclusive<T>> for Value<'v> {
    fn from(range: RangeInclusive<T>) -> Self {
        let (start, end) = range.into_inner();
        Value::from(start..end)
    }
}

const UNBOUNDED: &str = "Unbounded";
const INCLUDED: &str = "Included";
const EXCLUDED: &str = "Excluded";

/// Shows `"Unbounded"`, `{"Included": value}` or `{"Excluded": value}`.
impl<T: ToValue> ToValue for Bound<T> {
    const TYPE: &'static TypeInfo =
        &TypeInfo::generic("Bound", Kind::Map, &[T::TYPE]).with_notation(Notation::Bound);
    const HAS_PLACEHOLDER: bool = true;

    fn placeholder() -> Self {
        Self::Unbounded
    }

    fn to_value(&self) -> Value<'_> {
        let (name, value) = match self {
            Self::Unbounded => return Value::from(UNBOUNDED),
            Self::Included(value) => (INCLUDED, value),
            Self::Excluded(value) => (EXCLUDED, value),
        };
        Map::shown(Vec::from([(Value::from(name), value.to_value())]))
    }

    fn visit(&self, visitor: &mut Visitor<'_>) {
        match self {
            Self::Unbounded => {}
            Self::Included(value) => visitor(Key::Field(INCLUDED), value),
            Self::Excluded(value) => visitor(Key::Field(EXCLUDED), value),
        }
    }

    fn item(&self, segment: &Segment<'_>) -> Option<&dyn Slot> {
        match (self, segment) {
            (Self::Included(value), Segment::Name(name)) if name == INCLUDED => Some(value),
            (Self::Excluded(value), Segment::Name(name)) if name == EXCLUDED => Some(value),
            _ => None,
        }
    }
}

impl<'v, T: FieldType<'v>> FieldType<'v> for Bound<T> {
    type Form = Composite;
    if_static!(T);

    fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
        const EXPECTED: &str = "\"Unbounded\", or a map of one entry, \"Included\" or \"Excluded\"";
        let (key, value) = match value {
            Value::Str(text) if text == UNBOUNDED => return Ok(Self::Unbounded),
            Value::Map(map) if map.len() == 1 => match map.into_iter().next() {
                Some(entry) => entry,
                None => return Ok(Self::Unbounded),
            },
            Value::Map(_) | Value::Str(_) => return Err(cx.reject(code::TYPE, EXPECTED, &value)),
            other => return Err(cx.mismatch(Self::TYPE, &other)),
        };
        let mut check = |name, value| {
            let mut cx = cx.descend(Key::Field(name))?;
            T::check(value, &mut cx)
        };
        match key.as_str() {
            Some(INCLUDED) => check(INCLUDED, value).map(Self::Included),
            Some(EXCLUDED) => check(EXCLUDED, value).map(Self::Excluded),
            name => {
                let names = [INCLUDED, EXCLUDED].into_iter();
                let suggestion = closest(name.unwrap_or_default(), names);
                Err(cx.at(Key::Item(&key)).unknown("variant", suggestion))
            }
        }
    }

    fn item_mut(&mut self, segment: &Segment<'_>) -> Option<&mut dyn SlotMut<'v>> {
        match (self, segment) {
            (Self::Included(value), Segment::Name(name)) if name == INCLUDED => Some(value),
            (Self::Excluded(value), Segment::Name(name)) if name == EXCLUDED => Some(value),
            _ => None,
        }
    }
}

static_within!([T] Bound<T>, T);

impl<'v, T: Into<Value<'v>>> From<Bound<T>> for Value<'v> {
    fn from(bound: Bound<T>) -> Self {
        let (name, value) = match bound {
            Bound::Unbounded => return Value::from(UNBOUNDED),
            Bound::Included(value) => (INCLUDED, value),
            Bound::Excluded(value) => (EXCLUDED, value),
        };
        let mut map = Map::new();
        map.push(name, value);
        Value::Map(map)
    }
}
