//! Copies of whole objects, for setters that change an object before it can be checked.

use alloc::boxed::Box;
use core::any::Any;
use core::marker::PhantomData;

/// A function that replaces an object by a copy.
pub(crate) type RestoreObject = fn(&mut dyn Any, Box<dyn Any>);

/// The functions that copy and restore objects of a type.
#[derive(Clone, Copy, Debug)]
pub struct Snapshot {
    pub(crate) copy: fn(&dyn Any) -> Option<Box<dyn Any>>,
    pub(crate) restore: RestoreObject,
}

/// Detects the snapshot of a type that is `Clone`. [`NoSnapshot`] is the fallback for others.
#[derive(Debug)]
pub struct SnapshotOf<T>(PhantomData<T>);

impl<T: Clone + 'static> SnapshotOf<T> {
    /// The snapshot by `Clone`.
    pub const SNAPSHOT: Option<Snapshot> =
        Some(Snapshot { copy: copy::<T>, restore: restore::<T> });
}

/// The fallback of [`SnapshotOf`].
pub trait NoSnapshot {
    /// No snapshot: objects cannot be copied.
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
