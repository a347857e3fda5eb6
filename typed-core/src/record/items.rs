//! Items of lists and maps that are added and removed one by one. The others are not moved out of
//! their collection.

use crate::record::field_type::FieldType;
use crate::record::kept::{Kept, hand_out, is_static, moved_back};
use crate::report::{Context, Rejected};
use crate::value::{Segment, Value};
#[cfg(feature = "dynamic")]
use {alloc::boxed::Box, core::any::Any};

/// A collection, with the type of its items erased.
pub trait ItemsMut<'v> {
    /// Returns the number of items if they are numbered. Those after a new one then move.
    fn list_len(&mut self) -> Option<usize> {
        None
    }

    /// Returns the number of items that are moved or passed when one is added or removed at a step.
    fn moved(&mut self, segment: &Segment<'_>, is_removed: bool) -> usize {
        let _ = is_removed;
        match (self.list_len(), segment) {
            (Some(len), Segment::Index(at)) => len.saturating_sub(*at),
            _ => 0,
        }
    }

    /// Prepares a collection, in which items are searched one by one, for many changes.
    fn index(&mut self) {}

    /// Adds an item under a new key, or at an index of a list; `None` if the segment is neither.
    fn insert(
        &mut self,
        segment: &Segment<'_>,
        value: Value<'v>,
        cx: &mut Context<'_>,
    ) -> Option<Result<(), Rejected>>;

    /// Returns `true` if an item is its own key.
    fn is_set(&mut self) -> bool {
        false
    }

    /// Adds an item at the end of a list, or to a set. Returns the step by which [`ItemsMut::remove`]
    /// finds it; `None` if the collection is neither, or if the item could not be removed again.
    fn append(
        &mut self,
        value: Value<'v>,
        cx: &mut Context<'_>,
    ) -> Option<Result<Segment<'static>, Rejected>> {
        append_to_list(self, value, cx)
    }

    /// Removes an item, and returns it if `keep` is `true`. Returns `None` without a change if
    /// there is none, or if it is to be kept and borrows.
    fn remove(&mut self, segment: &Segment<'_>, keep: bool) -> Option<Removed<'v>>;

    /// Checks the constraints of the type itself, after items were added or removed.
    ///
    /// # Errors
    /// - A constraint is broken.
    fn check_items(&self, cx: &mut Context<'_>) -> Result<(), Rejected> {
        let _ = cx;
        Ok(())
    }

    /// Moves an item back to the place from which it was removed.
    fn restore(&mut self, removed: Removed<'v>);
}

/// Adds an item at the end of a list. Returns its step.
pub(crate) fn append_to_list<'v>(
    items: &mut (impl ItemsMut<'v> + ?Sized),
    value: Value<'v>,
    cx: &mut Context<'_>,
) -> Option<Result<Segment<'static>, Rejected>> {
    let end = items.list_len()?;
    let mut cx = match cx.item(end) {
        Ok(cx) => cx,
        Err(rejected) => return Some(Err(rejected)),
    };
    let inserted = items.insert(&Segment::Index(end), value, &mut cx)?;
    Some(inserted.map(|()| Segment::Index(end)))
}

/// An item that was removed.
pub struct Removed<'v> {
    /// The index among the items, if they have an order of their own.
    pub(crate) at: usize,
    item: Option<Kept<'v>>,
}

impl<'v> Removed<'v> {
    /// Removes an item by a function. Returns `None` without a change if it is to be kept and borrows.
    pub(crate) fn by<T: FieldType<'v>>(
        at: usize,
        keep: bool,
        remove: impl FnOnce() -> Option<T>,
    ) -> Option<Self> {
        if keep && !is_static::<T>() {
            return None;
        }
        let item = remove()?;
        Some(Self { at, item: if keep { hand_out(item) } else { None } })
    }

    /// Keeps an item of a type that borrows nothing.
    #[cfg(feature = "dynamic")]
    pub(crate) fn moved<T: Any>(at: usize, item: Option<T>) -> Self {
        Self { at, item: item.map(|item| Kept::Moved(Box::new(item))) }
    }

    /// Returns an item that [`Removed::moved`] kept.
    #[cfg(feature = "dynamic")]
    pub(crate) fn into_moved<T: Any>(self) -> Option<T> {
        match self.item? {
            Kept::Moved(item) => item.downcast().ok().map(|item| *item),
            Kept::Copied(_) | Kept::Lent(_) => None,
        }
    }

    /// Returns the item, for the collection that it is from.
    pub(crate) fn into_item<T: FieldType<'v>>(self) -> Option<T> {
        self.item.and_then(moved_back)
    }
}
