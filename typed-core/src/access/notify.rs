//! Notification of changes: calls the observers that `#[typed(on_change = path)]` names.

use crate::access::get::get;
use crate::class::Class;
use crate::record::{Record, RecordExt};
use crate::value::{Untyped, Value};
use crate::{record, value};
use core::fmt;

/// A change: an object was constructed, or a field of one was set.
///
/// The function that `#[typed(on_change = path)]` names is called after the change. Use `check` to
/// reject changes. Secrets are hidden in both values.
///
/// It is called after `construct`, `from_value`, `set`, `update` and `set_<field>`, for objects of
/// the class and of its subclasses. It is not called for changes by methods to their own fields,
/// nor for changes to objects that are fields of others.
pub struct Change<'c> {
    class: &'static Class,
    path: &'c str,
    old: Option<&'c Value<'c>>,
    new: &'c Value<'c>,
}

/// An observer.
pub(crate) type Observer = fn(&Change<'_>);

impl<'c> Change<'c> {
    /// Returns the class of the object.
    #[must_use]
    pub const fn class(&self) -> &'static Class {
        self.class
    }

    /// Returns the path to the changed place, as it was written; empty for a new object.
    #[must_use]
    pub const fn path(&self) -> &'c str {
        self.path
    }

    /// Returns `true` if the object is new.
    #[must_use]
    pub const fn is_new(&self) -> bool {
        self.path.is_empty()
    }

    /// Returns the old value; `None` if there was none.
    #[must_use]
    pub const fn before(&self) -> Option<&'c Value<'c>> {
        self.old
    }

    /// Returns the new value.
    #[must_use]
    pub const fn after(&self) -> &'c Value<'c> {
        self.new
    }
}

impl fmt::Debug for Change<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Change")
            .field("class", &self.class.name())
            .field("path", &self.path)
            .field("before", &self.old)
            .field("after", &self.new)
            .finish()
    }
}

/// Notifies the observers of a constructed object.
#[inline]
pub(crate) fn notify_constructed(object: &dyn Record) {
    if object.class().is_observed() {
        let (class, new) = (object.class(), record::to_value(object));
        notify(class, &Change { class, path: "", old: None, new: &new });
    }
}

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

fn notify(class: &'static Class, change: &Change<'_>) {
    for class in class.mro() {
        if let Some(observer) = class.observer() {
            observer(change);
        }
    }
}
