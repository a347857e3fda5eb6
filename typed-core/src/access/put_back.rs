//! What is kept of a part before it is set, and put back where what is around it fails a check.

use crate::access::find::{member, split};
use crate::access::property;
use crate::access::set::is_frozen;
use crate::class::{Constraint, Member, Private};
use crate::record::{Record, RecordExt, RecordMut, Slot, SlotMut, has_parts, hides, parts};
use crate::report::{Context, Mismatches};
use crate::value::{Segment, Untyped, Value};

/// What is kept of a part.
pub(crate) enum Kept {
    /// What was there.
    Old(Untyped),
    /// There is nothing yet, or nothing that can be set.
    Nothing,
    /// It could not be put back.
    NotCopyable,
}

/// Keeps what a change at the end of a path can change: the value there, and for a virtual field, or
/// one without a place of its own, the whole object that has it.
pub(crate) fn keep<'v>(record: &mut dyn RecordMut<'v>, path: &[Segment<'_>]) -> Kept {
    match place(record, path) {
        Some(slot) => copy(slot).map_or(Kept::NotCopyable, Kept::Old),
        None => Kept::Nothing,
    }
}

/// What is in a slot, where that can be put in its place again.
pub(crate) fn copy<'v>(slot: &mut dyn SlotMut<'v>) -> Option<Untyped> {
    let old = whole(slot).into_owned();
    let is_copy = is_copyable(slot, &old) && fits(slot, old.clone());
    is_copy.then_some(old)
}

/// Puts back what was kept; what has not changed stays as it is.
pub(crate) fn put_back<'v>(record: &mut dyn RecordMut<'v>, path: &[Segment<'_>], old: Untyped) {
    if let Some(slot) = place(record, path) {
        restore(slot, old);
    }
}

/// Puts a copy back in its slot; what has not changed stays as it is.
pub(crate) fn restore<'v>(slot: &mut dyn SlotMut<'v>, old: Untyped) {
    if whole(slot) != old {
        let mut report = Mismatches::new();
        // It was found to fit.
        drop(slot.assign(old, &[], &mut Context::new(&mut report, "")));
    }
}

/// A value that it can be made from again: see [`parts`].
fn whole<'r>(slot: &'r (dyn Slot + 'r)) -> Value<'r> {
    slot.record().map_or_else(|| slot.value(), parts)
}

/// Nothing satisfies it: what is assigned with it is checked, and not stored.
const NEVER: &[Constraint] = &[Constraint::OneOf { values: &[], text: "" }];

/// Whether a value can be assigned there: no secret can, no text that has to be borrowed, and nothing
/// that its own checks refuse.
fn fits<'v>(slot: &mut dyn SlotMut<'v>, value: Value<'v>) -> bool {
    let mut report = Mismatches::new();
    let assigned = slot.assign(value, NEVER, &mut Context::new(&mut report, ""));
    assigned.is_ok() || report.iter().all(|mismatch| mismatch.expected().is_empty())
}

/// The smallest place around the end of a path that can be assigned to; `None` where nothing there
/// can be set, or an item would be added.
fn place<'r, 'v>(
    record: &'r mut (dyn RecordMut<'v> + 'r),
    path: &[Segment<'_>],
) -> Option<&'r mut (dyn SlotMut<'v> + 'r)> {
    let (first, rest) = split(record, path)?;
    let (index, rest) = match member(record, first)? {
        Member::Own(index) => (index, rest),
        Member::InBase(index) => (index, path),
        Member::Property | Member::ClassAttr => return None,
    };
    if is_frozen(record, index) {
        return None;
    }
    place_in(record.slot_mut(index, Private::TOKEN)?, rest)
}

fn place_in<'r, 'v>(
    slot: &'r mut (dyn SlotMut<'v> + 'r),
    path: &[Segment<'_>],
) -> Option<&'r mut (dyn SlotMut<'v> + 'r)> {
    let Some((first, rest)) = path.split_first() else { return Some(slot) };
    let Some(record) = slot.record() else { return place_in(slot.item_mut(first)?, rest) };
    if !(rest.is_empty() && is_set_on_the_whole(record, first)) {
        return place(slot.record_mut()?, path);
    }
    slot.record_mut()?;
    Some(slot)
}

/// Whether setting a member takes the whole object: a virtual field, or one without a place.
fn is_set_on_the_whole(record: &dyn Record, segment: &Segment<'_>) -> bool {
    match (member(record, segment), segment) {
        (Some(Member::Own(index)), _) => record.slot(index).is_none() && !is_frozen(record, index),
        (Some(Member::Property), Segment::Name(name)) => {
            property::is_settable(record.class(), name)
        }
        _ => false,
    }
}

/// The most entries of a map that are looked at: each is searched for.
const MOST_ENTRIES: usize = 1000;

/// Whether the value, put back in its place, is the same again: nothing in it is skipped or hidden.
pub(crate) fn is_copyable(slot: &dyn Slot, value: &Value<'_>) -> bool {
    let is_shown = |slot: &dyn Slot| !slot.record().is_some_and(hides);
    if let Some(record) = slot.record() {
        let is_field_copyable = |index| match record.slot(index) {
            Some(slot) => (has_parts(record) || is_shown(slot)) && is_copyable(slot, &slot.value()),
            None => !record.header().show_only(index).has_opaque(),
        };
        let shape = record.shape();
        return !shape.skips() && (0..shape.fields().len()).all(is_field_copyable);
    }
    let is_item_copyable = |segment: &Segment<'_>, item: &Value<'_>| match slot.item(segment) {
        Some(slot) => is_shown(slot) && is_copyable(slot, item),
        None => !item.has_opaque(),
    };
    match value {
        Value::List(items) => {
            let mut items = items.iter().enumerate();
            items.all(|(index, item)| is_item_copyable(&Segment::Index(index), item))
        }
        Value::Map(map) => {
            map.len() <= MOST_ENTRIES
                && map
                    .iter()
                    .all(|(key, item)| is_item_copyable(&Segment::of_key(key.reborrow()), item))
        }
        Value::Opaque(_) => false,
        _ => true,
    }
}

/// Takes out the item that was added at the end of the path.
pub(crate) fn remove(record: &mut dyn RecordMut<'_>, path: &[Segment<'_>]) {
    fn remove_in(slot: &mut dyn SlotMut<'_>, path: &[Segment<'_>]) {
        match (path, slot.record().is_some()) {
            ([only], false) => slot.remove_item(only),
            ([first, rest @ ..], false) => {
                if let Some(item) = slot.item_mut(first) {
                    remove_in(item, rest);
                }
            }
            (_, _) => {
                if let Some(record) = slot.record_mut() {
                    remove(record, path);
                }
            }
        }
    }
    let Some((first, rest)) = split(record, path) else { return };
    let (index, rest) = match member(record, first) {
        Some(Member::Own(index)) => (index, rest),
        Some(Member::InBase(index)) => (index, path),
        Some(Member::Property | Member::ClassAttr) | None => return,
    };
    if let Some(slot) = record.slot_mut(index, Private::TOKEN) {
        remove_in(slot, rest);
    }
}
