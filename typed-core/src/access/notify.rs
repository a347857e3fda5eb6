//! Notification of changes: calls the observers that `#[typed(on_change = path)]` names.

use crate::access::get::get;
use crate::class::{Change, Class};
use crate::record::{Record, notify};
use crate::value;
use crate::value::{Untyped, Value};

/// The old value of an observed change.
#[derive(Debug)]
pub struct OldValue {
    old: Option<Untyped>,
}

/// Returns the old value of the field or member of this name; `None` if there is no observer.
pub fn capture_old_field(
    object: &dyn Record,
    class: &'static Class,
    name: &str,
) -> Option<OldValue> {
    if class.is_observed() { Some(old(object, &value::of_name(name))) } else { None }
}

/// Notifies the observers of a change of the field or member of this name.
pub fn notify_field_changed(object: &dyn Record, name: &str, watched: Option<OldValue>) {
    notify_changed(object, &value::of_name(name), watched);
}

/// Returns the value at a path before a change; `None` if there is no observer.
#[inline]
pub(crate) fn capture_old(
    object: &dyn Record,
    class: &'static Class,
    path: &str,
) -> Option<OldValue> {
    if class.is_observed() { Some(old(object, path)) } else { None }
}

#[inline(never)]
fn old(object: &dyn Record, path: &str) -> OldValue {
    OldValue { old: get(object, object.class(), path).ok().map(Value::into_owned) }
}

/// Notifies the observers of a change.
#[inline]
pub(crate) fn notify_changed(object: &dyn Record, path: &str, watched: Option<OldValue>) {
    if let Some(watched) = watched {
        tell_change(object, path, watched.old.as_ref());
    }
}

#[inline(never)]
fn tell_change(object: &dyn Record, path: &str, old: Option<&Untyped>) {
    let class = object.class();
    if let Ok(new) = get(object, object.class(), path) {
        notify(class, &Change { class, path, old, new: &new });
    }
}
