//! Slots, placeholders and lists filled from input.

use crate::class::{Constraint, Private, satisfies_all};
use crate::record::field_type::FieldType;
use crate::record::input::{Input, ListSource, Plain, Step};
use crate::record::part_check::PartCheck;
use crate::record::slot::{Slot, SlotMut};
use crate::record::vacant::Vacant;
use crate::report::{Context, Key, Rejected};
use crate::value::Value;
use alloc::vec::Vec;
use core::mem;

/// Fills a slot with a value, which is one step along the path, if there is a step.
///
/// # Errors
/// - The value does not fit. Every mismatch was reported.
#[inline]
pub(crate) fn fill_slot<'v>(
    slot: &mut dyn SlotMut<'v>,
    value: Value<'v>,
    constraints: &'static [Constraint],
    step: Option<Key<'_>>,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    if satisfies_all(constraints, &value)
        && Plain::of(&value).is_some_and(|plain| slot.fill_plain(&plain))
    {
        return Ok(());
    }
    fill_within(slot, Input::Value(value), constraints, step, cx)
}

/// Like [`fill_slot`], for the item of a list.
///
/// # Errors
/// - The item does not fit. Every mismatch was reported.
#[inline]
pub(crate) fn fill_item<'v>(
    slot: &mut dyn SlotMut<'v>,
    item: Value<'v>,
    index: usize,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    if !cx.is_deepest() && Plain::of(&item).is_some_and(|plain| slot.fill_plain(&plain)) {
        return Ok(());
    }
    fill_within(slot, Input::Value(item), &[], Some(Key::Index(index)), cx)
}

/// Like [`fill_slot`], for input that is not a plain value.
///
/// # Errors
/// - The input does not fit. Every mismatch was reported.
#[inline]
pub(crate) fn fill_within<'v>(
    slot: &mut dyn SlotMut<'v>,
    mut input: Input<'_, 'v>,
    constraints: &'static [Constraint],
    step: Option<Key<'_>>,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    match step {
        None => slot.fill(&mut input, constraints, cx),
        Some(step) => slot.fill(&mut input, constraints, &mut cx.descend(step)?),
    }
}

/// Runs a function that fills a slot of a type, and returns the value.
///
/// # Errors
/// - Those of the function.
#[inline]
pub(crate) fn filled<'v, T: FieldType<'v>>(
    cx: &mut Context<'_>,
    fill: impl FnOnce(&mut dyn SlotMut<'v>, &mut Context<'_>) -> Result<(), Rejected>,
) -> Result<T, Rejected> {
    let reported = cx.reported();
    filled_by(|slot| fill(slot, cx), || reported)
}

/// Fills a placeholder where it is returned. Each move of an object with padding made the next one wait for
/// it, which was a tenth of the time of reading one. A function that fails leaves the placeholder empty.
///
/// # Errors
/// - Those of the function.
#[inline(always)]
pub(crate) fn filled_in_place<T, E>(
    placeholder: T,
    fill: impl FnOnce(&mut T) -> Result<(), E>,
) -> Result<T, E> {
    let mut filled = Ok(placeholder);
    if let Ok(place) = &mut filled
        && let Err(error) = fill(place)
    {
        // A placeholder is not dropped.
        mem::forget(mem::replace(&mut filled, Err(error)));
    }
    filled
}

/// Like [`filled`], without a context. A function that fails leaves the slot empty.
///
/// # Errors
/// - Those of the function.
#[inline(always)]
pub(crate) fn filled_by<'v, T: FieldType<'v>, E>(
    fill: impl FnOnce(&mut dyn SlotMut<'v>) -> Result<(), E>,
    not_filled: impl FnOnce() -> E,
) -> Result<T, E> {
    if const { T::HAS_PLACEHOLDER } {
        filled_in_place(T::placeholder(), |place| fill(place))
    } else {
        let mut place = Vacant::Empty;
        fill(&mut place)?;
        place.take().ok_or_else(not_filled)
    }
}

/// Adds the items of a list, the first of which gets the next index.
///
/// # Errors
/// - All mismatches of the items.
/// - The document breaks off.
pub(crate) fn read_items<'v, T: FieldType<'v>>(
    mut items: Vec<T>,
    source: &mut dyn ListSource<'v>,
    cx: &mut Context<'_>,
) -> Result<Vec<T>, Rejected> {
    let mut outcome = Ok(());
    if source.is_empty(Private::TOKEN) {
        return Ok(items);
    }
    let (mut parts, mut given) = (PartCheck::new(cx), items.len());
    for index in items.len().. {
        let step = if const { T::HAS_PLACEHOLDER } {
            // In place, so that a large item is not moved.
            items.push(T::placeholder());
            let Some(slot) = items.last_mut() else { break };
            let step = source.next(slot, index, cx, Private::TOKEN);
            if !matches!(step, Step::Item(Ok(())) | Step::Last(Ok(()))) {
                mem::forget(items.pop());
            }
            step
        } else {
            let mut slot = Vacant::Empty;
            let step = source.next(&mut slot, index, cx, Private::TOKEN);
            items.extend(slot.take());
            step
        };
        let (filled, is_last) = match step {
            Step::Item(filled) => (filled, false),
            Step::Last(filled) => (filled, true),
            Step::End => break,
        };
        given += 1;
        if filled.is_err() {
            parts.reject(&|visitor| Slot::visit(&items, Private::TOKEN, visitor), cx);
            outcome = filled;
        } else if parts.is_on()
            && let Some(item) = items.last()
        {
            parts.item(index, item, cx);
        }
        if is_last {
            break;
        }
    }
    if outcome.is_err() {
        parts.len(given, given, "list", cx);
    }
    outcome.map(|()| items)
}
