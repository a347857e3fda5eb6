//! Checks of the items of lists, sets, arrays and tuples. Every item is checked, so that all
//! mismatches are reported.

use crate::class::{Kind, Private, Sealed, TypeInfo};
use crate::record::{
    FieldType, ListSource, PartCheck, Primitive, Removed, SlotMut, Step, ToValue, fill_item,
    filled, read_items,
};
use crate::report::{Context, Rejected, code};
use crate::value::{IntoIter, List, Segment, Value};
use alloc::borrow::Cow;
use alloc::format;
use alloc::vec::Vec;

/// The items of a list, or of bytes if the item type is an integer.
pub(crate) enum Items<'v> {
    List(IntoIter<'v>),
    /// The bytes, and the number of those that were consumed.
    Bytes(Cow<'v, [u8]>, usize),
}

impl<'v> Items<'v> {
    /// Returns the items of a value, for a list with items of this type.
    pub(crate) fn of(
        expected: &'static TypeInfo,
        item: &TypeInfo,
        value: Value<'v>,
        cx: &mut Context<'_>,
    ) -> Result<Self, Rejected> {
        match value {
            Value::List(items) => Ok(Items::List(items.into_iter())),
            Value::Bytes(bytes) if takes_integers(item) => Ok(Items::Bytes(bytes, 0)),
            other => match cx.widen(expected, other)? {
                Value::List(items) => Ok(Items::List(items.into_iter())),
                other => Err(cx.mismatch(expected, &other)),
            },
        }
    }

    fn left(&self) -> usize {
        match self {
            Items::List(items) => items.len(),
            Items::Bytes(bytes, done) => bytes.len().saturating_sub(*done),
        }
    }
}

impl<'v> Iterator for Items<'v> {
    type Item = Value<'v>;

    fn next(&mut self) -> Option<Value<'v>> {
        match self {
            Items::List(items) => items.next(),
            Items::Bytes(bytes, done) => {
                let byte = *bytes.get(*done)?;
                *done += 1;
                Some(Value::from(byte))
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left(), Some(self.left()))
    }
}

impl ExactSizeIterator for Items<'_> {}

/// Returns `true` if the type can be converted from an integer. Otherwise bytes are rejected as a
/// whole, and not one by one.
#[inline]
const fn takes_integers(item: &TypeInfo) -> bool {
    use Kind::{Bool, Bytes, List, Map, Null, Str};
    !matches!(item.kind(), Null | Bool | Str | Bytes | List | Map)
}

impl<'v> Sealed<'v> for Items<'v> {}

impl<'v> ListSource<'v> for Items<'v> {
    fn is_empty(&mut self, _: Private) -> bool {
        self.left() == 0
    }

    fn next(
        &mut self,
        slot: &mut dyn SlotMut<'v>,
        index: usize,
        cx: &mut Context<'_>,
        _: Private,
    ) -> Step {
        let Some(item) = Iterator::next(self) else { return Step::End };
        Step::Item(fill_item(slot, item, index, cx))
    }

    fn collect(&mut self, _: &mut Context<'_>, _: Private) -> Result<Value<'v>, Rejected> {
        Ok(List::shown(Iterator::collect(self)))
    }
}

/// Reads each item of a set, and adds those that are valid.
pub(super) fn read_set<'v, T: FieldType<'v>, S: ToValue + Default>(
    source: &mut dyn ListSource<'v>,
    cx: &mut Context<'_>,
    mut add: impl FnMut(&mut S, T, &mut Context<'_>) -> Result<(), Rejected>,
) -> Result<S, Rejected> {
    let (mut set, mut outcome) = (S::default(), Ok(()));
    let (mut parts, mut kept, mut given) = (PartCheck::new(cx), 0, 0);
    for index in 0.. {
        let mut step = Step::End;
        let item = filled(cx, |slot, cx| {
            step = source.next(slot, index, cx, Private::TOKEN);
            match &step {
                Step::Item(filled) | Step::Last(filled) => filled.clone(),
                Step::End => Err(cx.reported()),
            }
        });
        if matches!(step, Step::End) {
            break;
        }
        given += 1;
        if let (Ok(item), true) = (&item, parts.is_on()) {
            parts.item(index, item, cx);
        }
        match item.and_then(|item| add(&mut set, item, &mut cx.item(index)?)) {
            Ok(()) => kept += 1,
            Err(rejected) => {
                parts.reject(&|visitor| ToValue::visit(&set, visitor), cx);
                outcome = Err(rejected);
            }
        }
        if matches!(step, Step::Last(_)) {
            break;
        }
    }
    if outcome.is_err() {
        parts.len(kept, given, "list", cx);
    }
    outcome.map(|()| set)
}

/// Returns the index of a step of a path, if it is below `end`.
fn index_in(segment: &Segment<'_>, end: usize) -> Option<usize> {
    match segment {
        Segment::Index(index) if *index < end => Some(*index),
        _ => None,
    }
}

/// Checks a new item of a list of this length, and inserts it: `ItemsMut::insert`.
pub(super) fn insert_item<'v, T: FieldType<'v>>(
    len: usize,
    segment: &Segment<'_>,
    value: Value<'v>,
    cx: &mut Context<'_>,
    insert: impl FnOnce(usize, T),
) -> Option<Result<(), Rejected>> {
    let at = index_in(segment, len + 1)?;
    let item = T::check(value, &mut cx.redact_for_type::<T>());
    Some(item.map(|item| insert(at, item)))
}

/// Removes an item of a list of this length: `ItemsMut::remove`.
pub(super) fn remove_item<'v, T: FieldType<'v>>(
    len: usize,
    segment: &Segment<'_>,
    keep: bool,
    remove: impl FnOnce(usize) -> Option<T>,
) -> Option<Removed<'v>> {
    let at = index_in(segment, len)?;
    Removed::by(at, keep, || remove(at))
}

/// Inserts an item that was removed from a list or a map of this length: `ItemsMut::restore`.
pub(super) fn restore_item<'v, T: FieldType<'v>>(
    len: usize,
    removed: Removed<'v>,
    insert: impl FnOnce(usize, T),
) {
    let at = removed.at.min(len);
    if let Some(item) = removed.into_item() {
        insert(at, item);
    }
}

/// Checks each item, and collects them in order.
pub(super) fn collect<'v, T: FieldType<'v>>(
    mut items: Items<'v>,
    cx: &mut Context<'_>,
) -> Result<Vec<T>, Rejected> {
    let mut checked = Vec::with_capacity(items.len());
    if let (Items::List(items), false) = (&mut items, cx.is_deepest()) {
        // Valid scalars need no context.
        let plain = items.as_slice().iter().map_while(Primitive::of);
        checked.extend(plain.map_while(T::from_plain));
        items.forget(checked.len());
    }
    read_items(checked, &mut items, cx)
}

/// The items of a tuple, which are checked one by one.
pub(super) struct Places<'v> {
    items: IntoIter<'v>,
    len: usize,
    /// An error if the number of items is wrong. They are still checked, for the report.
    pub(super) fit: Result<(), Rejected>,
}

