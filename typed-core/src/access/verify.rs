//! Checks of objects that user code created: the results of custom constructors, and defaults.

use crate::class::{Class, Field, Private, Shape, TypeInfo, check_all};
use crate::record::{Record, Slot, show_only};
use crate::report::{Context, Key, Rejected};
use alloc::vec::Vec;

/// Checks an object that was not constructed field by field: its fields, the objects in them, and
/// then itself.
///
/// # Errors
/// - A check rejects a value. Every mismatch was reported to `cx`.
pub(crate) fn verify(record: &dyn Record, cx: &mut Context<'_>) -> Result<(), Rejected> {
    let mut outcome = Ok(());
    for (index, field) in record.shape().fields().iter().enumerate() {
        if is_free(field) {
            continue;
        }
        let slot = record.slot(index);
        let check = |cx: &mut Context<'_>| record.header().check_field(index, cx);
        // The members of a base belong to the object, so that its path has no step for the base.
        let verified = if field.is_base() {
            verify_field(slot, field, check, cx)
        } else {
            cx.descend(Key::Field(field.name()))
                .and_then(|mut cx| verify_field(slot, field, check, &mut cx))
        };
        let verified = verified.and_then(|()| match slot {
            None => verify_shown(record, index, field, cx),
            Some(_) => Ok(()),
        });
        outcome = verified.and(outcome);
    }
    outcome.and_then(|()| record.header().verify(cx))
}

/// Checks the constraints of a field without a slot. A secret one is not shown, and so not checked.
#[cold]
fn verify_shown(
    record: &dyn Record,
    index: usize,
    field: &Field,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    if field.constraints().is_empty() || field.type_info().is_secret() {
        return Ok(());
    }
    let mut cx = cx.descend(Key::Field(field.name()))?;
    check_all(field.constraints(), &show_only(record, index), &mut cx.redact_for(field.type_info()))
}

/// Returns `true` if the class, or the class of a field, can reject a value of the right type.
pub(super) fn can_fail(class: &'static Class) -> bool {
    fn class_can_fail(class: &'static Class, seen: &mut Vec<&'static Class>) -> bool {
        if class.is_checked() {
            return true;
        }
        seen.push(class);
        let mut fields = class.shapes().iter().flat_map(Shape::fields);
        fields.any(|field| !field.is_free() || type_can_fail(field.type_info(), seen))
    }
    fn type_can_fail(info: &'static TypeInfo, seen: &mut Vec<&'static Class>) -> bool {
        if !info.holds_objects() {
            return false;
        }
        match info.class() {
            Some(class) if seen.iter().any(|other| other.is_same(class)) => false,
            Some(class) => class_can_fail(class, seen),
            None => info.arguments().iter().any(|inner| type_can_fail(inner, seen)),
        }
    }
    class_can_fail(class, &mut Vec::new())
}

/// Returns `true` if every value of the field's type is accepted.
#[inline]
pub(crate) const fn is_free(field: &Field) -> bool {
    field.is_free() && !field.type_info().holds_objects()
}

/// Checks the value of a field: the objects in it, then the field's constraints, then its custom
/// check.
///
/// # Errors
/// - A check rejects a value. Every mismatch was reported to `cx`.
pub(crate) fn verify_field(
    slot: Option<&dyn Slot>,
    field: &Field,
    check: impl FnOnce(&mut Context<'_>) -> Result<(), Rejected>,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    let mut cx = cx.redact_for(field.type_info());
    if let Some(slot) = slot {
        if field.type_info().holds_objects() {
            verify_slot(slot, &mut cx)?;
        }
        // Checking a collection lists it, which is avoided without constraints.
        if !field.constraints().is_empty() {
            check_all(field.constraints(), &slot.unredacted(Private::TOKEN), &mut cx)?;
        }
    }
    if field.is_checked() { check(&mut cx) } else { Ok(()) }
}

/// Checks the objects in a slot, at any depth.
///
/// # Errors
/// - A check rejects a value. Every mismatch was reported to `cx`.
pub(super) fn verify_slot(slot: &dyn Slot, cx: &mut Context<'_>) -> Result<(), Rejected> {
    if let Some(record) = slot.record() {
        return verify(record, &mut cx.declared_in(record.class().name()));
    }
    let mut outcome = Ok(());
    slot.visit(Private::TOKEN, &mut |key, item| {
        let verified = match key {
            Key::Root => verify_slot(item, cx),
            key => cx.descend(key).and_then(|mut cx| verify_slot(item, &mut cx)),
        };
        if verified.is_err() {
            outcome = verified;
        }
    });
    outcome
}
