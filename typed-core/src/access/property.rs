//! Properties, which are read and set through methods marked `getter` and `setter`. Those of a base
//! are members of the base.

use crate::access::rollback::{Rollback, Undo};
use crate::access::verify::{can_fail, verify};
use crate::class::{CallFailure, FROZEN_FIELD, Method, Output, Private, SelfArg, getter, setter};
use crate::record::{Record, RecordMut};
use crate::report::{Context, Fault, Key, Rejected, code};
use crate::value::{Arg, Args, Steps, Untyped, Value};
use alloc::format;

/// Reads a property; `None` if there is none of this name.
pub(super) fn read(
    record: &dyn Record,
    name: &str,
    cx: &mut Context<'_>,
) -> Option<Result<Untyped, Rejected>> {
    let class = record.class();
    let mut cx = cx.at(Key::Property(name));
    let Some(getter) = getter(class, name) else {
        setter(class, name)?;
        return Some(Err(cx.reject_change("cannot be read: it has a setter only", &Value::Null)));
    };
    let this = record.header().object().map_or(SelfArg::Nothing, SelfArg::Shared);
    Some(match (getter.shim)(this, getter, &mut Args::new(), &mut cx) {
        Ok(Output::Value(value)) => Ok(value),
        Ok(Output::Future(_)) => Ok(Value::Null),
        Err(fault) => Err(refused(fault, None, &mut cx)),
    })
}

const NO_CLONE: &str = "cannot be set: the object could not be restored if a check failed; derive `Clone` for it, or set its fields";

/// Sets a property, then checks the object that its setter leaves. Returns the value if there is no
/// property of this name. If `path` is given, it returns the undo. The object is checked later unless
/// `verifies` is `true`.
pub(super) fn write<'v>(
    record: &mut dyn RecordMut<'v>,
    name: &str,
    value: Value<'v>,
    path: Option<Steps<'_>>,
    verifies: bool,
    cx: &mut Context<'_>,
) -> Result<Result<Undo<'v>, Rejected>, Value<'v>> {
    let class = record.class();
    let Some(setter) = setter(class, name) else {
        let mut cx = cx.at(Key::Property(name));
        return match getter(class, name) {
            Some(_) => Ok(Err(cx.reject_change("cannot be set: it has a getter only", &value))),
            None => Err(value),
        };
    };
    if class.is_frozen() {
        return Ok(Err(cx.at(Key::Property(name)).reject_change(FROZEN_FIELD, &value)));
    }
    Ok(set(record, setter, name, value, path, verifies, cx))
}

fn set<'v>(
    record: &mut dyn RecordMut<'v>,
    setter: &'static Method,
    name: &str,
    value: Value<'v>,
    path: Option<Steps<'_>>,
    verifies: bool,
    cx: &mut Context<'_>,
) -> Result<Undo<'v>, Rejected> {
    let is_checked = verifies && can_fail(record.class());
    let undo = if is_checked || path.is_some() {
        let left = path.map_or(0, Steps::left);
        match snapshot(record, setter, left) {
            Some(undo) => undo,
            None => return Err(cx.at(Key::Property(name)).reject_change(NO_CLONE, &value)),
        }
    } else {
        Undo::Nothing
    };
    let rollback = Rollback::of_object(record, undo);
    run(rollback.record, setter, value, &mut cx.at(Key::Property(name)))?;
    if is_checked {
        verify(rollback.record, cx)?;
    }
    Ok(rollback.release())
}

fn run<'v>(
    record: &mut dyn RecordMut<'v>,
    setter: &'static Method,
    value: Value<'v>,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    // The setter takes the value; the message of its error shows this copy.
    let shown = value.clone();
    let mut args: Args<'_> = [Arg::positional(value)].into();
    let this = record.object_mut(Private::TOKEN).map_or(SelfArg::Nothing, SelfArg::Mut);
    match (setter.shim)(this, setter, &mut args, cx) {
        Ok(_) => Ok(()),
        Err(fault) => Err(refused(fault, Some(&shown), &mut cx.redacted_if(setter.is_secret()))),
    }
}

/// Copies the whole object, since a setter changes it before it can be checked.
pub(super) fn snapshot<'v>(
    record: &mut dyn RecordMut<'v>,
    setter: &Method,
    left: usize,
) -> Option<Undo<'v>> {
    let snapshot = setter.snapshot?;
    let old = (snapshot.copy)(record.header().object()?)?;
    Some(Undo::Object { old, restore: snapshot.restore, left })
}

fn refused(fault: CallFailure, value: Option<&Value<'_>>, cx: &mut Context<'_>) -> Rejected {
    match (fault, value) {
        (CallFailure::Rejected(rejected), _) => rejected,
        (CallFailure::Return(mismatches), _) => cx.merge(mismatches),
        (CallFailure::Failed(error), Some(value)) => {
            cx.reject_fault(Fault::new(error), Some(value), false)
        }
        (CallFailure::Failed(error), None) => {
            cx.reject_missing(code::CALL, format!("{error}").into(), None)
        }
    }
}
