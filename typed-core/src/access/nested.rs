//! Setting a part of an object: what is around it is checked as well, and if that fails the part is
//! put back.

use crate::access::find::{member, no_item, split, unknown};
use crate::access::property;
use crate::access::put_back::{Kept, keep, put_back, remove};
use crate::access::set::{field_key, frozen, is_frozen, item_key, set_field, try_store};
use crate::class::{Class, ClassKind, Field, Member, Private, check_all};
use crate::construct::CLASS_ATTR;
use crate::record::{Record, RecordExt, RecordMut, Slot, SlotMut, show};
use crate::report::{Context, Key, MAX_DEPTH, Rejected};
use crate::value::{Segment, Value, split_name};

/// Sets a field of a struct within structs at once, where nothing on the way guards it, and the value
/// fits; whether it did.
pub(crate) fn try_store_path<'v>(
    mut record: &mut dyn RecordMut<'v>,
    mut class: &'static Class,
    path: &str,
    value: &mut Value<'v>,
) -> bool {
    let mut path = path;
    for _ in 0..MAX_DEPTH {
        let (name, rest) = split_name(path);
        let found = class.only_shape().and_then(|shape| shape.find_plain(name));
        let Some((index, field)) = found else { return false };
        if rest.is_empty() {
            return try_store(record, class, field, index, value);
        }
        let Some(rest) = rest.strip_prefix('.') else { return false };
        if class.is_guarded() || field.is_guarded() || !field.constraints().is_empty() {
            return false;
        }
        let slot = record.slot_mut(index, Private::TOKEN);
        let Some(part) = slot.and_then(SlotMut::record_mut) else { return false };
        class = part.class();
        (record, path) = (part, rest);
    }
    false
}

/// Sets what a path leads to. Where a check further up could be broken by that, it runs afterwards,
/// and what was there is put back if it fails.
pub(crate) fn set_path<'v>(
    record: &mut dyn RecordMut<'v>,
    path: &[Segment<'_>],
    value: Value<'v>,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    if !is_guarded(record, path) {
        return assign(record, path, value, cx);
    }
    match keep(record, path) {
        Kept::Old(old) => {
            let set = assign(record, path, value, cx).and_then(|()| recheck(record, path, cx));
            set.inspect_err(|_| put_back(record, path, old))
        }
        Kept::Nothing => {
            assign(record, path, value, cx)?;
            recheck(record, path, cx).inspect_err(|_| remove(record, path))
        }
        Kept::NotCopyable => Err(not_put_back(&value, cx)),
    }
}

#[cold]
pub(crate) fn not_put_back(value: &Value<'_>, cx: &mut Context<'_>) -> Rejected {
    cx.reject_change(
        "cannot be set on its own: it could not be put back; set the whole field",
        value,
    )
}

fn assign<'v>(
    record: &mut dyn RecordMut<'v>,
    path: &[Segment<'_>],
    value: Value<'v>,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    let Some((first, rest)) = split(record, path) else { return Err(unknown(record, None, cx)) };
    match member(record, first) {
        Some(Member::Own(index)) if rest.is_empty() => set_field(record, index, value, cx),
        Some(Member::Own(index)) => {
            let mut cx = cx.content_of(record.class())?;
            let mut cx = cx.descend(field_key(record, index))?;
            if is_frozen(record, index) {
                return Err(frozen(&mut cx, &value));
            }
            match record.slot_mut(index, Private::TOKEN) {
                Some(slot) => assign_in(slot, rest, value, &mut cx),
                None => match rest.first() {
                    Some(next) => {
                        Err(no_item(&show(record, index), next, &mut cx.at(item_key(next))))
                    }
                    None => Err(cx.unknown("item", None)),
                },
            }
        }
        Some(Member::InBase(index)) => {
            if is_frozen(record, index) {
                return Err(frozen(&mut cx.at(item_key(first)), &value));
            }
            match record.slot_mut(index, Private::TOKEN) {
                Some(slot) => assign_in(slot, path, value, cx),
                None => Err(unknown(record, Some(first), cx)),
            }
        }
        Some(Member::Property | Member::ClassAttr) => set_virtual(record, first, rest, value, cx),
        None => Err(unknown(record, Some(first), cx)),
    }
}

