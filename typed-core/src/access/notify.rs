//! Changes of objects, told to who asked for them by `#[typed(on_change = path)]`.

use crate::access::set;
use crate::class::Class;
use crate::record::{Record, RecordExt};
use crate::value::{Untyped, Value};
use crate::{record, value};
use core::fmt;

/// An object that was constructed, or a field of one that was set.
///
/// The function that `#[typed(on_change = path)]` names gets it after the fact; to refuse a change
/// is what `check` is for. Secrets are hidden in both values.
///
/// It is told of `construct`, `from_value`, `set`, `update` and `set_<field>`, for objects of the
/// class and of those that have it as a base; not of what methods do to their own fields, and not
/// of changes to objects that are fields of others.
pub struct Change<'c> {
    class: &'static Class,
    path: &'c str,
    old: Option<&'c Value<'c>>,
    new: &'c Value<'c>,
}

/// The function that is told.
pub(crate) type Observer = fn(&Change<'_>);

impl<'c> Change<'c> {
    /// The class of the object.
    #[must_use]
    pub const fn class(&self) -> &'static Class {
        self.class
    }

    /// The path to what was set, as it was spelled; empty where the whole object is new.
    #[must_use]
    pub const fn path(&self) -> &'c str {
        self.path
    }

    /// Whether the whole object is new.
    #[must_use]
    pub const fn is_new(&self) -> bool {
        self.path.is_empty()
    }

    /// What was there before; `None` where nothing was.
    #[must_use]
    pub const fn before(&self) -> Option<&'c Value<'c>> {
        self.old
    }

    /// What is there now.
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

/// Tells of an object that was constructed.
#[inline]
pub(crate) fn notify_constructed(object: &dyn Record) {
    if object.class().is_observed() {
        let (class, new) = (object.class(), record::to_value(object));
        notify(class, &Change { class, path: "", old: None, new: &new });
    }
}

/// What was there before a change that somebody wants to know of.
#[derive(Debug)]
pub struct OldValue {
    old: Option<Untyped>,
}

/// Returns the old value of the field or member that has a name; `None` where nobody wants to know.
pub fn capture_old_field(
    object: &dyn Record,
    class: &'static Class,
    name: &str,
) -> Option<OldValue> {
    if class.is_observed() { Some(old(object, &value::of_name(name))) } else { None }
}

/// Tells of a change of the field or member that has a name.
pub fn notify_field_changed(object: &dyn Record, name: &str, watched: Option<OldValue>) {
    notify_changed(object, &value::of_name(name), watched);
}

/// What is about to be changed; `None` where nobody wants to know.
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
    OldValue { old: set::get(object, object.class(), path).ok().map(Value::into_owned) }
}

/// Tells of what was changed.
#[inline]
pub(crate) fn notify_changed(object: &dyn Record, path: &str, watched: Option<OldValue>) {
    if let Some(watched) = watched {
        tell_change(object, path, watched.old.as_ref());
    }
}

#[inline(never)]
fn tell_change(object: &dyn Record, path: &str, old: Option<&Untyped>) {
    let class = object.class();
    if let Ok(new) = set::get(object, object.class(), path) {
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
