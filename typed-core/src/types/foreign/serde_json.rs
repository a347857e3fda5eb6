//! JSON values of `serde_json`, as fields of any content.

use crate::class::{Kind, TypeInfo};
use crate::record::{
    Composite, FieldType, ItemsMut, Removed, Slot, SlotMut, ToValue, Visitor, if_static,
};
use crate::report::{Context, Key, Rank, Rejected, code};
use crate::value::{List, MAX_DEPTH, Map, Segment, Value as Dynamic};
use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::mem;
use serde_json::{Map as Object, Number, Value};

impl ToValue for Value {
    const TYPE: &'static TypeInfo = &TypeInfo::new("serde_json::Value", Kind::Any);
    const HAS_PLACEHOLDER: bool = true;

    #[inline(always)]
    fn placeholder() -> Self {
        Self::Null
    }

    fn to_value(&self) -> Dynamic<'_> {
        show(self, MAX_DEPTH)
    }

    fn is_deeper_than(&self, depth: u8) -> bool {
        let Some(below) = depth.checked_sub(1) else {
            return self.is_array() || self.is_object();
        };
        match self {
            Self::Array(items) => items.iter().any(|item| item.is_deeper_than(below)),
            Self::Object(object) => object.values().any(|value| value.is_deeper_than(below)),
            _ => false,
        }
    }

    fn item(&self, segment: &Segment<'_>) -> Option<&dyn Slot> {
        match (self, segment) {
            (Self::Array(items), Segment::Index(index)) => Some(items.get(*index)?),
            (Self::Object(object), segment) => Some(object.get(&*segment.string_key()?)?),
            _ => None,
        }
    }

    fn visit(&self, visitor: &mut Visitor<'_>) {
        match self {
            Self::Array(items) => {
                items.iter().enumerate().for_each(|(index, item)| visitor(Key::Index(index), item));
            }
            Self::Object(object) => {
                object.iter().for_each(|(name, value)| visitor(Key::Name(name), value));
            }
            _ => {}
        }
    }
}

/// Accepts what JSON can express. A map must not have a key twice. Without the feature
/// `arbitrary_precision` of `serde_json`, a number beyond 64 bits is out of range.
impl<'v> FieldType<'v> for Value {
    type Form = Composite;
    if_static!();

    fn check(value: Dynamic<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
        match value {
            Dynamic::Null => Ok(Self::Null),
            Dynamic::Bool(value) => Ok(Self::Bool(value)),
            Dynamic::Str(text) => Ok(Self::String(text.into_owned())),
            Dynamic::List(items) => {
                let mut taken = Vec::with_capacity(items.len());
                let mut outcome = Ok(());
                for (index, item) in items.into_iter().enumerate() {
                    match cx.item(index).and_then(|mut cx| Self::check(item, &mut cx)) {
                        Ok(item) => taken.push(item),
                        Err(rejected) => outcome = Err(rejected),
                    }
                }
                outcome.map(|()| Self::Array(taken))
            }
            Dynamic::Map(map) => object(map, cx).map(Self::Object),
            Dynamic::Bytes(_) | Dynamic::Opaque(_) => {
                Err(cx.reject(code::TYPE, "a JSON value", &value))
            }
            number => {
                let taken = number_of(&number).map(Self::Number);
                taken.ok_or_else(|| cx.out_of_range(Self::TYPE, &number))
            }
        }
    }

    fn item_mut(&mut self, segment: &Segment<'_>) -> Option<&mut dyn SlotMut<'v>> {
        match (self, segment) {
            (Self::Array(items), Segment::Index(index)) => Some(items.get_mut(*index)?),
            (Self::Object(object), segment) => Some(object.get_mut(&*segment.string_key()?)?),
            _ => None,
        }
    }

    fn items_mut(&mut self) -> Option<&mut dyn ItemsMut<'v>> {
        match self {
            Self::Array(items) => Some(items),
            Self::Object(object) => Some(object),
            _ => None,
        }
    }
}

impl<'v> ItemsMut<'v> for Object<String, Value> {
    fn moved(&mut self, _: &Segment<'_>, is_removed: bool) -> usize {
        if is_removed { self.len() } else { 0 }
    }

