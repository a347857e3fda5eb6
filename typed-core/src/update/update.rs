//! Changes of several fields: all or none.

use crate::access::{OldValue, capture_old_field, notify_field_changed};
use crate::class::{Field, Private};
use crate::construct::{Construct, Draft, FieldSet};
use crate::record::{Incoming, Input, Kept, Record, RecordMut, Slots, not_kept};
use crate::report::{Context, Key, Mismatches, Rejected};
use crate::update::bases::BaseUpdate;
use crate::update::own::fill_changes;
use crate::update::paths::{have_paths, update_paths};
use crate::value::{Args, Value};
use alloc::string::String;
use alloc::vec::Vec;
use core::marker::PhantomData;
use core::mem::ManuallyDrop;

/// Sets several fields: all or none.
///
/// # Errors
/// - All mismatches, in input order.
pub fn update<'v, T: Construct<'v>>(object: &mut T, args: Args<'v>) -> Result<(), Mismatches> {
    let mut draft = ManuallyDrop::new(T::Draft::new(Private::TOKEN));
    update_with(object, args, &mut *draft, T::swap)
}

/// Swaps a field with that of a draft, which must be filled: `Construct::swap`.
type Swap<T, D> = fn(&mut T, &mut D, usize, Private<T>);

/// Like [`update`], given an empty draft and a function that swaps its fields with those of the
/// object.
pub(crate) fn update_with<'v, T: RecordMut<'v>, D: RecordMut<'v>>(
    object: &mut T,
    args: Args<'v>,
    draft: &mut D,
    swap: Swap<T, D>,
) -> Result<(), Mismatches> {
    let class = object.header().class();
    if have_paths(object, &args) {
        return update_paths(object, args);
    }
    let mut report = Mismatches::ordered_if(class.passes_on());
    let mut cx = Context::new(&mut report, class.name());
    cx.convert(args.conversion());
    let old = watch_all(object, &args);
    match update_in(object, args, draft, swap, &mut cx) {
        Ok(()) => {
            notify_all(object, old);
            Ok(())
        }
        Err(_) => Err(report),
    }
}

/// Runs a function that changes these fields, and notifies their observers if it succeeds.
pub(super) fn watched<'v>(
    record: &mut dyn RecordMut<'v>,
    args: Args<'v>,
    change: impl FnOnce(&mut dyn RecordMut<'v>, Args<'v>) -> Result<(), Rejected>,
) -> Result<(), Rejected> {
    let old = watch_all(record, &args);
    change(record, args)?;
    notify_all(record, old);
    Ok(())
}

fn notify_all(object: &dyn Record, old: Vec<(String, OldValue)>) {
    for (name, old) in old {
        notify_field_changed(object, &name, Some(old));
    }
}

/// Returns the old values of the fields that will change, if they are observed.
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

/// The fields of an [`Exchange`].
enum Given {
    /// All that the draft has so far.
    Unknown,
    One(usize),
    Several(FieldSet),
}

/// Fields of an object that are swapped with those of a draft. They are swapped back unless the
/// update is finished, even if a check panics. The values that are left in the draft are dropped.
struct Exchange<'e, 'v, T, D: RecordMut<'v>> {
    object: &'e mut T,
    draft: &'e mut D,
    swap: Swap<T, D>,
    given: Given,
    fields: usize,
    is_swapped: bool,
    values: PhantomData<&'v ()>,
}

impl<'e, 'v, T: Record, D: RecordMut<'v>> Exchange<'e, 'v, T, D> {
    fn new(object: &'e mut T, draft: &'e mut D, swap: Swap<T, D>) -> Self {
        let fields = object.header().shape().fields().len();
        Self {
            object,
            draft,
            swap,
            given: Given::Unknown,
            fields,
            is_swapped: false,
            values: PhantomData,
        }
    }
}

impl<'v, T, D: RecordMut<'v>> Exchange<'_, 'v, T, D> {
    fn swap(&mut self) {
        self.is_swapped = !self.is_swapped;
        match &self.given {
            Given::Unknown => {}
            Given::One(index) => (self.swap)(self.object, self.draft, *index, Private::TOKEN),
            Given::Several(given) => given.each(self.fields, |index| {
                (self.swap)(self.object, self.draft, index, Private::TOKEN);
            }),
        }
    }
}

impl<'v, T, D: RecordMut<'v>> Drop for Exchange<'_, 'v, T, D> {
    fn drop(&mut self) {
        if self.is_swapped {
            self.swap();
        }
        clear(self.draft, &self.given, self.fields);
    }
}

