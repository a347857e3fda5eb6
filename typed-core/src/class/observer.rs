//! Changes of objects, and the functions that observe them.

use crate::class::class::Class;
use crate::value::Value;
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
    pub(crate) class: &'static Class,
    pub(crate) path: &'c str,
    pub(crate) old: Option<&'c Value<'c>>,
    pub(crate) new: &'c Value<'c>,
}

/// An observer.
pub(super) type Observer = fn(&Change<'_>);

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
