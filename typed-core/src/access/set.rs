//! Get and set by name; get by path, too. How parts are set is in `nested`.

use crate::access::find::{find, find_within};
use crate::access::nested::{is_checked_enum, set_path, try_store_path};
use crate::access::notify::{capture_old, notify_changed};
use crate::class::{Class, ClassKind, Field, Private, Shape, satisfies_all};
use crate::construct::FROZEN_FIELD;
use crate::object::Typed;
use crate::record::{Record, RecordExt, RecordMut, replace_checked, show_only};
use crate::report::{Context, Key, Mismatches, Rejected, TypeMismatch, code};
use crate::value::{Segment, Value, parse};
use alloc::borrow::Cow;
use core::mem;

/// Runs a check and returns what it reports as one error.
#[inline]
pub(crate) fn one<R>(
    class: &'static Class,
    check: impl FnOnce(&mut Context<'_>) -> Result<R, Rejected>,
) -> Result<R, TypeMismatch> {
    let mut report = Mismatches::new();
    match check(&mut Context::new(&mut report, class.name())) {
        Ok(value) => Ok(value),
        Err(_) => Err(into_one(report, class)),
    }
}

#[cold]
fn into_one(report: Mismatches, class: &'static Class) -> TypeMismatch {
    report.into_one().unwrap_or_else(|| TypeMismatch::unexplained(class.name()))
}

/// Reads a field, a class attribute, or what a path leads to.
///
/// # Errors
/// `unknown` where there is none, `path` where it is not spelled right.
pub fn get<'r>(
    record: &'r dyn Record,
    class: &'static Class,
    path: &str,
) -> Result<Value<'r>, TypeMismatch> {
    let Some((index, _)) = shape_of(record, class).find_plain(path) else {
        return get_path(record, class, path);
    };
    // Made where it is returned: to copy it at once would wait for it to be written.
    match record.slot(index) {
        Some(slot) => Ok(slot.value()),
        None => Ok(show_only(record, index)),
    }
}

/// The shape, without a look at the object where all have the same.
#[inline]
fn shape_of(record: &dyn Record, class: &'static Class) -> &'static Shape {
    match class.only_shape() {
        Some(shape) => shape,
        None => shape_of_variant(record),
    }
}

/// Cold, so that structs do not have to jump over it.
#[cold]
#[inline(never)]
fn shape_of_variant(record: &dyn Record) -> &'static Shape {
    record.shape()
}

#[inline(never)]
fn get_path<'r>(
    record: &'r dyn Record,
    class: &'static Class,
    path: &str,
) -> Result<Value<'r>, TypeMismatch> {
    if let Some(value) = find_within(record, class, path) {
        return Ok(value);
    }
    one(class, |cx| match parse(path) {
        Ok(path) => Ok(find(record, &path, cx)?.into_value()),
        Err(_) => Err(malformed(path, cx)),
    })
}

/// Sets a field, or what a path leads to. Nothing is changed where anything is refused.
///
/// # Errors
/// As [`get`], and where the value is not what is declared there.
#[inline]
pub fn set<'v, T: RecordMut<'v> + Typed>(
    object: &mut T,
    path: &str,
    value: Value<'v>,
) -> Result<(), TypeMismatch> {
    set_erased(object, T::CLASS, path, value)
}

/// As [`set`], given the class.
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
        // Of what was stored there is nothing left to drop.
        mem::forget(value);
        return Ok(());
    }
    set_slow(record, class, found, path, value)
}

/// As [`set`], for what takes more than to store a value.
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
    set_checked(record, class, found, path, value)?;
    notify_changed(record, path, watched);
    Ok(())
}

fn set_checked<'v>(
    record: &mut dyn RecordMut<'v>,
    class: &'static Class,
    found: Option<(usize, &'static Field)>,
    path: &str,
    value: Value<'v>,
) -> Result<(), TypeMismatch> {
    one(class, |cx| match found {
        Some(_) if is_checked_enum(record, class) => {
            set_path(record, &[Segment::Name(Cow::Borrowed(path))], value, cx)
        }
        Some((index, field)) => set_field_at(record, class, (index, field), value, cx),
        None => match parse(path) {
            Ok(path) => set_path(record, &path, value, cx),
            Err(_) => Err(malformed(path, cx)),
        },
    })
}

/// Sets a field that nothing guards to a value that fits, as far as that can be told at once;
/// whether it did.
#[inline]
pub(crate) fn try_store<'v, R: RecordMut<'v> + ?Sized>(
    record: &mut R,
    class: &'static Class,
    field: &'static Field,
    index: usize,
    value: &mut Value<'v>,
) -> bool {
    if class.is_guarded() | field.is_guarded() || !satisfies_all(field.constraints(), value) {
        return false;
    }
    match record.slot_mut(index, Private::TOKEN) {
        Some(slot) => slot.try_store(value),
        None => false,
    }
}

pub(crate) fn set_field<'v>(
    record: &mut dyn RecordMut<'v>,
    index: usize,
    value: Value<'v>,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    let Some(field) = record.shape().fields().get(index) else { return Ok(()) };
    let class = record.class();
    set_field_at(record, class, (index, field), value, cx)
}

fn set_field_at<'v>(
    record: &mut dyn RecordMut<'v>,
    class: &'static Class,
    (index, field): (usize, &'static Field),
    value: Value<'v>,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    if let Some(why) = why_frozen(class, field) {
        return Err(cx.at(Key::Field(field.name())).reject_change(why, &value));
    }
    // The part of a variant is set in its place, and its checks run afterwards: see `set_path`.
    if (!(class.is_checked() || field.is_checked()) || class.kind() == ClassKind::Enum)
        && let Some(slot) = record.slot_mut(index, Private::TOKEN)
    {
        let mut cx = cx.content_of(class)?;
        let mut cx = cx.descend(Key::Field(field.name()))?;
        return slot.assign(value, field.constraints(), &mut cx);
    }
    replace_checked(record, index, value, cx)
}

pub(crate) fn field_key(record: &dyn Record, index: usize) -> Key<'static> {
    record.shape().fields().get(index).map_or(Key::Root, |field| Key::Field(field.name()))
}

pub(crate) fn item_key<'s>(segment: &'s Segment<'_>) -> Key<'s> {
    match segment {
        Segment::Name(name) => Key::Name(name),
        Segment::Index(index) => Key::Index(*index),
        Segment::Key(key) => Key::Item(key),
    }
}

pub(crate) fn is_frozen(record: &dyn Record, index: usize) -> bool {
    record.class().is_frozen() || record.shape().fields().get(index).is_some_and(Field::is_frozen)
}

const FROZEN_BASE: &str =
    "cannot be replaced: there are frozen fields in the base; set its members one by one";

/// Why a field cannot be replaced whole: it is frozen, or a base with something frozen in it.
pub(crate) fn why_frozen(class: &Class, field: &Field) -> Option<&'static str> {
    if class.is_frozen() || field.is_frozen() {
        return Some(FROZEN_FIELD);
    }
    let base = if field.is_base() { field.type_info().class()? } else { return None };
    let is_in = |base: &Class| base.is_frozen() || base.fields().iter().any(Field::is_frozen);
    base.mro().any(is_in).then_some(FROZEN_BASE)
}

#[cold]
pub(crate) fn frozen(cx: &mut Context<'_>, value: &Value<'_>) -> Rejected {
    cx.reject_change(FROZEN_FIELD, value)
}

#[cold]
fn malformed(path: &str, cx: &mut Context<'_>) -> Rejected {
    cx.reject(code::PATH, "a path such as `address.lines[2].zip`", &Value::from(path))
}
