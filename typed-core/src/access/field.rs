//! Changes of one field as a whole.

use crate::access::edit::{Checks, Edit};
use crate::access::rollback::{Rollback, Undo};
use crate::class::{Class, ClassKind, Field, Private, satisfies_all};
use crate::class::{Constraint, why_frozen};
use crate::record::{Incoming, Record, RecordMut, SlotMut, exchange, not_kept};
use crate::report::{Context, Key, Rejected};
use crate::value::{Steps, Value};

/// Sets an unguarded field to a value that fits, if that can be decided on the fast path. Returns
/// `true` if it did.
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

/// Sets a field, with the checks of its object.
pub(crate) fn set_field<'v>(
    record: &mut dyn RecordMut<'v>,
    index: usize,
    value: Value<'v>,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    let Some(field) = record.shape().fields().get(index) else { return Ok(()) };
    let key = Key::Field(field.name());
    edit_own(record, index, key, Edit::Set(value), Checks::NOW, cx).map(drop)
}

/// Changes a field, with the checks of its object. `key` is its step in paths. Returns the undo if it
/// is needed.
pub(super) fn edit_own<'v>(
    record: &mut dyn RecordMut<'v>,
    index: usize,
    key: Key<'static>,
    edit: Edit<'v>,
    checks: Checks<'_>,
    cx: &mut Context<'_>,
) -> Result<Undo<'v>, Rejected> {
    let class = record.class();
    let Some(field) = record.shape().fields().get(index) else { return Ok(Undo::Nothing) };
    if let Some(why) = why_frozen(class, field) {
        return Err(cx.at(key).reject_change(why, edit.value()));
    }
    let value = match edit {
        Edit::Remove => value_without(record, index, field, key, cx)?,
        Edit::Set(value) | Edit::Insert(value) | Edit::Replace(value) | Edit::Append(value) => {
            value
        }
    };
    match checks {
        Checks::Now { keep } => set_own(record, index, field, key, value, keep, cx),
        Checks::Later(touched, at) => {
            let undo = replace_own(record, index, field, key, value, cx)?;
            touched.replace_field(index, at);
            Ok(undo)
        }
    }
}

fn set_own<'v>(
    record: &mut dyn RecordMut<'v>,
    index: usize,
    field: &'static Field,
    key: Key<'static>,
    value: Value<'v>,
    keep: bool,
    cx: &mut Context<'_>,
) -> Result<Undo<'v>, Rejected> {
    let class = record.class();
    let is_checked = class.is_checked() || field.is_checked();
    // The checks of a struct run with the new value in place and the old one beside it, without an
    // allocation. That is not possible for a part of a variant.
    let exchanges = is_checked && !keep && class.kind() == ClassKind::Struct;
    if !exchanges && let Some(slot) = record.slot_mut(index, Private::TOKEN) {
        let mut within = cx.content_of(class)?;
        let mut within = within.descend(key)?;
        within.convert_for(field);
        let undo = store(slot, value, field.constraints(), keep || is_checked, &mut within)?;
        if !is_checked {
            return Ok(undo);
        }
        let rollback = Rollback::of_field(record, index, Steps::NONE, undo);
        check_field(rollback.record, index, field, key, cx)?;
        rollback.record.header().verify(cx)?;
        return Ok(rollback.release());
    }
    let old = exchange(record, index, Incoming::New(value, keep), cx)?;
    Ok(old.map_or(Undo::Nothing, Undo::Field))
}

/// Replaces a field by a value of its type. Its other checks run later.
fn replace_own<'v>(
    record: &mut dyn RecordMut<'v>,
    index: usize,
    field: &'static Field,
    key: Key<'static>,
    value: Value<'v>,
    cx: &mut Context<'_>,
) -> Result<Undo<'v>, Rejected> {
    let class = record.class();
    if let Some(slot) = record.slot_mut(index, Private::TOKEN) {
        let mut within = cx.content_of(class)?;
        let mut within = within.descend(key)?;
        within.convert_for(field);
        let constraints = field.constraints();
        return store(slot, value, &[], true, &mut within.ruled(&constraints));
    }
    let old = exchange(record, index, Incoming::Part(value), cx)?;
    Ok(old.map_or(Undo::Nothing, Undo::Field))
}

/// Returns the value of a field from which its value is removed: `null` if its type takes it, or else
/// its default.
fn value_without<'v>(
    record: &mut dyn RecordMut<'v>,
    index: usize,
    field: &'static Field,
    key: Key<'static>,
    cx: &mut Context<'_>,
) -> Result<Value<'v>, Rejected> {
    let class = record.class();
    let takes_null = match record.slot_mut(index, Private::TOKEN) {
        Some(slot) => cx.unreported(|cx| takes_null(slot, cx)).is_ok(),
        None => field.type_info().is_optional(),
    };
    if takes_null {
        return Ok(Value::Null);
    }
    match class.default_of(index, cx)? {
        Some(default) => Ok(default),
        None => Err(cx.at(key).reject_removal(field.type_name())),
    }
}

fn takes_null(slot: &mut dyn SlotMut<'_>, cx: &mut Context<'_>) -> Result<(), Rejected> {
    match slot.replace(Value::Null, &[], cx)? {
        Ok(old) => {
            slot.restore(old);
            Ok(())
        }
        Err(null) => Err(not_kept(&null, cx)),
    }
}

/// Sets a slot. If `keep` is `true`, it returns the undo.
pub(super) fn store<'v>(
    slot: &mut dyn SlotMut<'v>,
    value: Value<'v>,
    constraints: &'static [Constraint],
    keep: bool,
    cx: &mut Context<'_>,
) -> Result<Undo<'v>, Rejected> {
    if !keep {
        return slot.assign(value, constraints, cx).map(|()| Undo::Nothing);
    }
    match slot.replace(value, constraints, cx)? {
        Ok(old) => Ok(Undo::Slot(old)),
        Err(value) => Err(not_kept(&value, cx)),
    }
}

/// Runs the check of a field on its current value.
pub(super) fn check_field(
    record: &dyn Record,
    index: usize,
    field: &'static Field,
    key: Key<'_>,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    let mut cx = cx.at(key);
    record.header().check_field(index, &mut cx.redact_for(field.type_info()))
}
