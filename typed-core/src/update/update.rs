//! Changes of several fields at once: all or none.

use crate::access::{OldValue, capture_old_field, notify_field_changed};
use crate::class::Private;
use crate::construct::FieldSet;
use crate::record::{Construct, Draft, Record, RecordExt, RecordMut};
use crate::report::{Context, Key, Mismatches, Rejected};
use crate::update::own::fill_changes;
use crate::value::{Args, Value};
use alloc::string::String;
use alloc::vec::Vec;
use core::mem::ManuallyDrop;

/// Sets the fields named, all of them or, where anything is refused, none.
///
/// # Errors
/// Every mismatch, in input order.
pub fn update<'v, T: Construct<'v>>(object: &mut T, args: Args<'v>) -> Result<(), Mismatches> {
    let mut draft = ManuallyDrop::new(T::Draft::new(Private::TOKEN));
    update_with(object, args, &mut *draft, T::swap)
}

/// Swaps a field with that of a draft, which is filled: `Construct::swap`.
type Swap<T, D> = fn(&mut T, &mut D, usize, Private<T>);

/// As [`update`], given a draft with nothing in it, and how its fields are swapped with those of the object.
pub(crate) fn update_with<'v, T: RecordMut<'v>, D: RecordMut<'v>>(
    object: &mut T,
    args: Args<'v>,
    draft: &mut D,
    swap: Swap<T, D>,
) -> Result<(), Mismatches> {
    let class = object.class();
    let mut report = Mismatches::of_object(class);
    let mut cx = Context::new(&mut report, class.name());
    let watched = watch_all(object, &args);
    match update_in(object, args, draft, swap, &mut cx) {
        Ok(()) => {
            watched
                .into_iter()
                .for_each(|(name, watched)| notify_field_changed(object, &name, Some(watched)));
            Ok(())
        }
        Err(_) => Err(report),
    }
}

/// The fields that are about to change, where somebody wants to know.
fn watch_all(object: &dyn Record, args: &Args<'_>) -> Vec<(String, OldValue)> {
    let (class, mut all) = (object.class(), Vec::new());
    for arg in args.iter() {
        if let Some(name) = arg.name()
            && let Some(watched) = capture_old_field(object, class, name)
        {
            all.push((String::from(name), watched));
        }
    }
    all
}

fn update_in<'v, T: RecordMut<'v>, D: RecordMut<'v>>(
    object: &mut T,
    args: Args<'v>,
    draft: &mut D,
    swap: Swap<T, D>,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    let mut changes = fill_changes(object, args, draft, cx)?;
    let fields = object.shape().fields().len();
    let swap_given = |object: &mut T, draft: &mut D, given: &FieldSet| {
        given.each(fields, |index| swap(object, draft, index, Private::TOKEN));
    };
    swap_given(object, draft, &changes.given);
    let finished = changes.finish(object, cx);
    if finished.is_err() {
        swap_given(object, draft, &changes.given);
    }
    clear(draft, &changes.given, fields);
    finished
}

/// Drops what is in those fields.
#[inline(never)]
fn clear(draft: &mut dyn RecordMut<'_>, given: &FieldSet, fields: usize) {
    given.each(fields, |index| draft.clear(index));
}

/// Sets one field whose value cannot be checked in place: see `Slots::replace_checked`.
///
/// # Errors
/// Every mismatch of the value; the check's own.
pub fn replace_checked<'v, T: Construct<'v>>(
    object: &mut T,
    index: usize,
    value: Value<'v>,
    cx: &mut Context<'_>,
    _: Private<T>,
) -> Result<(), Rejected> {
    let mut draft = ManuallyDrop::new(T::Draft::new(Private::TOKEN));
    exchange_with(object, &mut *draft, index, value, cx, T::swap)
}

/// As [`replace_checked`], given a draft with nothing in it, and how its fields are swapped with those of the object.
pub(crate) fn exchange_with<'v, T: Record, D: RecordMut<'v>>(
    object: &mut T,
    draft: &mut D,
    index: usize,
    value: Value<'v>,
    cx: &mut Context<'_>,
    swap: Swap<T, D>,
) -> Result<(), Rejected> {
    let Some(field) = object.shape().fields().get(index) else { return Ok(()) };
    let mut step = cx.descend(Key::Field(field.name()))?;
    let erased: &mut dyn RecordMut<'v> = draft;
    erased.fill(index, field, value, &mut step)?;
    swap(object, draft, index, Private::TOKEN);
    let verified = object.header().verify(cx);
    if verified.is_err() {
        swap(object, draft, index, Private::TOKEN);
    }
    let erased: &mut dyn RecordMut<'v> = draft;
    erased.clear(index);
    verified
}
