//! Ranks of mismatches that are not found in input order: see `order`.

use crate::report::mismatches::{Kept, MAX_MISMATCHES, Mismatches};

/// The rank of a mismatch among those of one object: given entries first, then what is missing.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Rank(u32);

/// The first rank after those of entries.
const FIRST_MISSING: u32 = 1 << 31;

impl Rank {
    /// Returns the rank of all mismatches of the entry of this number.
    pub(crate) fn of_entry(entry: usize) -> Self {
        Self(u32::try_from(entry).unwrap_or(u32::MAX).min(FIRST_MISSING - 1))
    }

    /// Returns the rank of a field without an entry.
    pub(crate) fn of_missing(field: usize) -> Self {
        Self(u32::try_from(field).unwrap_or(u32::MAX).saturating_add(FIRST_MISSING))
    }

    /// Returns the number of the entry, if the rank is that of one.
    pub(super) fn entry(self) -> Option<usize> {
        if self.0 < FIRST_MISSING { usize::try_from(self.0).ok() } else { None }
    }
}

/// The rank of a mismatch that belongs to no entry.
impl Default for Rank {
    fn default() -> Self {
        Self(FIRST_MISSING)
    }
}

/// The level of a report that counts mismatches and keeps none. No object is at this depth.
pub(super) const UNREPORTED: u8 = u8::MAX;

impl Mismatches {
    /// Creates a report that is put in order for the entries at this depth.
    pub(super) const fn of_level(depth: u8) -> Self {
        let mut report = Self::new();
        report.level = Some(depth);
        report
    }

    /// Creates a report for an object of a class. It is put in order if the checks of the class run
    /// in another order than the input.
    pub(crate) const fn ordered_if(passes_on: bool) -> Self {
        if passes_on { Self::of_level(0) } else { Self::new() }
    }

    /// Returns the depth of the entries for which the report is put in order.
    pub(super) const fn level(&self) -> Option<u8> {
        self.level
    }

    /// Ranks the mismatches that have no rank yet.
    pub(super) fn rank(&mut self, rank: Rank) {
        let ranked = usize::from(self.ranked);
        self.as_mut_slice().iter_mut().skip(ranked).for_each(|mismatch| mismatch.set_rank(rank));
        self.set_ranked();
    }

    /// Adds the mismatches of another report in their places. `rank` maps each of its ranks to one
    /// of this report. If there are too many, the last ones are counted only.
    pub(super) fn merge(&mut self, other: Self, rank: impl Fn(Rank) -> Rank) {
        self.omit(other.omitted());
        for mut mismatch in other {
            mismatch.set_rank(rank(mismatch.rank()));
            let at = self.as_slice().partition_point(|one| one.rank() <= mismatch.rank());
            if at < MAX_MISMATCHES {
                self.insert(at, mismatch);
                self.cut();
            } else {
                self.omit(1);
            }
        }
        self.set_ranked();
    }

    /// Sorts the mismatches by rank. Those of one rank stay in order.
    pub(crate) fn sort(&mut self) {
        self.as_mut_slice().sort_by_key(super::TypeMismatch::rank);
    }

    /// Drops and counts mismatches beyond the limit.
    fn cut(&mut self) {
        if let Kept::Several(several) = &mut *self.kept
            && several.len() > MAX_MISMATCHES
        {
            several.truncate(MAX_MISMATCHES);
            self.omit(1);
        }
    }

    fn set_ranked(&mut self) {
        self.ranked = u8::try_from(self.as_slice().len()).unwrap_or(u8::MAX);
    }

    pub(super) fn as_mut_slice(&mut self) -> &mut [super::TypeMismatch] {
        match &mut *self.kept {
            Kept::Nothing => &mut [],
            Kept::One(one) => core::slice::from_mut(one),
            Kept::Several(several) => several.as_mut_slice(),
        }
    }
}
