//! Rollback: undoes a change that a check around it rejects, by moving the old value back.

use crate::access::resolve::{Step, resolve_step};
use crate::class::{Private, RestoreObject};
use crate::record::{Incoming, Kept, RecordMut, Removed, SlotMut};
use crate::report::{Context, Mismatches};
use crate::value::{Segment, Steps};
use alloc::boxed::Box;
use core::any::Any;
use core::mem;

/// The undo of a change at the end of a path.
#[derive(Default)]
pub(crate) enum Undo<'v> {
    /// No check around it can reject the change.
    #[default]
    Nothing,
    /// The old value of a slot.
    Slot(Kept<'v>),
    /// The old value of a field without a slot.
    Field(Kept<'v>),
    /// An item was added, and is removed again.
    Inserted,
    /// An item was added to the collection, and is removed again. The step leads to it.
    Appended(Segment<'static>),
    /// An item was removed, and is restored.
    Removed(Removed<'v>),
    /// The whole object that a property was set on.
    Object {
        old: Box<dyn Any>,
        restore: RestoreObject,
        /// The number of steps that led on from the object.
        left: usize,
    },
}

/// A change that is undone unless the checks around it pass, even if one of them panics.
pub(super) struct Rollback<'g, 'v, 'p> {
    pub(super) record: &'g mut (dyn RecordMut<'v> + 'g),
    /// The field and the path within it that lead to the change; `None` for the object itself.
    to: Option<(usize, Steps<'p>)>,
    undo: Undo<'v>,
}

impl<'g, 'v, 'p> Rollback<'g, 'v, 'p> {
    /// Guards a change in a field.
    pub(super) fn of_field(
        record: &'g mut (dyn RecordMut<'v> + 'g),
        index: usize,
        rest: Steps<'p>,
        undo: Undo<'v>,
    ) -> Self {
        Self { record, to: Some((index, rest)), undo }
    }

    /// Guards a change of the object itself.
    pub(super) fn of_object(record: &'g mut (dyn RecordMut<'v> + 'g), undo: Undo<'v>) -> Self {
        Self { record, to: None, undo }
    }

    /// Keeps the change, and returns its undo.
    pub(super) fn release(mut self) -> Undo<'v> {
        mem::take(&mut self.undo)
    }
}

impl Drop for Rollback<'_, '_, '_> {
    fn drop(&mut self) {
        match (mem::take(&mut self.undo), self.to) {
            (Undo::Nothing, _) => {}
            (undo, Some((index, rest))) => undo_field(self.record, index, rest, undo),
            (undo, None) => undo_object(self.record, undo),
        }
    }
}

/// Undoes a change in a field.
pub(crate) fn undo_field<'v>(
    record: &mut dyn RecordMut<'v>,
    index: usize,
    rest: Steps<'_>,
    undo: Undo<'v>,
) {
    match undo {
        Undo::Field(old) if rest.is_empty() => {
            let mut unreported = Mismatches::new();
            if let Some(behavior) = record.behavior_mut(Private::TOKEN) {
                let mut cx = Context::new(&mut unreported, "");
                // The old value is not checked again.
                let _ = behavior.exchange(index, Incoming::Old(old), &mut cx, Private::TOKEN);
            }
        }
        undo => {
            if let Some(slot) = record.slot_mut(index, Private::TOKEN) {
                undo_in(slot, rest, undo);
            }
        }
    }
}

fn undo_in<'v>(slot: &mut dyn SlotMut<'v>, path: Steps<'_>, undo: Undo<'v>) {
    let Some((first, rest)) = path.split_first() else {
        match undo {
            Undo::Slot(old) => slot.restore(old),
            Undo::Appended(to) => undo_in(slot, Steps::Segments(&[to]), Undo::Inserted),
            _ => {}
        }
        return;
    };
    if let Some(record) = slot.record_mut() {
        return undo_member(record, path, undo);
    }
    undo_item(slot, &first, rest, undo);
}

/// Undoes a change in an item, or removes the item that was added.
pub(crate) fn undo_item<'v>(
    slot: &mut dyn SlotMut<'v>,
    first: &Segment<'_>,
    rest: Steps<'_>,
    undo: Undo<'v>,
) {
    match (undo, slot.items_mut()) {
        (Undo::Inserted, Some(items)) if rest.is_empty() => drop(items.remove(first, false)),
        (Undo::Removed(removed), Some(items)) if rest.is_empty() => items.restore(removed),
        (undo, _) => {
            if let Some(item) = slot.item_mut(first) {
                undo_in(item, rest, undo);
            }
        }
    }
}

/// Undoes a change at the end of a path.
pub(crate) fn undo_member<'v>(record: &mut dyn RecordMut<'v>, path: Steps<'_>, undo: Undo<'v>) {
    // The setter of an enum may have changed the variant, so that the name leads nowhere.
    let is_here = matches!(&undo, Undo::Object { left, .. } if *left == path.left());
    match resolve_step(record, path) {
        Step::Field(to) if to.is_member || !is_here => {
            undo_field(record, to.index, to.rest, undo);
        }
        _ => undo_object(record, undo),
    }
}

fn undo_object<'v>(record: &mut dyn RecordMut<'v>, undo: Undo<'v>) {
    if let Undo::Object { old, restore, .. } = undo
        && let Some(object) = record.object_mut(Private::TOKEN)
    {
        restore(object, old);
    }
}
