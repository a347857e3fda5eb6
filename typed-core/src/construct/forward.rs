//! What goes on to a field that takes members of its own: a base, or collected extras.

use crate::construct::field_set::FieldSet;
use crate::report::{Context, Key, Rank, Rejected, code};
use crate::value::{Map, Value};
use alloc::vec::Vec;
use core::mem::{self, ManuallyDrop};
use core::ops::{Deref, DerefMut};

/// Entries that go on to a field.
pub(crate) struct PassedOn<'v> {
    pub(crate) field: usize,
    pub(super) entries: Map<'v>,
    /// Which of the entries that were given these are.
    pub(super) places: FieldSet,
}

/// The values that go on to the fields of an object; most have none.
#[derive(Default)]
pub(crate) struct AllPassedOn<'v>(ManuallyDrop<Vec<PassedOn<'v>>>);

impl<'v> Deref for AllPassedOn<'v> {
    type Target = Vec<PassedOn<'v>>;

    #[inline]
    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl DerefMut for AllPassedOn<'_> {
    #[inline]
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0
    }
}

/// Out of line, so that what has nothing to drop does not pay for a call.
impl Drop for AllPassedOn<'_> {
    #[inline(always)]
    fn drop(&mut self) {
        if self.0.capacity() > 0 {
            drop_all(mem::take(&mut *self.0));
        }
    }
}

#[inline(never)]
fn drop_all(all: Vec<PassedOn<'_>>) {
    drop(all);
}

/// Adds the entry of this number to what goes on to a field.
pub(crate) fn pass_on<'v>(
    passed_on: &mut Vec<PassedOn<'v>>,
    field: usize,
    entry: usize,
    name: impl Into<Value<'v>>,
    value: Value<'v>,
) {
    let known = passed_on.iter().position(|one| one.field == field);
    let at = known.unwrap_or(passed_on.len());
    if known.is_none() {
        passed_on.push(PassedOn::nothing(field));
    }
    if let Some(one) = passed_on.get_mut(at) {
        one.entries.add(name, value);
        one.places.insert(entry);
    }
}

impl<'v> PassedOn<'v> {
    pub(super) fn nothing(field: usize) -> Self {
        Self { field, entries: Map::new(), places: FieldSet::default() }
    }

    /// Reports the members of what was given as a whole as well.
    #[cold]
    pub(crate) fn refuse_given_twice(self, cx: &mut Context<'_>) -> Result<(), Rejected> {
        self.check(cx, |entries, cx| refuse_each(&entries, cx, |cx, _| given_twice(cx)))
    }

    /// Checks the entries, with what is reported in the order in which they were given.
    pub(crate) fn check<R>(
        self,
        cx: &mut Context<'_>,
        check: impl FnOnce(Map<'v>, &mut Context<'_>) -> Result<R, Rejected>,
    ) -> Result<R, Rejected> {
        let Self { field, entries, places } = self;
        let place = |entry| places.nth(entry);
        cx.among(place, Rank::of_missing(field), |cx| check(entries, cx))
    }
}

#[cold]
pub(crate) fn given_twice(cx: &mut Context<'_>) -> Rejected {
    cx.reject_missing(code::DUPLICATE, "field".into(), None)
}

/// Refuses all that goes on to a field.
#[cold]
pub(crate) fn refuse_each(
    entries: &Map<'_>,
    cx: &mut Context<'_>,
    refuse: fn(&mut Context<'_>, &Value<'_>) -> Rejected,
) -> Result<(), Rejected> {
    let mut outcome = Ok(());
    for (entry, (name, value)) in entries.iter().enumerate() {
        outcome = Err(refuse(&mut cx.at(Key::Item(name)), value));
        cx.rank(Rank::of_entry(entry));
    }
    outcome
}
