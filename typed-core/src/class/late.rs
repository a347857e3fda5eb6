//! Classes that are built at run time, as other classes refer to them.

use crate::class::class::Class;
use crate::value::Untyped;
use core::any::{Any, TypeId};
use core::sync::atomic::{AtomicBool, Ordering};
use std::sync::OnceLock;

/// A class that was built at run time.
pub(crate) trait BuiltClass: Any + Send + Sync {
    /// Returns its metadata.
    fn class(&self) -> &Class;

    /// Returns the declared default of a field, unchecked.
    fn default(&self, index: usize) -> Option<Untyped>;

    /// Returns the type of its objects.
    fn object_type(&self) -> TypeId;
}

/// The place of a class that is built at run time. It is known before the class is, so that fields of the
/// class can be of its own type.
#[derive(Default)]
pub(crate) struct LateClass {
    class: OnceLock<&'static dyn BuiltClass>,
    /// `true` if something is wrong with the definition: no class is ever found here then.
    is_rejected: AtomicBool,
}

impl LateClass {
    /// Returns the class, once it is built.
    pub(crate) fn get(&self) -> Option<&'static dyn BuiltClass> {
        self.class.get().copied().filter(|_| !self.is_rejected())
    }

    /// Puts the class in its place. Only the builder that made the place does, once.
    pub(crate) fn set(&self, class: &'static dyn BuiltClass) {
        self.class.get_or_init(|| class);
    }

    /// Leaves the place empty for good.
    pub(crate) fn reject(&self) {
        self.is_rejected.store(true, Ordering::Release);
    }

    /// Returns `true` if the definition was rejected.
    pub(crate) fn is_rejected(&self) -> bool {
        self.is_rejected.load(Ordering::Acquire)
    }
}
