//! Copies of whole objects, for what changes an object before it can be checked.

use alloc::boxed::Box;
use core::any::Any;
use core::marker::PhantomData;

/// Puts a copy in the place of an object.
pub(crate) type RestoreObject = fn(&mut dyn Any, Box<dyn Any>);

/// How objects of a type are copied and restored.
#[derive(Clone, Copy, Debug)]
pub struct Snapshot {
    pub(crate) copy: fn(&dyn Any) -> Option<Box<dyn Any>>,
    pub(crate) restore: RestoreObject,
}

/// Finds the snapshot of a type that is `Clone`; [`NoSnapshot`] has that of any other.
#[derive(Debug)]
pub struct SnapshotOf<T>(PhantomData<T>);

impl<T: Clone + 'static> SnapshotOf<T> {
    /// Copies by `Clone`.
    pub const SNAPSHOT: Option<Snapshot> =
        Some(Snapshot { copy: copy::<T>, restore: restore::<T> });
}

/// The fallback of [`SnapshotOf`].
pub trait NoSnapshot {
    /// Objects cannot be copied.
    const SNAPSHOT: Option<Snapshot> = None;
}

impl<T> NoSnapshot for SnapshotOf<T> {}

fn copy<T: Clone + 'static>(object: &dyn Any) -> Option<Box<dyn Any>> {
    Some(Box::new(object.downcast_ref::<T>()?.clone()))
}

fn restore<T: 'static>(object: &mut dyn Any, old: Box<dyn Any>) {
    if let (Some(object), Ok(old)) = (object.downcast_mut::<T>(), old.downcast::<T>()) {
        *object = *old;
    }
}
