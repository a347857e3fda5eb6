//! Writes by name and by path.

use crate::access::edit::{Checks, Edit, edit_member};
use crate::access::field::{edit_own, try_store};
use crate::access::get::shape_of;
use crate::access::notify::{capture_old, notify_changed};
use crate::access::resolve::malformed;
use crate::class::{Class, Field, Private};
use crate::record::{HasClass, RecordMut, SlotMut};
use crate::report::{Key, TypeMismatch, one};
use crate::value::{Conversion, MAX_DEPTH, Value, parse, split_name};
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
    set_slow(record, class, found, path, value, Conversion::Strict)
}

/// Like [`set`], in another mode of conversion. A value that fits is stored as by `set`.
///
/// # Errors
/// - Those of [`set`].
pub(crate) fn set_converted<'v>(
    record: &mut dyn RecordMut<'v>,
    path: &str,
    value: Value<'v>,
    conversion: Conversion,
) -> Result<(), TypeMismatch> {
    let class = record.class();
    let found = shape_of(record, class).find_plain(path);
    set_slow(record, class, found, path, value, conversion)
}

/// Like [`set`], for a field with anything around it.
#[inline(never)]
pub(crate) fn set_slow<'v>(
    record: &mut dyn RecordMut<'v>,
    class: &'static Class,
    found: Option<(usize, &'static Field)>,
    path: &str,
    mut value: Value<'v>,
    conversion: Conversion,
) -> Result<(), TypeMismatch> {
    if found.is_none() && try_store_path(record, class, path, &mut value) {
        mem::forget(value);
        return Ok(());
    }
    let watched = capture_old(record, class, path);
    one(class.name(), |cx| {
        cx.convert(conversion);
        match found {
            Some((index, field)) => {
                let key = Key::Field(field.name());
                edit_own(record, index, key, Edit::Set(value), Checks::NOW, cx)
            }
            None => match parse(path) {
                Ok(path) => edit_member(record, path, Edit::Set(value), Checks::NOW, cx),
                Err(_) => Err(malformed(path, cx)),
            },
        }
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
