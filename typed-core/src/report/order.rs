//! Input order in reports of checks that run in another order.
//!
//! Members of bases and collected extras are checked after the own fields, among which they were
//! given. The mismatches of such an object therefore get ranks: the number of the given entry, or
//! one after all entries for what is missing. The rank determines the place of a mismatch that is
//! found later.

use crate::report::context::{Context, Rejected};
use crate::report::mismatches::Mismatches;
use crate::report::rank::Rank;

impl Context<'_> {
    /// Returns `true` if mismatches have to be put in order in a separate report.
    pub(crate) fn needs_order(&self) -> bool {
        // A report that keeps nothing needs no order.
        !self.is_ordered() && self.is_recording()
    }

    /// Runs checks that rank their mismatches, and reports these in order.
    #[inline(never)]
    pub(crate) fn in_order<R>(
        &mut self,
        check: impl FnOnce(&mut Context<'_>) -> Result<R, Rejected>,
    ) -> Result<R, Rejected> {
        let (checked, report) = self.apart(Mismatches::of_level(self.depth), check);
        if !report.is_empty() {
            self.merge(report);
        }
        checked
    }

    /// Runs the checks of a field that received entries of this object, and puts their mismatches
    /// in place. `place` returns the entry here of an entry there. Other mismatches, such as for
    /// what is missing, get the rank `rest`.
    pub(crate) fn among<R>(
        &mut self,
        place: impl Fn(usize) -> Option<usize>,
        rest: Rank,
        check: impl FnOnce(&mut Context<'_>) -> Result<R, Rejected>,
    ) -> Result<R, Rejected> {
        if !self.is_ordered() {
            return check(self);
        }
        let (checked, report) = self.apart(Mismatches::of_level(self.depth), check);
        if !report.is_empty() {
            self.report
                .merge(report, |rank| rank.entry().and_then(&place).map_or(rest, Rank::of_entry));
        }
        checked
    }

    /// Ranks the mismatches that were just reported, if the report is put in order.
    #[cold]
    pub(crate) fn rank(&mut self, rank: Rank) {
        if self.is_ordered() {
            self.report.rank(rank);
        }
    }

    /// Ranks the mismatches that were just reported, in a report that is sorted in the end.
    #[cold]
    pub(crate) fn rank_new(&mut self, rank: Rank) {
        self.report.rank(rank);
    }

    /// Returns the place in the report of the next mismatch.
    #[inline]
    pub(crate) fn next_place(&self) -> usize {
        self.report.as_slice().len()
    }

    /// Runs a check whose mismatches come before those from this place on.
    #[cold]
    pub(crate) fn before(&mut self, place: usize, check: impl FnOnce(&mut Context<'_>)) {
        let later = self.report.split_off(place);
        check(self);
        self.report.append(later);
    }

    /// Returns `true` if the report is put in order at this depth, and not at a smaller one.
    fn is_ordered(&self) -> bool {
        self.report.level() == Some(self.depth)
    }
}
