//! Notification of observers.

use crate::class::{Change, Class};
use crate::record::record::{Record, to_value};

/// Notifies the observers of a constructed object.
#[inline]
pub(crate) fn notify_constructed(object: &dyn Record) {
    if object.class().is_observed() {
        let (class, new) = (object.class(), to_value(object));
        notify(class, &Change { class, path: "", old: None, new: &new });
    }
}

pub(crate) fn notify(class: &'static Class, change: &Change<'_>) {
    for class in class.mro() {
        if let Some(observer) = class.observer() {
            observer(change);
        }
    }
}
