//! Checks whose mismatches are not reported, or not yet.
//!
//! An untagged enum tries its variants on copies of a value. Each variant can contain the enum
//! again, so that the number of attempts is exponential in the depth. The outermost enum therefore
//! sets a limit to what all attempts inside it copy. The limit is kept in the report, which every
//! check has at hand.

use crate::report::context::{Context, Rejected};
use crate::report::mismatches::Mismatches;
use crate::report::rank::UNREPORTED;

/// The state of a report before its mismatches are dropped.
struct Muted {
    level: Option<u8>,
    omitted: u32,
    warnings: usize,
}

impl Context<'_> {
    /// Runs a check, and returns its mismatches instead of reporting them.
    pub(crate) fn attempt<R>(
        &mut self,
        check: impl FnOnce(&mut Context<'_>) -> Result<R, Rejected>,
    ) -> (Result<R, Rejected>, Mismatches) {
        let before = self.report.count_warnings();
        let (outcome, report) = self.apart(Mismatches::new(), check);
        if outcome.is_err() {
            self.report.truncate_warnings(before);
        }
        (outcome, report)
    }

    /// Runs a check, and drops its mismatches. It costs no report of its own.
    pub(crate) fn unreported<R>(
        &mut self,
        check: impl FnOnce(&mut Context<'_>) -> Result<R, Rejected>,
    ) -> Result<R, Rejected> {
        self.unreported_if(true, check)
    }

    fn mute(&mut self) -> Muted {
        let (level, omitted) = (self.report.level, self.report.omitted);
        let warnings = self.report.count_warnings();
        self.report.level = Some(UNREPORTED);
        Muted { level, omitted, warnings }
    }

    fn unmute(&mut self, before: Muted, has_failed: bool) {
        (self.report.level, self.report.omitted) = (before.level, before.omitted);
        if has_failed {
            self.report.truncate_warnings(before.warnings);
        }
    }

    /// Runs a check, and drops its mismatches if the condition holds.
    #[inline]
    pub(crate) fn unreported_if<R>(
        &mut self,
        condition: bool,
        check: impl FnOnce(&mut Context<'_>) -> Result<R, Rejected>,
    ) -> Result<R, Rejected> {
        let before = condition.then(|| self.mute());
        let outcome = check(self);
        if let Some(before) = before {
            self.unmute(before, outcome.is_err());
        }
        outcome
    }

    /// Returns `true` within [`Context::unreported`].
    pub(crate) fn is_unreported(&self) -> bool {
        self.report.level == Some(UNREPORTED)
    }

    /// Runs a check that writes to another report.
    pub(super) fn apart<R>(
        &mut self,
        mut report: Mismatches,
        check: impl FnOnce(&mut Context<'_>) -> R,
    ) -> (R, Mismatches) {
        report.copies = self.report.copies;
        report.set_warnings(self.report.take_warnings());
        report.set_texts(self.report.take_texts());
        let checked = check(&mut Context {
            report: &mut report,
            trail: self.trail,
            class: self.class,
            declared_in: self.declared_in,
            depth: self.depth,
            secret: self.secret,
            mode: self.mode,
            of: self.of,
        });
        self.report.copies = report.copies;
        self.report.set_warnings(report.take_warnings());
        self.report.set_texts(report.take_texts());
        (checked, report)
    }

    /// Returns the size of the values that attempts may still copy, if there is a limit.
    pub(crate) fn copies_left(&self) -> Option<u32> {
        self.report.copies
    }

    /// Sets or ends the limit of [`Context::copies_left`].
    pub(crate) fn limit_copies(&mut self, copies: Option<u32>) {
        self.report.copies = copies;
    }
}
