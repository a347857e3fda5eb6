//! Writes by name and by path. Each step is resolved once on the way down, the value is stored at
//! the end, and the checks around it run on the way back.

use crate::access::field::{check_field, set_own, store, try_store};
use crate::access::get::shape_of;
use crate::access::notify::{capture_old, notify_changed};
use crate::access::property;
use crate::access::resolve::{
    FieldStep, Step, is_frozen, item_key, malformed, no_item, resolve_step, unknown,
};
use crate::access::rollback::{Rollback, Undo};
use crate::class::{CLASS_ATTR, Class, FROZEN_FIELD, Field, Private, check_all, is_own_property};
use crate::record::{HasClass, RecordMut, SlotMut, ToValue, show};
use crate::report::{Context, Key, Rejected, TypeMismatch, one};
use crate::value::{MAX_DEPTH, Segment, Steps, Value, parse, split_name};
use core::mem;

/// Sets the field, property or item to which a path leads.
///
/// # Errors
/// The object does not change on errors.
/// - `unknown`, `path`: as for `get`.
/// - `frozen`: the field cannot be set.
/// - Another code: the value is not of the declared type, or a check rejects it.
#[inline]
pub fn set<'v, T: RecordMut<'v> + HasClass>(
    object: &mut T,
    path: &str,
    value: Value<'v>,
) -> Result<(), TypeMismatch> {
    set_erased(object, T::STATIC_CLASS, path, value)
}

/// Like [`set`], given the class.
pub(crate) fn set_erased<'v>(
    record: &mut dyn RecordMut<'v>,
    class: &'static Class,
    path: &str,
    mut value: Value<'v>,
) -> Result<(), TypeMismatch> {
    let found = shape_of(record, class).find_plain(path);
    if let Some((index, field)) = found
        && try_store(record, class, field, index, &mut value)
    {
        // The slot has taken the value, so that nothing is left to drop.
        mem::forget(value);
        return Ok(());
    }
    set_slow(record, class, found, path, value)
}

/// Like [`set`], for a field with anything around it.
#[inline(never)]
pub(crate) fn set_slow<'v>(
    record: &mut dyn RecordMut<'v>,
    class: &'static Class,
    found: Option<(usize, &'static Field)>,
    path: &str,
    mut value: Value<'v>,
) -> Result<(), TypeMismatch> {
    if found.is_none() && try_store_path(record, class, path, &mut value) {
        mem::forget(value);
        return Ok(());
    }
    let watched = capture_old(record, class, path);
    one(class.name(), |cx| match found {
        Some((index, _)) => set_own(record, index, value, false, cx),
        None => match parse(path) {
            Ok(path) => set_member(record, path, value, false, cx),
            Err(_) => Err(malformed(path, cx)),
        },
    })?;
    notify_changed(record, path, watched);
    Ok(())
}

/// Sets a field of nested structs on the fast path, if no check guards it and the value fits.
/// Returns `true` if it did.
fn try_store_path<'v>(
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

/// Sets the place in an object to which a path leads. If `keep` is `true`, it returns the undo, for
/// checks further up.
fn set_member<'v>(
    record: &mut dyn RecordMut<'v>,
    path: Steps<'_>,
    value: Value<'v>,
    keep: bool,
    cx: &mut Context<'_>,
) -> Result<Undo<'v>, Rejected> {
    match resolve_step(record, path) {
        Step::Field(to) if to.rest.is_empty() => set_own(record, to.index, value, keep, cx),
        Step::Field(to) => set_through(record, to, value, keep, cx),
        Step::Virtual(segment, rest) => {
            let Segment::Name(name) = &segment else {
                return Err(unknown(record, Some(&segment), cx));
            };
            let value = match rest.is_empty() {
                true => match property::write(record, name, value, keep.then_some(path), cx) {
                    Ok(written) => return written,
                    Err(value) => value,
                },
                false => value,
            };
            if is_own_property(record.class(), name) {
                return Err(unknown(record, Some(&segment), cx));
            }
            Err(cx.at(Key::Name(name)).reject_change(CLASS_ATTR, &value))
        }
        Step::Unknown(segment) => Err(unknown(record, segment.as_ref(), cx)),
    }
}

