//! Reads by name and by path.

use crate::access::property;
use crate::access::resolve::{
    Step, content_key, item_key, malformed, no_item, resolve_step, unknown,
};
use crate::class::{Class, Shape};
use crate::record::{Record, Slot, ToValue, show, show_only, variant};
use crate::report::{Context, Key, Rejected, TypeMismatch, one};
use crate::value::{MAX_DEPTH, Segment, Steps, Untyped, Value, parse, split_name};

/// Reads the field, property or class attribute to which a path leads.
///
/// # Errors
/// - `unknown`: the path leads nowhere.
/// - `path`: the path is not written correctly.
pub fn get<'r>(
    record: &'r dyn Record,
    class: &'static Class,
    path: &str,
) -> Result<Value<'r>, TypeMismatch> {
    let Some((index, _)) = shape_of(record, class).find_plain(path) else {
        return get_path(record, class, path);
    };
    // Built where it is returned: a copy would have to wait until it is written.
    match record.slot(index) {
        Some(slot) => Ok(slot.value()),
        None => Ok(show_only(record, index)),
    }
}

/// Returns the shape. It does not read the object if all objects have the same.
#[inline]
pub(super) fn shape_of(record: &dyn Record, class: &'static Class) -> &'static Shape {
    match class.only_shape() {
        Some(shape) => shape,
        None => shape_of_variant(record),
    }
}

/// Cold, so that the code of structs need not jump over it.
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
    if let Some(value) = get_plain(record, class, path) {
        return Ok(value);
    }
    one(class.name(), |cx| match parse(path) {
        Ok(path) => get_member(record, path, cx),
        Err(_) => Err(malformed(path, cx)),
    })
}

/// Reads a path of own fields in nested structs.
fn get_plain<'r>(
    mut record: &'r dyn Record,
    mut class: &'static Class,
    mut path: &str,
) -> Option<Value<'r>> {
    for _ in 0..MAX_DEPTH {
        let (name, rest) = split_name(path);
        let (index, _) = class.only_shape()?.find_plain(name)?;
        if rest.is_empty() {
            return Some(show(record, index));
        }
        record = record.slot(index)?.record()?;
        path = rest.strip_prefix('.')?;
        class = record.class();
    }
    None
}

/// Returns the current variant of the enum to which a path leads; `None` if the value there is not an
/// enum.
///
/// # Errors
/// - Those of [`get`].
pub(crate) fn variant_at(
    record: &dyn Record,
    path: &str,
) -> Result<Option<&'static Shape>, TypeMismatch> {
    let mut found = None;
    one(record.class().name(), |cx| match parse(path) {
        Ok(path) => walk_member(
            record,
            path,
            &mut |slot| {
                found = slot.record().and_then(variant);
                Value::Null
            },
            cx,
        ),
        Err(_) => Err(malformed(path, cx)),
    })?;
    Ok(found)
}

/// Like [`get`], for a path that was parsed.
///
/// # Errors
/// - `unknown`: the path leads nowhere.
pub(crate) fn get_member<'r>(
    record: &'r dyn Record,
    path: Steps<'_>,
    cx: &mut Context<'_>,
) -> Result<Value<'r>, Rejected> {
    walk_member(record, path, &mut |slot| slot.value(), cx)
}

/// A function that reads the slot to which a path leads.
type Read<'f, 'r> = dyn FnMut(&'r dyn Slot) -> Value<'r> + 'f;

fn walk_member<'r>(
    record: &'r dyn Record,
    path: Steps<'_>,
    read: &mut Read<'_, 'r>,
    cx: &mut Context<'_>,
) -> Result<Value<'r>, Rejected> {
    match content_key(record, path) {
        Some(key) => get_step(record, path, read, &mut cx.at(Key::Field(key))),
        None => get_step(record, path, read, cx),
    }
}

fn get_step<'r>(
    record: &'r dyn Record,
    path: Steps<'_>,
    read: &mut Read<'_, 'r>,
    cx: &mut Context<'_>,
) -> Result<Value<'r>, Rejected> {
    match resolve_step(record, path) {
        Step::Field(to) if to.is_member => match record.slot(to.index) {
            Some(slot) => get_in(slot, to.rest, read, cx),
            None => Err(unknown(record, path.split_first().map(|(first, _)| first).as_ref(), cx)),
        },
        Step::Field(to) => {
            let mut cx = cx.descend(to.key(record))?;
            match record.slot(to.index) {
                Some(slot) => get_in(slot, to.rest, read, &mut cx),
                None if to.rest.is_empty() => Ok(show_only(record, to.index)),
                None => get_within(show_only(record, to.index).into_owned(), to.rest, &mut cx),
            }
        }
        Step::Virtual(segment, rest) => {
            let Segment::Name(name) = &segment else {
                return Err(unknown(record, Some(&segment), cx));
            };
            let value = match property::read(record, name, cx) {
                Some(value) => Some(value?),
                None => record.class().find_attr(name),
            };
            match value {
                Some(value) => get_within(value, rest, &mut cx.at(item_key(&segment))),
                None => Err(unknown(record, Some(&segment), cx)),
            }
        }
        Step::Tag(segment, rest) => {
            let name = Value::from(record.shape().name());
            get_within(name, rest, &mut cx.at(item_key(&segment)))
        }
        Step::Unknown(segment) => Err(unknown(record, segment.as_ref(), cx)),
    }
}

fn get_in<'r>(
    slot: &'r dyn Slot,
    path: Steps<'_>,
    read: &mut Read<'_, 'r>,
    cx: &mut Context<'_>,
) -> Result<Value<'r>, Rejected> {
    let Some((first, rest)) = path.split_first() else { return Ok(read(slot)) };
    if let Some(record) = slot.record() {
        return walk_member(record, path, read, &mut cx.declared_in(record.class().name()));
    }
    let mut cx = cx.descend(item_key(&first))?;
    match slot.item(&first) {
        Some(item) => get_in(item, rest, read, &mut cx),
        None => Err(no_item(&slot.value(), &first, &mut cx)),
    }
}

/// Reads the part of a value to which a path leads, if no object owns the value.
fn get_within<'r>(
    value: Untyped,
    path: Steps<'_>,
    cx: &mut Context<'_>,
) -> Result<Value<'r>, Rejected> {
    let Some((first, rest)) = path.split_first() else { return Ok(value) };
    let mut cx = cx.descend(item_key(&first))?;
    let item = match ToValue::item(&value, &first) {
        Some(item) => item.value().into_owned(),
        None => return Err(no_item(&value, &first, &mut cx)),
    };
    get_within(item, rest, &mut cx)
}
