//! Entries that are forwarded to a field: members of a base, or collected extras.

use crate::class::{Field, reject_duplicate};
use crate::construct::field_set::FieldSet;
use crate::report::{Context, Key, Rank, Rejected};
use crate::value::{Map, Value};
use alloc::vec::Vec;
use core::mem::{self, ManuallyDrop};
use core::ops::{Deref, DerefMut};

/// The entries that are forwarded to a field.
pub(crate) struct PassedOn<'v> {
    pub(crate) field: usize,
    pub(super) entries: Map<'v>,
    /// The positions of these entries among all that were given.
    pub(super) places: FieldSet,
}

/// The entries that are forwarded to the fields of an object. Most objects have none.
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

/// Not inlined, so that an empty one costs no call.
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

/// Adds the entry of this position to those of a field.
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

    /// Reports entries for a base that was also given as a whole.
    #[cold]
    pub(crate) fn refuse_given_twice(self, cx: &mut Context<'_>) -> Result<(), Rejected> {
        self.check(cx, |entries, cx| refuse_each(&entries, cx, |cx, _| given_twice(cx)))
    }

    /// Checks the entries. Mismatches are reported in input order.
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
    reject_duplicate::<Field>(cx)
}

/// Rejects all entries of a field.
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