/// Sets the place in a field to which a path leads, then runs the checks that can see it.
fn set_through<'v>(
    record: &mut dyn RecordMut<'v>,
    to: FieldStep<'_>,
    value: Value<'v>,
    keep: bool,
    cx: &mut Context<'_>,
) -> Result<Undo<'v>, Rejected> {
    let (class, index) = (record.class(), to.index);
    let Some(field) = record.shape().fields().get(index) else { return Ok(Undo::Nothing) };
    let has_checks = field.is_checked() || !field.constraints().is_empty();
    let is_guarded = class.is_checked() || has_checks;
    let undo = set_field_part(record, to, value, keep || is_guarded, cx)?;
    if !is_guarded {
        return Ok(undo);
    }
    let rollback = Rollback::of_field(record, index, to.rest, undo);
    if has_checks && let Some(slot) = rollback.record.slot(index) {
        let key = to.key(rollback.record);
        let value = slot.unredacted(Private::TOKEN);
        check_all(field.constraints(), &value, &mut cx.at(key).redact_for(field.type_info()))?;
        drop(value);
        check_field(rollback.record, index, field, key, cx)?;
    }
    rollback.record.header().verify(cx)?;
    Ok(rollback.release())
}

fn set_field_part<'v>(
    record: &mut dyn RecordMut<'v>,
    to: FieldStep<'_>,
    value: Value<'v>,
    keep: bool,
    cx: &mut Context<'_>,
) -> Result<Undo<'v>, Rejected> {
    let index = to.index;
    let next = || to.rest.split_first().map_or(Segment::Index(0), |(next, _)| next);
    if to.is_member {
        if is_frozen(record, index) {
            return Err(cx.at(item_key(&next())).reject_change(FROZEN_FIELD, &value));
        }
        return match record.slot_mut(index, Private::TOKEN) {
            Some(slot) => set_in(slot, to.rest, value, keep, cx),
            None => Err(unknown(record, Some(&next()), cx)),
        };
    }
    let mut cx = cx.content_of(record.class())?;
    let mut cx = cx.descend(to.key(record))?;
    if is_frozen(record, index) {
        return Err(cx.reject_change(FROZEN_FIELD, &value));
    }
    match record.slot_mut(index, Private::TOKEN) {
        Some(slot) => set_in(slot, to.rest, value, keep, &mut cx),
        None => {
            let (shown, next) = (show(record, index), next());
            let mut cx = cx.at(item_key(&next));
            match ToValue::item(&shown, &next) {
                Some(_) => Err(cx.reject_change(NOT_BY_PATH, &value)),
                None => Err(no_item(&shown, &next, &mut cx)),
            }
        }
    }
}

/// Sets the place in a slot to which a path leads. If `keep` is `true`, it returns the undo.
fn set_in<'v>(
    slot: &mut dyn SlotMut<'v>,
    path: Steps<'_>,
    value: Value<'v>,
    keep: bool,
    cx: &mut Context<'_>,
) -> Result<Undo<'v>, Rejected> {
    if path.is_empty() {
        return store(slot, value, &[], keep, cx);
    }
    if let Some(record) = slot.record_mut() {
        let class = record.class().name();
        return set_member(record, path, value, keep, &mut cx.declared_in(class));
    }
    let Some((first, rest)) = path.split_first() else {
        return store(slot, value, &[], keep, cx);
    };
    if slot.record().is_some() {
        return Err(cx.reject_change(
            "cannot be changed by path: the value is shared; set it as a whole",
            &value,
        ));
    }
    set_item(slot, &first, rest, value, keep, cx)
}

const NOT_BY_PATH: &str = "cannot be set by path; set the whole value around it";

/// Sets the place in an item to which a path leads, or adds an item. If `keep` is `true`, it
/// returns the undo.
pub(crate) fn set_item<'v>(
    slot: &mut dyn SlotMut<'v>,
    first: &Segment<'_>,
    rest: Steps<'_>,
    value: Value<'v>,
    keep: bool,
    cx: &mut Context<'_>,
) -> Result<Undo<'v>, Rejected> {
    let mut cx = cx.descend(item_key(first))?;
    if let Some(item) = slot.item_mut(first) {
        return set_in(item, rest, value, keep, &mut cx);
    }
    if slot.item(first).is_some() {
        return Err(cx.reject_change(NOT_BY_PATH, &value));
    }
    let inserted = if rest.is_empty() { slot.insert_item(first, value, &mut cx) } else { None };
    match inserted {
        Some(inserted) => inserted.map(|()| Undo::Inserted),
        None => Err(no_item(&slot.value(), first, &mut cx)),
    }
}