    fn insert(
        &mut self,
        segment: &Segment<'_>,
        value: Dynamic<'v>,
        cx: &mut Context<'_>,
    ) -> Option<Result<(), Rejected>> {
        let name = segment.string_key()?;
        Some(Value::check(value, cx).map(|value| {
            self.insert(name.into_owned(), value);
        }))
    }

    fn remove(&mut self, segment: &Segment<'_>, keep: bool) -> Option<Removed<'v>> {
        let name = segment.string_key()?;
        let at = self.keys().position(|key| *key == name)?;
        // The others keep their order, whatever the features of serde_json.
        Removed::by(at, keep, || {
            let mut removed = None;
            self.retain(|key, value| {
                let is_other = *key != name;
                if !is_other {
                    removed = Some((key.clone(), value.take()));
                }
                is_other
            });
            removed
        })
    }

    fn restore(&mut self, removed: Removed<'v>) {
        let at = removed.at.min(self.len());
        if let Some(entry) = removed.into_item::<(String, Value)>() {
            let mut entries: Vec<_> = mem::take(self).into_iter().collect();
            entries.insert(at, entry);
            *self = entries.into_iter().collect();
        }
    }
}

fn object(map: Map<'_>, cx: &mut Context<'_>) -> Result<Object<String, Value>, Rejected> {
    let (mut object, mut outcome) = (Object::new(), Ok(()));
    for (entry, (key, value)) in map.into_iter().enumerate() {
        let taken = cx.descend(Key::Item(&key)).and_then(|mut cx| {
            let value = Value::check(value, &mut cx);
            match key.as_str() {
                None => Err(cx.reject(code::TYPE, "a string as the key", &key)),
                Some(name) if object.contains_key(name) => {
                    Err(cx.reject(code::DUPLICATE, "key", &key))
                }
                // A key counts as given even if its value is rejected.
                Some(name) => {
                    let (value, checked) = match value {
                        Ok(value) => (value, Ok(())),
                        Err(rejected) => (Value::Null, Err(rejected)),
                    };
                    object.insert(String::from(name), value);
                    checked
                }
            }
        });
        if let Err(rejected) = taken {
            cx.rank(Rank::of_entry(entry));
            outcome = Err(rejected);
        }
    }
    outcome.map(|()| object)
}

/// Returns a number with its exact value.
fn number_of(value: &Dynamic<'_>) -> Option<Number> {
    match value {
        Dynamic::Int(integer) => Some(Number::from(*integer)),
        Dynamic::BigInt(big) => match (big.to_i128(), big.to_u128()) {
            (Some(integer), _) => Number::from_i128(integer),
            (None, Some(integer)) => Number::from_u128(integer),
            (None, None) => None,
        },
        Dynamic::Float(float) => Number::from_f64(*float),
        // A float would be rounded. With the feature `arbitrary_precision`, it is not one.
        Dynamic::OutOfRange(text) => {
            serde_json::from_str(text).ok().filter(|number: &Number| !number.is_f64())
        }
        _ => None,
    }
}

/// Shows a value of at most this many levels, and what is deeper as too deep.
fn show(value: &Value, levels: u8) -> Dynamic<'_> {
    let below = match value {
        Value::Null => return Dynamic::Null,
        Value::Bool(value) => return Dynamic::Bool(*value),
        Value::Number(number) => return show_number(number),
        Value::String(text) => return Dynamic::Str(Cow::Borrowed(text)),
        Value::Array(_) | Value::Object(_) => levels.checked_sub(1),
    };
    match (value, below) {
        (Value::Array(items), Some(below)) => {
            List::shown(items.iter().map(|item| show(item, below)).collect())
        }
        (Value::Object(object), Some(below)) => {
            let entries = object.iter();
            Map::shown(
                entries.map(|(key, value)| (Dynamic::from(key), show(value, below))).collect(),
            )
        }
        _ => Dynamic::TooDeep,
    }
}

fn show_number(number: &Number) -> Dynamic<'_> {
    match (number.as_i128(), number.as_u128(), number.as_f64()) {
        (Some(integer), ..) => Dynamic::from(integer),
        (None, Some(integer), _) => Dynamic::from(integer),
        (None, None, Some(float)) if number.is_f64() => Dynamic::Float(float),
        _ => Dynamic::OutOfRange(Cow::Owned(number.to_string())),
    }
}

impl From<Value> for Dynamic<'_> {
    fn from(value: Value) -> Self {
        show(&value, MAX_DEPTH).into_owned()
    }
}