/// Drops the values of these fields.
#[inline(never)]
fn clear(draft: &mut dyn RecordMut<'_>, given: &Given, fields: usize) {
    match given {
        Given::Unknown => (0..fields).for_each(|index| draft.clear(index)),
        Given::One(index) => draft.clear(*index),
        Given::Several(given) => given.each(fields, |index| draft.clear(index)),
    }
}

fn update_in<'v, T: RecordMut<'v>, D: RecordMut<'v>>(
    object: &mut T,
    args: Args<'v>,
    draft: &mut D,
    swap: Swap<T, D>,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    let mut exchange = Exchange::new(object, draft, swap);
    let mut bases = BaseUpdate::new(args.len() == 1);
    let given = fill_changes(exchange.object, args, exchange.draft, &mut bases, cx)?;
    exchange.given = Given::Several(given);
    exchange.swap();
    bases.finish_update(exchange.object, cx)?;
    exchange.is_swapped = false;
    Ok(())
}

/// Sets one field whose value cannot be checked in place: see `Slots::exchange`.
///
/// # Errors
/// - Every mismatch of the value.
/// - The error of the check.
pub fn exchange<'v, T: Construct<'v>>(
    object: &mut T,
    index: usize,
    content: Incoming<'v>,
    cx: &mut Context<'_>,
    _: Private<T>,
) -> Result<Option<Kept<'v>>, Rejected> {
    let mut draft = ManuallyDrop::new(T::Draft::new(Private::TOKEN));
    exchange_with(object, &mut *draft, index, content, cx, T::swap)
}

/// Like [`exchange`], for a field of an enum's current variant, given the function that swaps a field of
/// its draft.
///
/// # Errors
/// - Those of `exchange`.
pub fn exchange_variant<'v, T: Slots<'v>, D: Draft<'v>>(
    object: &mut T,
    index: usize,
    content: Incoming<'v>,
    cx: &mut Context<'_>,
    _: Private<T>,
    swap: fn(&mut T, &mut D, usize, Private<T>),
) -> Result<Option<Kept<'v>>, Rejected> {
    let mut draft = ManuallyDrop::new(D::new(Private::TOKEN));
    exchange_with(object, &mut *draft, index, content, cx, swap)
}

/// Like [`exchange`], given an empty draft and a function that swaps its fields with those of the
/// object.
pub(crate) fn exchange_with<'v, T: Record, D: RecordMut<'v>>(
    object: &mut T,
    draft: &mut D,
    index: usize,
    content: Incoming<'v>,
    cx: &mut Context<'_>,
    swap: Swap<T, D>,
) -> Result<Option<Kept<'v>>, Rejected> {
    let Some(field) = object.header().shape().fields().get(index) else { return Ok(None) };
    let mut exchange = Exchange::new(object, draft, swap);
    exchange.given = Given::One(index);
    let (keeps, verifies) = fill(exchange.draft, index, field, content, cx)?;
    exchange.swap();
    if verifies {
        exchange.object.header().verify(cx)?;
    }
    exchange.is_swapped = false;
    Ok(if keeps { hand_out(exchange.draft, index) } else { None })
}

/// Fills a field of a draft. Returns `true` first if the old value is kept, and `true` second if
/// the object is checked.
#[inline(never)]
fn fill<'v>(
    draft: &mut dyn RecordMut<'v>,
    index: usize,
    field: &'static Field,
    content: Incoming<'v>,
    cx: &mut Context<'_>,
) -> Result<(bool, bool), Rejected> {
    let (value, keeps, verifies) = match content {
        Incoming::New(value, keeps) => (value, keeps, true),
        Incoming::Part(value) => (value, true, false),
        Incoming::Old(old) => {
            restore(draft, index, old);
            return Ok((false, false));
        }
    };
    let mut step = cx.descend(Key::Field(field.name()))?;
    draft.fill(index, field, &mut Input::Value(value), &mut step)?;
    if keeps {
        // The old value can be moved out if the new one can.
        match hand_out(draft, index) {
            Some(new) => restore(draft, index, new),
            None => return Err(not_kept(&Value::Null, &mut step)),
        }
    }
    Ok((keeps, verifies))
}

fn hand_out<'v>(draft: &mut dyn RecordMut<'v>, index: usize) -> Option<Kept<'v>> {
    draft.slot_mut(index, Private::TOKEN)?.hand_out()
}

fn restore<'v>(draft: &mut dyn RecordMut<'v>, index: usize, kept: Kept<'v>) {
    if let Some(slot) = draft.slot_mut(index, Private::TOKEN) {
        slot.restore(kept);
    }
}
