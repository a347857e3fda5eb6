//! Virtual fields: read and set through methods marked `getter` and `setter`.

use crate::args::{Arg, Args};
use crate::call::{Fault, Found, Returned, Target};
use crate::class::Class;
use crate::context::{Context, Key, Rejected};
use crate::method::{Method, Role};
use crate::mismatch::code;
use crate::record::{Record, RecordMut};
use crate::value::{Untyped, Value};
use alloc::format;

/// Reads a virtual field; `None` where there is none of this name.
pub(crate) fn read(
    record: &dyn Record,
    name: &str,
    cx: &mut Context<'_>,
) -> Option<Result<Untyped, Rejected>> {
    let class = record.class();
    let Some(getter) = find(class, &|role| matches!(role, Role::Getter(own) if own == name)) else {
        find(class, &|role| matches!(role, Role::Setter(own) if own == name))?;
        let mut cx = cx.step(Key::Name(name));
        return Some(Err(cx.frozen("cannot be read: it has a setter only", &Value::Null)));
    };
    Some(match getter.run(Target::Shared(record), &mut Args::new(), cx) {
        Ok(Returned::Value(value)) => Ok(value),
        Ok(Returned::Future(_)) => Ok(Value::Null),
        Err(fault) => Err(refused(fault, name, None, cx)),
    })
}

/// Sets a virtual field; the value comes back where there is none of this name.
pub(crate) fn write<'v>(
    record: &mut dyn RecordMut<'v>,
    name: &str,
    value: Value<'v>,
    cx: &mut Context<'_>,
) -> Result<Result<(), Rejected>, Value<'v>> {
    let class = record.class();
    let Some(setter) = find(class, &|role| matches!(role, Role::Setter(own) if own == name)) else {
        return match find(class, &|role| matches!(role, Role::Getter(own) if own == name)) {
            Some(_) => {
                let mut cx = cx.step(Key::Name(name));
                Ok(Err(cx.frozen("cannot be set: it has a getter only", &value)))
            }
            None => Err(value),
        };
    };
    if class.is_frozen() {
        return Ok(Err(cx.step(Key::Name(name)).frozen(crate::filler::FROZEN_FIELD, &value)));
    }
    // For a message about what the setter refuses, which is said once the value is gone.
    let shown = value.clone();
    let mut args: Args<'_> = [Arg::positional(value)].into();
    Ok(match setter.run(Target::Mut(record), &mut args, cx) {
        Ok(_) => Ok(()),
        Err(fault) => Err(refused(fault, name, Some(&shown), cx)),
    })
}

fn refused(fault: Fault, name: &str, value: Option<&Value<'_>>, cx: &mut Context<'_>) -> Rejected {
    match (fault, value) {
        (Fault::Rejected(rejected), _) => rejected,
        (Fault::Return(mismatches), _) => cx.absorb(mismatches),
        (Fault::Failed(error), Some(value)) => {
            cx.step(Key::Name(name)).refuse(code::CONSTRAINT_CHECK, format!("{error}"), value)
        }
        (Fault::Failed(error), None) => {
            cx.step(Key::Name(name)).absent(code::CALL, format!("{error}").into(), None)
        }
    }
}

/// The method of this role: the class's own, or a base's.
fn find(class: &'static Class, is: &dyn Fn(Role) -> bool) -> Option<Found> {
    match class.own_methods().find(|method: &&Method| is(method.role())) {
        Some(method) => Some(Found::declared(method, class)),
        None => class.bases().iter().find_map(|base| find(base, is)),
    }
}