/// Sets a virtual field, as a whole; a class attribute is not set on an object.
fn set_virtual<'v>(
    record: &mut dyn RecordMut<'v>,
    segment: &Segment<'_>,
    rest: &[Segment<'_>],
    value: Value<'v>,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    let Segment::Name(name) = segment else { return Err(unknown(record, Some(segment), cx)) };
    let value = match rest {
        [] => match property::write(record, name, value, cx) {
            Ok(outcome) => return outcome,
            Err(value) => value,
        },
        _ => value,
    };
    if property::is_own(record.class(), name) {
        return Err(unknown(record, Some(segment), cx));
    }
    Err(cx.at(Key::Name(name)).reject_change(CLASS_ATTR, &value))
}

fn assign_in<'v>(
    slot: &mut dyn SlotMut<'v>,
    path: &[Segment<'_>],
    value: Value<'v>,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    let Some((first, rest)) = path.split_first() else { return slot.assign(value, &[], cx) };
    if let Some(record) = slot.record_mut() {
        let class = record.class().name();
        return assign(record, path, value, &mut cx.declared_in(class));
    }
    if slot.record().is_some() {
        return Err(cx.reject_change(
            "cannot be changed in its parts: it is shared; set the whole of it",
            &value,
        ));
    }
    let mut cx = cx.descend(item_key(first))?;
    if slot.item(first).is_none() {
        let inserted = if rest.is_empty() { slot.insert_item(first, value, &mut cx) } else { None };
        return inserted.unwrap_or_else(|| Err(no_item(&slot.value(), first, &mut cx)));
    }
    match slot.item_mut(first) {
        Some(item) => assign_in(item, rest, value, &mut cx),
        None => {
            Err(cx
                .reject_change("cannot be set on its own; set the whole of what it is in", &value))
        }
    }
}

/// Whether it is an enum with checks of its own or of its fields, whose parts cannot be exchanged.
pub(crate) fn is_checked_enum(record: &dyn Record, class: &Class) -> bool {
    class.kind() == ClassKind::Enum
        && (class.is_checked() || record.shape().fields().iter().any(Field::is_checked))
}

/// Whether something above the end of the path has a check that a change there could break.
fn is_guarded(record: &dyn Record, path: &[Segment<'_>]) -> bool {
    let Some((first, rest)) = split(record, path) else { return false };
    let (index, rest) = match member(record, first) {
        // A field's own checks are part of setting it, but for an enum.
        Some(Member::Own(_)) if rest.is_empty() => return is_checked_enum(record, record.class()),
        Some(Member::Own(index)) => (index, rest),
        Some(Member::InBase(index)) => (index, path),
        Some(Member::Property | Member::ClassAttr) | None => return false,
    };
    let field = record.shape().fields().get(index);
    record.class().is_checked()
        || field.is_some_and(|field| field.is_checked() || !field.constraints().is_empty())
        || record.slot(index).is_some_and(|slot| is_guarded_in(slot, rest))
}

fn is_guarded_in(slot: &dyn Slot, path: &[Segment<'_>]) -> bool {
    match (slot.record(), path) {
        (_, []) => false,
        (Some(record), path) => is_guarded(record, path),
        (None, [first, rest @ ..]) => {
            slot.item(first).is_some_and(|item| is_guarded_in(item, rest))
        }
    }
}

/// Runs every check along the path, the innermost first.
fn recheck(
    record: &dyn Record,
    path: &[Segment<'_>],
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    let Some((first, rest)) = split(record, path) else { return Ok(()) };
    let (index, rest, key) = match member(record, first) {
        Some(Member::Own(index)) => (index, rest, field_key(record, index)),
        Some(Member::InBase(index)) => (index, path, Key::Root),
        Some(Member::Property | Member::ClassAttr) | None => return Ok(()),
    };
    if let (Some(slot), Some(field)) = (record.slot(index), record.shape().fields().get(index)) {
        let mut cx = cx.at(key);
        recheck_in(slot, rest, &mut cx)?;
        let mut cx = cx.redact_for(field.type_info());
        check_all(field.constraints(), &slot.unredacted(Private::TOKEN), &mut cx)?;
        record.header().check_field(index, &mut cx)?;
    }
    record.header().verify(cx)
}

fn recheck_in(slot: &dyn Slot, path: &[Segment<'_>], cx: &mut Context<'_>) -> Result<(), Rejected> {
    match (slot.record(), path) {
        (_, []) => Ok(()),
        (Some(record), path) => recheck(record, path, &mut cx.declared_in(record.class().name())),
        (None, [first, rest @ ..]) => match slot.item(first) {
            Some(item) => recheck_in(item, rest, &mut cx.at(item_key(first))),
            None => Ok(()),
        },
    }
}
