//! Warnings: faults that a class tolerates. A report keeps them apart from its mismatches, and only if
//! the caller asked for them.

use crate::report::context::{Context, Rejected};
use crate::report::mismatches::Mismatches;
use alloc::boxed::Box;
use core::mem::{self, ManuallyDrop};

impl Mismatches {
    /// Creates a report that keeps warnings.
    pub(crate) fn with_warnings() -> Self {
        let mut report = Self::new();
        report.set_warnings(Some(Box::default()));
        report
    }

    /// Takes the warnings, after which none are kept.
    pub(crate) fn take_warnings(&mut self) -> Option<Box<Self>> {
        ManuallyDrop::into_inner(mem::take(&mut self.warnings))
    }

    pub(super) fn set_warnings(&mut self, warnings: Option<Box<Self>>) {
        drop(self.take_warnings());
        *self.warnings = warnings;
    }

    /// Drops warnings beyond the first ones.
    pub(super) fn truncate_warnings(&mut self, len: usize) {
        if let Some(warnings) = self.warnings.as_deref_mut() {
            warnings.truncate(len);
        }
    }

    pub(super) fn count_warnings(&self) -> usize {
        self.warnings.as_ref().map_or(0, |warnings| warnings.len())
    }
}

impl Context<'_> {
    /// Runs a check whose mismatches are warnings, if warnings are kept.
    #[cold]
    #[inline(never)]
    pub(crate) fn warn(&mut self, check: impl FnOnce(&mut Context<'_>) -> Rejected) {
        if let Some(warnings) = self.report.take_warnings() {
            let (_, warnings) = self.apart(*warnings, check);
            self.report.set_warnings(Some(Box::new(warnings)));
        }
    }
}