impl<'v> Places<'v> {
    pub(super) fn of(
        len: usize,
        expected: &'static TypeInfo,
        value: Value<'v>,
        cx: &mut Context<'_>,
    ) -> Result<Self, Rejected> {
        let value = match value {
            Value::List(_) => value,
            other => cx.widen(expected, other)?,
        };
        let fit = match &value {
            Value::List(items) if items.len() != len => {
                Err(wrong_length(expected, len, &value, cx))
            }
            _ => Ok(()),
        };
        match value {
            Value::List(items) => Ok(Self { items: items.into_iter(), len, fit }),
            other => Err(cx.mismatch(expected, &other)),
        }
    }

    /// Checks the next item. A missing one is reported as a wrong length.
    pub(super) fn check<T: FieldType<'v>>(
        &mut self,
        index: usize,
        cx: &mut Context<'_>,
    ) -> Result<T, Rejected> {
        match self.items.next() {
            Some(item) => T::check(item, &mut cx.item(index)?),
            None => Err(match &self.fit {
                Err(rejected) => rejected.clone(),
                Ok(()) => wrong_length(T::TYPE, self.len, &Value::Null, cx),
            }),
        }
    }
}

/// Reports a list of another length than `expected`. Other values are rejected elsewhere.
pub(super) fn check_len(
    list: &'static TypeInfo,
    item: &TypeInfo,
    expected: usize,
    value: &Value<'_>,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    let len = match value {
        Value::List(items) => items.len(),
        Value::Bytes(bytes) if takes_integers(item) => bytes.len(),
        _ => return Ok(()),
    };
    if len == expected { Ok(()) } else { Err(wrong_length(list, expected, value, cx)) }
}

/// Reports a list of another length.
#[cold]
pub(super) fn wrong_length(
    list: &'static TypeInfo,
    expected: usize,
    value: &Value<'_>,
    cx: &mut Context<'_>,
) -> Rejected {
    let mut cx = cx.redact_for(list);
    match expected {
        1 => cx.reject(code::ARITY, "1 item", value),
        _ => cx.reject(code::ARITY, format!("{expected} items"), value),
    }
}
