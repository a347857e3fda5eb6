//! Members of bases in an update. They are set in place one by one, and restored if anything is
//! rejected. Other members do not change.

use crate::access::{Checks, Edit, Undo, edit_item, set_field, undo_field, undo_item};
use crate::class::{Field, Member, Private, check_all, resolve_stored};
use crate::construct::{FieldSet, given_twice, pass_on, refuse_each};
use crate::record::{Incoming, Record, RecordMut, exchange, not_kept};
use crate::report::{Context, Key, Rank, Rejected, code};
use crate::value::{Map, Segment, Steps, Value};
use alloc::borrow::Cow;
use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;
use core::mem;

const SET_ALONE: &str = "cannot be updated with other fields: the value borrows, so it could not be restored if a check failed; set it alone";
const SET_WHOLE: &str = "cannot be changed separately; set the whole base";

/// The changes of an update to members of bases.
#[derive(Default)]
pub(super) struct BaseUpdate<'v> {
    /// The fields that lead from the object to the current base.
    path: Vec<usize>,
    /// `true` if a class on the path has a check.
    is_guarded: bool,
    /// The changes so far.
    changes: Vec<Change<'v>>,
    /// The one member that cannot or need not be restored. It is set when nothing else can be
    /// rejected.
    last: Option<(Vec<usize>, Value<'v>)>,
    /// `true` if a single name was given.
    is_alone: bool,
}

/// A member that was set, and its undo.
struct Change<'v> {
    /// The fields that lead from the object to the member.
    path: Vec<usize>,
    /// The key of an extra in the field.
    key: Option<Value<'static>>,
    undo: Undo<'v>,
}

impl<'v> BaseUpdate<'v> {
    pub(super) fn new(is_alone: bool) -> Self {
        Self { is_alone, ..Self::default() }
    }

    /// Sets members of the base in this field, then runs the checks that include it.
    pub(super) fn change(
        &mut self,
        record: &mut dyn RecordMut<'v>,
        index: usize,
        changes: Map<'v>,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        let class = record.class();
        let Some(field) = record.shape().fields().get(index) else { return Ok(()) };
        let has_checks = field.is_checked() || !field.constraints().is_empty();
        let is_guarded = self.is_guarded || class.is_checked() || has_checks;
        let is_guarded = mem::replace(&mut self.is_guarded, is_guarded);
        self.path.push(index);
        let slot = record.slot_mut(index, Private::TOKEN);
        let changed = match slot.and_then(|slot| slot.record_mut()) {
            Some(base) => {
                let class = base.class().name();
                self.change_in(base, changes, &mut cx.declared_in(class))
            }
            None => refuse_each(&changes, cx, |cx, value| cx.reject_change(SET_WHOLE, value)),
        };
        self.path.pop();
        self.is_guarded = is_guarded;
        changed?;
        check_part(record, index, field, cx)
    }

    fn change_in(
        &mut self,
        base: &mut dyn RecordMut<'v>,
        changes: Map<'v>,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        let (mut given, mut passed_on, mut outcome) = (FieldSet::default(), Vec::new(), Ok(()));
        for (entry, (key, value)) in changes.into_iter().enumerate() {
            let member = key.as_str().and_then(|name| resolve_stored(base.class(), name));
            let set = match member {
                Some(Member::Own(index)) => self.set(base, index, value, &mut given, cx),
                Some(Member::InBase(index)) => {
                    pass_on(&mut passed_on, index, entry, key, value);
                    Ok(())
                }
                Some(Member::Property | Member::ClassAttr) | None => {
                    Err(cx.at(Key::Item(&key)).unknown("field", None))
                }
            };
            if let Err(rejected) = set {
                cx.rank(Rank::of_entry(entry));
                outcome = Err(rejected);
            }
        }
        for passed_on in passed_on {
            let index = passed_on.field;
            let changed = if given.contains(index) {
                passed_on.refuse_given_twice(cx)
            } else {
                passed_on.check(cx, |changes, cx| self.change(base, index, changes, cx))
            };
            outcome = changed.and(outcome);
        }
        outcome?;
        // The member that is set last is checked then: nothing has changed yet.
        if self.is_alone && self.last.is_some() { Ok(()) } else { base.header().verify(cx) }
    }

    /// Sets a field of a base, and keeps the undo.
    fn set(
        &mut self,
        base: &mut dyn RecordMut<'v>,
        index: usize,
        value: Value<'v>,
        given: &mut FieldSet,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        let Some(field) = base.shape().fields().get(index) else { return Ok(()) };
        if !given.insert(index) {
            return Err(given_twice(&mut cx.at(Key::Field(field.name()))));
        }
        self.set_new(base, index, value, cx)
    }

    /// Sets a field that was not yet set, and keeps the undo.
    pub(super) fn set_new(
        &mut self,
        base: &mut dyn RecordMut<'v>,
        index: usize,
        value: Value<'v>,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        let Some(field) = base.shape().fields().get(index) else { return Ok(()) };
        if self.is_alone && !self.is_guarded {
            self.last = Some((self.path_to(index), value));
            return Ok(());
        }
        let Some(slot) = base.slot_mut(index, Private::TOKEN) else {
            let old = exchange(base, index, Incoming::Part(value), cx)?;
            self.add(index, None, old.map_or(Undo::Nothing, Undo::Field));
            return Ok(());
        };
        let mut cx = cx.descend(Key::Field(field.name()))?;
        cx.convert_for(field);
        match slot.replace(value, field.constraints(), &mut cx)? {
            Ok(old) => self.add(index, None, Undo::Slot(old)),
            Err(value) => return self.set_last(base, index, value, &mut cx),
        }
        base.header().check_field(index, &mut cx.redact_for(field.type_info()))
    }

