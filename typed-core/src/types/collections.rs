//! Lists, sets and maps.

use crate::context::{Context, Rejected};
use crate::field_type::{Composite, FieldType, ToValue};
use crate::path::Segment;
use crate::slot::{Slot, SlotMut};
use crate::type_info::{Kind, TypeInfo};
use crate::value::Value;
use alloc::vec::Vec;

/// Checks every item, so that all mismatches are reported.
fn check_items<'v, T: FieldType<'v>>(
    expected: &'static TypeInfo,
    value: Value<'v>,
    cx: &mut Context<'_>,
) -> Result<Vec<T>, Rejected> {
    let items = match value {
        Value::List(items) => items,
        other => return Err(cx.mismatch(expected, &other)),
    };
    let mut checked = Vec::with_capacity(items.len());
    let mut outcome = Ok(());
    for (index, item) in items.into_iter().enumerate() {
        match cx.item(index).and_then(|mut cx| T::check(item, &mut cx)) {
            Ok(item) => checked.push(item),
            Err(rejected) => outcome = Err(rejected),
        }
    }
    outcome.map(|()| checked)
}

impl<T: ToValue> ToValue for Vec<T> {
    const TYPE: &'static TypeInfo = &TypeInfo::generic("Vec", Kind::List, &[T::TYPE]);

    fn to_value(&self) -> Value<'_> {
        Value::List(self.iter().map(T::to_value).collect())
    }

    fn item(&self, segment: &Segment<'_>) -> Option<&dyn Slot> {
        match segment {
            Segment::Index(index) => Some(self.get(*index)?),
            Segment::Name(_) => None,
        }
    }
}

impl<'v, T: FieldType<'v>> FieldType<'v> for Vec<T> {
    type Form = Composite;

    fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
        check_items(Self::TYPE, value, cx)
    }

    fn item_mut(&mut self, segment: &Segment<'_>) -> Option<&mut dyn SlotMut<'v>> {
        match segment {
            Segment::Index(index) => Some(self.get_mut(*index)?),
            Segment::Name(_) => None,
        }
    }
}
