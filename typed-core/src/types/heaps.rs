//! Heaps.

use crate::class::{Domain, Kind, TypeInfo};
use crate::record::{Composite, FieldType, ToValue, Visitor, if_static, static_within};
use crate::report::{Context, Key, Rejected};
use crate::types::items::{Items, collect};
use crate::value::{List, Value};
use alloc::collections::BinaryHeap;
use alloc::vec::Vec;

/// Shows the items in any order. No path leads to one.
impl<T: ToValue> ToValue for BinaryHeap<T> {
    const TYPE: &'static TypeInfo =
        &TypeInfo::generic("BinaryHeap", Kind::List, &[T::TYPE]).with_domain(Domain::Items);

    fn to_value(&self) -> Value<'_> {
        List::shown(self.iter().map(T::to_value).collect())
    }

    fn visit(&self, visitor: &mut Visitor<'_>) {
        for (index, item) in self.iter().enumerate() {
            visitor(Key::Index(index), item);
        }
    }
}

impl<'v, T: FieldType<'v> + Ord> FieldType<'v> for BinaryHeap<T> {
    type Form = Composite;
    if_static!(T);

    fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
        let items = Items::of(Self::TYPE, T::TYPE, value, cx)?;
        collect(items, cx).map(|items: Vec<T>| Self::from(items))
    }
}

static_within!([T] BinaryHeap<T>, T);

impl<'v, T: Into<Value<'v>>> From<BinaryHeap<T>> for Value<'v> {
    fn from(heap: BinaryHeap<T>) -> Self {
        Value::List(heap.into_iter().map(Into::into).collect())
    }
}