    /// Defers a member that borrows, and so cannot be restored, to the end.
    fn set_last(
        &mut self,
        base: &dyn Record,
        index: usize,
        value: Value<'v>,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        if self.is_alone {
            return Err(not_kept(&value, cx));
        }
        // A check would see the other changes without this one, or this one without the others.
        if self.is_guarded || base.class().is_checked() || self.last.is_some() {
            return Err(cx.reject_change(SET_ALONE, &value));
        }
        self.last = Some((self.path_to(index), value));
        Ok(())
    }

    /// Adds or replaces extras in a field, then runs the checks that include it.
    pub(super) fn add_extras(
        &mut self,
        record: &mut dyn RecordMut<'v>,
        index: usize,
        extras: Map<'v>,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        let Some(field) = record.shape().fields().get(index) else { return Ok(()) };
        let mut cx = cx.redacted_if(false);
        cx.convert_for(field);
        let cx = &mut cx;
        let (mut given, mut outcome) = (BTreeSet::new(), Ok(()));
        for (entry, (key, value)) in extras.into_iter().enumerate() {
            let name = String::from(key.as_str().unwrap_or_default());
            let segment = Segment::Name(Cow::Borrowed(&name));
            let set = match record.slot_mut(index, Private::TOKEN) {
                _ if given.contains(&name) => {
                    Err(cx.at(Key::Name(&name)).key().reject(code::DUPLICATE, "key", &key))
                }
                Some(slot) => edit_item(
                    slot,
                    &segment,
                    Steps::NONE,
                    Edit::Set(value),
                    Checks::Now { keep: true },
                    cx,
                ),
                None => Ok(Undo::Nothing),
            };
            match set {
                Ok(undo) => self.add(index, Some(key.into_owned()), undo),
                Err(rejected) => {
                    cx.rank(Rank::of_entry(entry));
                    outcome = Err(rejected);
                }
            }
            given.insert(name);
        }
        outcome?;
        check_part(record, index, field, cx)
    }

    fn path_to(&self, index: usize) -> Vec<usize> {
        self.path.iter().copied().chain([index]).collect()
    }

    fn add(&mut self, index: usize, key: Option<Value<'static>>, undo: Undo<'v>) {
        self.changes.push(Change { path: self.path_to(index), key, undo });
    }

    /// Finishes an update, after the values of the draft are in the object: runs the checks of the
    /// whole, then sets the deferred member. If it is rejected, bases are restored.
    #[inline(never)]
    pub(super) fn finish_update(
        &mut self,
        record: &mut dyn RecordMut<'v>,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        self.guarded(record, |bases, record| {
            record.header().verify(cx)?;
            let Some((path, value)) = bases.last.take() else { return Ok(()) };
            at(record, &path, |base, index| {
                let class = base.class().name();
                set_field(base, index, value, &mut cx.declared_in(class))
            })
        })
    }

    /// Runs an action that can reject the update. Bases are then restored, even if it panics.
    pub(super) fn guarded<R>(
        &mut self,
        record: &mut dyn RecordMut<'v>,
        act: impl FnOnce(&mut Self, &mut dyn RecordMut<'v>) -> Result<R, Rejected>,
    ) -> Result<R, Rejected> {
        let mut guard = Guard { bases: self, record, is_done: false };
        let outcome = act(guard.bases, guard.record);
        guard.is_done = outcome.is_ok();
        outcome
    }
}

/// A guard that restores bases unless the action succeeds.
struct Guard<'g, 'v> {
    bases: &'g mut BaseUpdate<'v>,
    record: &'g mut (dyn RecordMut<'v> + 'g),
    is_done: bool,
}

impl Drop for Guard<'_, '_> {
    fn drop(&mut self) {
        if self.is_done {
            return;
        }
        while let Some(Change { path, key, undo }) = self.bases.changes.pop() {
            // Nothing can be rejected here.
            let _ = at(self.record, &path, |base, index| {
                match key {
                    None => undo_field(base, index, Steps::NONE, undo),
                    Some(key) => {
                        if let Some(slot) = base.slot_mut(index, Private::TOKEN) {
                            undo_item(slot, &Segment::of_key(key), Steps::NONE, undo);
                        }
                    }
                }
                Ok(())
            });
        }
    }
}

/// Runs the checks of a field whose members were set.
fn check_part(
    record: &dyn Record,
    index: usize,
    field: &'static Field,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    let mut cx = cx.redact_for(field.type_info());
    if let Some(slot) = record.slot(index).filter(|_| !field.constraints().is_empty()) {
        check_all(field.constraints(), &slot.unredacted(Private::TOKEN), &mut cx)?;
    }
    record.header().check_field(index, &mut cx)
}

/// Calls a function with the last base of a path, and the field there.
fn at<'v>(
    record: &mut dyn RecordMut<'v>,
    path: &[usize],
    then: impl FnOnce(&mut dyn RecordMut<'v>, usize) -> Result<(), Rejected>,
) -> Result<(), Rejected> {
    match path {
        [] => Ok(()),
        [index] => then(record, *index),
        [first, rest @ ..] => {
            let slot = record.slot_mut(*first, Private::TOKEN);
            slot.and_then(|slot| slot.record_mut()).map_or(Ok(()), |base| at(base, rest, then))
        }
    }
}
