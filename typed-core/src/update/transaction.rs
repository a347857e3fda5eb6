//! Many changes of one object, one after another: all or none.
//!
//! The old values are moved out of their slots, and moved back in reverse if anything is rejected. The
//! checks that can see several changes run at the end.

use crate::access::{
    Checks, Edit, OldValue, Touched, Undo, capture_old, edit_member, notify_changed, undo_member,
};
use crate::record::{Record, RecordMut};
use crate::report::{Context, Mismatches, Rank, Rejected};
use crate::value::{Segment, Steps, path_of};
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

/// Changes of an object that are undone unless all of them, and the checks around them, pass.
pub(crate) struct Transaction<'t, 'v> {
    record: &'t mut (dyn RecordMut<'v> + 't),
    /// The undo of each change, in order.
    log: Vec<Done<'v>>,
    touched: Touched,
    /// The old values that observers are told of, by path.
    watched: BTreeMap<String, (usize, OldValue)>,
    /// The number of the current change.
    at: usize,
    outcome: Result<(), Rejected>,
}

/// A change that was made.
struct Done<'v> {
    path: Box<[Segment<'static>]>,
    undo: Undo<'v>,
}

/// Runs changes of an object. Either all of them are made, or the object does not change. Then tells
/// the observers.
///
/// # Errors
/// - All mismatches, in the order of the changes.
pub(crate) fn transact<'v>(
    record: &mut dyn RecordMut<'v>,
    act: impl FnOnce(&mut Transaction<'_, 'v>, &mut Context<'_>),
) -> Result<(), Mismatches> {
    let class = record.class();
    let mut report = Mismatches::new();
    let mut cx = Context::new(&mut report, class.name());
    let mut transaction = Transaction {
        record,
        log: Vec::new(),
        touched: Touched::default(),
        watched: BTreeMap::new(),
        at: 0,
        outcome: Ok(()),
    };
    act(&mut transaction, &mut cx);
    match transaction.finish(&mut cx) {
        Ok(watched) => {
            let mut watched: Vec<_> = watched.into_iter().collect();
            watched.sort_by_key(|(_, (at, _))| *at);
            for (path, (_, old)) in watched {
                notify_changed(record, &path, Some(old));
            }
            Ok(())
        }
        Err(_) => {
            report.sort();
            Err(report)
        }
    }
}

impl<'v> Transaction<'_, 'v> {
    /// Returns the object, with the changes so far.
    pub(crate) fn record(&self) -> &dyn Record {
        &*self.record
    }

    /// Returns the object, to look up a part of it.
    pub(crate) fn record_mut(&mut self) -> &mut dyn RecordMut<'v> {
        &mut *self.record
    }

    /// Returns `true` if many changes were made, so that it is worthwhile to prepare collections for
    /// more.
    pub(crate) const fn is_long(&self) -> bool {
        Checks::are_many(self.at)
    }

    /// Begins the change of this number.
    pub(crate) const fn begin(&mut self, at: usize) {
        self.at = at;
    }

    /// Makes a change. Returns `true` if it was made.
    pub(crate) fn edit(
        &mut self,
        path: &[Segment<'_>],
        edit: Edit<'v>,
        cx: &mut Context<'_>,
    ) -> bool {
        self.watch(path, &edit);
        let steps = Steps::Segments(path);
        let checks = Checks::Later(&mut self.touched, self.at);
        let edited = edit_member(self.record, steps, edit, checks, cx);
        let is_made = edited.is_ok();
        self.record_outcome(edited, path, cx);
        is_made
    }

    /// Makes a change that is the only one. So it need not be undone for others.
    pub(super) fn edit_alone(
        &mut self,
        path: &[Segment<'_>],
        edit: Edit<'v>,
        cx: &mut Context<'_>,
    ) {
        self.watch(path, &edit);
        let now = Checks::Now { keep: false };
        let edited = edit_member(self.record, Steps::Segments(path), edit, now, cx);
        self.record_outcome(edited, path, cx);
    }

    fn record_outcome(
        &mut self,
        edited: Result<Undo<'v>, Rejected>,
        path: &[Segment<'_>],
        cx: &mut Context<'_>,
    ) {
        let outcome = edited.map(|undo| {
            let path = path.iter().map(|segment| segment.reborrow().into_owned()).collect();
            self.log.push(Done { path, undo });
        });
        self.end_change(outcome, cx);
    }

    /// Records the outcome of the current change. Mismatches that were just reported belong to it.
    pub(crate) fn end_change(&mut self, outcome: Result<(), Rejected>, cx: &mut Context<'_>) {
        if outcome.is_err() {
            cx.rank_new(Rank::of_entry(self.at));
            self.outcome = outcome;
        }
    }

    /// Keeps the value at a path for the observers; that of the collection if an item is added or
    /// removed.
    fn watch(&mut self, path: &[Segment<'_>], edit: &Edit<'_>) {
        if !self.record.class().is_observed() {
            return;
        }
        let whole = match (edit, path.split_last()) {
            (Edit::Insert(_) | Edit::Remove, Some((_, whole))) if !whole.is_empty() => whole,
            _ => path,
        };
        let path = path_of(whole);
        if !self.watched.contains_key(&path)
            && let Some(old) = capture_old(self.record, self.record.class(), &path)
        {
            self.watched.insert(path, (self.at, old));
        }
    }

    /// Runs the checks around all changes. Returns the old values that are observed.
    fn finish(
        mut self,
        cx: &mut Context<'_>,
    ) -> Result<BTreeMap<String, (usize, OldValue)>, Rejected> {
        if let Err(rejected) = &self.outcome {
            // Further mismatches are reported too.
            let _ = self.touched.check_alone(self.record, cx);
            return Err(rejected.clone());
        }
        if !self.touched.is_empty() {
            self.touched.check(self.record, cx)?;
        }
        self.log.clear();
        Ok(core::mem::take(&mut self.watched))
    }
}

/// Undoes all changes that are in the log.
impl Drop for Transaction<'_, '_> {
    fn drop(&mut self) {
        while let Some(Done { path, undo }) = self.log.pop() {
            undo_member(self.record, Steps::Segments(&path), undo);
        }
    }
}
