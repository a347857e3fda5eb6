//! Members of bases that an update names: set in their places one by one, and put back where anything
//! is refused. Other members are not touched.

use crate::access::{copy, not_put_back, restore, set_field};
use crate::class::{Member, Private, check_all, resolve_stored};
use crate::construct::{FieldSet, given_twice, pass_on, refuse_each};
use crate::record::{RecordExt, RecordMut};
use crate::report::{Context, Key, Rank, Rejected};
use crate::value::{Map, Untyped, Value};
use alloc::vec::Vec;
use core::mem;

const SET_ALONE: &str =
    "cannot be updated together with others: it could not be put back; set it on its own";
const SET_WHOLE: &str = "cannot be changed on its own; set the whole base";

/// What an update did to members of bases.
#[derive(Default)]
pub(super) struct BaseUpdate<'v> {
    /// From the object to the base that is looked at, by the fields.
    way: Vec<usize>,
    /// Whether something on the way has a check.
    is_guarded: bool,
    /// The members that were set, at the end of their ways, and what they were.
    old: Vec<(Vec<usize>, Untyped)>,
    /// The one member that cannot or need not be put back: it is set when nothing else can be refused.
    last: Option<(Vec<usize>, Value<'v>)>,
    /// Whether no more than one name was given.
    is_alone: bool,
}

impl<'v> BaseUpdate<'v> {
    pub(super) fn new(is_alone: bool) -> Self {
        Self { is_alone, ..Self::default() }
    }

    /// Sets members of the base in this field, then runs the checks that look at it.
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
        self.way.push(index);
        let slot = record.slot_mut(index, Private::TOKEN);
        let changed = match slot.and_then(|slot| slot.record_mut()) {
            Some(base) => {
                let class = base.class().name();
                self.change_in(base, changes, &mut cx.declared_in(class))
            }
            None => refuse_each(&changes, cx, |cx, value| cx.reject_change(SET_WHOLE, value)),
        };
        self.way.pop();
        self.is_guarded = is_guarded;
        changed?;
        let mut cx = cx.redact_for(field.type_info());
        if let Some(slot) = record.slot(index).filter(|_| !field.constraints().is_empty()) {
            check_all(field.constraints(), &slot.unredacted(Private::TOKEN), &mut cx)?;
        }
        record.header().check_field(index, &mut cx)
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
        // What is set last is checked there: nothing has changed yet.
        if self.is_alone && self.last.is_some() { Ok(()) } else { base.header().verify(cx) }
    }

    /// Sets a field of a base, and keeps what it was.
    fn set(
        &mut self,
        base: &mut dyn RecordMut<'v>,
        index: usize,
        value: Value<'v>,
        given: &mut FieldSet,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        let class = base.class();
        let Some(field) = base.shape().fields().get(index) else { return Ok(()) };
        let mut cx = cx.descend(Key::Field(field.name()))?;
        if !given.insert(index) {
            return Err(given_twice(&mut cx));
        }
        let way = || self.way.iter().copied().chain([index]).collect();
        let is_free = self.is_alone && !self.is_guarded;
        let place = base.slot_mut(index, Private::TOKEN).filter(|_| !is_free);
        let old = place.and_then(copy);
        let (Some(old), Some(slot)) = (old, base.slot_mut(index, Private::TOKEN)) else {
            if self.is_alone && self.is_guarded {
                return Err(not_put_back(&value, &mut cx));
            }
            // A check would see the others before it, or it before the others.
            if !self.is_alone && (self.is_guarded || class.is_checked() || self.last.is_some()) {
                return Err(cx.reject_change(SET_ALONE, &value));
            }
            self.last = Some((way(), value));
            return Ok(());
        };
        slot.assign(value, field.constraints(), &mut cx)?;
        self.old.push((way(), old));
        base.header().check_field(index, &mut cx.redact_for(field.type_info()))
    }

    /// Sets what is not put back: nothing may be refused after it.
    pub(super) fn finish(
        &mut self,
        record: &mut dyn RecordMut<'v>,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        let Some((way, value)) = self.last.take() else { return Ok(()) };
        at(record, &way, |base, index| {
            let class = base.class().name();
            set_field(base, index, value, &mut cx.declared_in(class))
        })
    }

    /// Puts everything back.
    pub(super) fn put_back(&mut self, record: &mut dyn RecordMut<'v>) {
        for (way, old) in self.old.drain(..).rev() {
            let restored = at(record, &way, |base, index| {
                if let Some(slot) = base.slot_mut(index, Private::TOKEN) {
                    restore(slot, old);
                }
                Ok(())
            });
            drop(restored);
        }
    }
}

/// Goes to the last base of a way, and to the field there.
fn at<'v>(
    record: &mut dyn RecordMut<'v>,
    way: &[usize],
    then: impl FnOnce(&mut dyn RecordMut<'v>, usize) -> Result<(), Rejected>,
) -> Result<(), Rejected> {
    match way {
        [] => Ok(()),
        [index] => then(record, *index),
        [first, rest @ ..] => {
            let slot = record.slot_mut(*first, Private::TOKEN);
            slot.and_then(|slot| slot.record_mut()).map_or(Ok(()), |base| at(base, rest, then))
        }
    }
}
