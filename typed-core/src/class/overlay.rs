//! Changes of a class at run time: values of attributes, and added methods.

#[cfg(feature = "std")]
use crate::class::dynamic_method::DynamicMethod;
use crate::value::Untyped;
#[cfg(feature = "std")]
use crate::value::Value;
#[cfg(feature = "std")]
use alloc::sync::Arc;
#[cfg(feature = "std")]
use core::mem;

/// The values that were set on one class, and the methods that were added to it. Usually there are
/// none, so that it is small.
#[derive(Debug, Default)]
pub struct Overlay {
    #[cfg(feature = "std")]
    changes: std::sync::OnceLock<std::boxed::Box<Changes>>,
}

#[cfg(feature = "std")]
#[derive(Debug, Default)]
struct Changes {
    values: std::sync::RwLock<std::vec::Vec<Entry>>,
    methods: std::sync::RwLock<std::vec::Vec<Arc<DynamicMethod>>>,
    /// `true` if there are values. Otherwise no reader takes the lock.
    is_used: core::sync::atomic::AtomicBool,
    /// `true` if there are methods.
    is_extended: core::sync::atomic::AtomicBool,
}

#[cfg(feature = "std")]
#[derive(Debug)]
struct Entry {
    name: &'static str,
    value: Untyped,
}

impl Overlay {
    /// Creates an overlay without changes.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            #[cfg(feature = "std")]
            changes: std::sync::OnceLock::new(),
        }
    }

    #[cfg(feature = "std")]
    #[inline]
    fn changes(&self) -> &Changes {
        self.changes.get_or_init(Default::default)
    }

    #[cfg(feature = "std")]
    pub(super) fn get(&self, name: &str) -> Option<Untyped> {
        let changes = self.changes.get()?;
        if !changes.is_used.load(core::sync::atomic::Ordering::Acquire) {
            return None;
        }
        // Values are replaced whole, so that a poisoned lock never guards a partial change.
        let values = changes.values.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        values.iter().find(|entry| entry.name == name).map(|entry| entry.value.clone())
    }

    #[cfg(feature = "std")]
    #[inline]
    pub(crate) fn set(&self, name: &'static str, value: Untyped) {
        let changes = self.changes();
        let mut values = changes.values.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        let replaced = match values.iter_mut().find(|entry| entry.name == name) {
            Some(entry) => mem::replace(&mut entry.value, value),
            None => {
                values.push(Entry { name, value });
                Value::Null
            }
        };
        changes.is_used.store(true, core::sync::atomic::Ordering::Release);
        // Dropping the old value may read the class, so the lock is released first.
        drop(values);
        drop(replaced);
    }

    /// Adds a method or, if `replace` is `true`, replaces the one of this name. Returns `true` if
    /// the class had what that takes.
    #[cfg(feature = "std")]
    #[inline]
    pub(crate) fn put(
        &self,
        name: &str,
        replace: bool,
        make: impl FnOnce() -> DynamicMethod,
    ) -> bool {
        let changes = self.changes();
        let mut methods =
            changes.methods.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        let replaced = match methods.iter_mut().find(|dynamic| dynamic.method().name() == name) {
            Some(place) if replace => Some(mem::replace(place, Arc::new(make()))),
            None if !replace => {
                methods.push(Arc::new(make()));
                None
            }
            _ => return false,
        };
        changes.is_extended.store(true, core::sync::atomic::Ordering::Release);
        // Dropping the closure may read the class, so the lock is released first.
        drop(methods);
        drop(replaced);
        true
    }

    /// Removes a method. Returns `true` if there was one.
    #[cfg(feature = "std")]
    #[inline]
    pub(crate) fn remove(&self, name: &str) -> bool {
        let Some(changes) = self.changes.get() else { return false };
        let mut methods =
            changes.methods.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        let at = methods.iter().position(|dynamic| dynamic.method().name() == name);
        let removed = at.map(|at| methods.remove(at));
        drop(methods);
        removed.is_some()
    }

    /// Passes the added methods to a function; returns the default if there are none.
    #[cfg(feature = "std")]
    pub(super) fn methods<R: Default>(&self, read: impl FnOnce(&[Arc<DynamicMethod>]) -> R) -> R {
        let Some(changes) = self.changes.get() else { return R::default() };
        if !changes.is_extended.load(core::sync::atomic::Ordering::Acquire) {
            return R::default();
        }
        read(&changes.methods.read().unwrap_or_else(std::sync::PoisonError::into_inner))
    }

    #[cfg(not(feature = "std"))]
    #[expect(clippy::unused_self, reason = "nothing is ever set without the locks of std")]
    pub(super) const fn get(&self, _: &str) -> Option<Untyped> {
        None
    }
}
