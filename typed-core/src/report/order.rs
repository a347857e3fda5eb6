//! The order of a report, where it is not that of the checks.
//!
//! Members of bases and collected extras are checked together, after the fields among which they
//! were given. So the checks of such an object report apart, each mismatch with a rank: the number
//! of the entry that was given, or what is missing after all of those. What is found later is put in
//! its place by that.

use crate::report::context::{Context, Rejected};
use crate::report::mismatches::Mismatches;
use crate::report::rank::Rank;

impl Context<'_> {
    /// Returns `true` if mismatches have to be put in order in a report of their own.
    pub(crate) fn needs_order(&self) -> bool {
        // Where nothing is kept, nothing has an order.
        !self.is_ordered() && self.is_recording()
    }

    /// Runs checks that give ranks to what they report, and reports it all in order.
    #[inline(never)]
    pub(crate) fn in_order<R>(
        &mut self,
        check: impl FnOnce(&mut Context<'_>) -> Result<R, Rejected>,
    ) -> Result<R, Rejected> {
        let (checked, report) = self.apart(check);
        if !report.is_empty() {
            self.merge(report);
        }
        checked
    }

    /// Runs checks of what was passed on to a field, given which entry is which of those here, and
    /// puts what they report in its place. The rest, such as what is missing, gets this rank.
    pub(crate) fn among<R>(
        &mut self,
        place: impl Fn(usize) -> Option<usize>,
        rest: Rank,
        check: impl FnOnce(&mut Context<'_>) -> Result<R, Rejected>,
    ) -> Result<R, Rejected> {
        if !self.is_ordered() {
            return check(self);
        }
        let (checked, report) = self.apart(check);
        if !report.is_empty() {
            self.report
                .merge(report, |rank| rank.entry().and_then(&place).map_or(rest, Rank::of_entry));
        }
        checked
    }

    /// Gives a rank to what was just reported, where that has to be put in order.
    #[cold]
    pub(crate) fn rank(&mut self, rank: Rank) {
        if self.is_ordered() {
            self.report.rank(rank);
        }
    }

    /// Returns `true` if this is the level that the report is of, and not one further down.
    fn is_ordered(&self) -> bool {
        self.report.level() == Some(self.depth)
    }

    fn apart<R>(&mut self, check: impl FnOnce(&mut Context<'_>) -> R) -> (R, Mismatches) {
        let mut report = Mismatches::of_level(self.depth);
        let checked = check(&mut Context {
            report: &mut report,
            trail: self.trail,
            class: self.class,
            declared_in: self.declared_in,
            depth: self.depth,
            secret: self.secret,
            of: self.of,
        });
        (checked, report)
    }
}
