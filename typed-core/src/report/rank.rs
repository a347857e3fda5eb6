//! The order of mismatches that are not found in the order of the input: see `context::order`.

use crate::class::Class;
use crate::report::mismatches::{Kept, MAX_MISMATCHES, Mismatches};
use core::mem::ManuallyDrop;

/// The place of a mismatch among those of one object: what was given, then what is missing.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Rank(u32);

/// Before it are the ranks of entries.
const FIRST_MISSING: u32 = 1 << 31;

impl Rank {
    /// Returns the rank of all that is wrong with the entry of this number.
    pub(crate) fn of_entry(entry: usize) -> Self {
        Self(u32::try_from(entry).unwrap_or(u32::MAX).min(FIRST_MISSING - 1))
    }

    /// Returns the rank of a field for which there is no entry.
    pub(crate) fn of_missing(field: usize) -> Self {
        Self(u32::try_from(field).unwrap_or(u32::MAX).saturating_add(FIRST_MISSING))
    }

    /// Returns the number of the entry; `None` where there is none.
    pub(crate) fn entry(self) -> Option<usize> {
        if self.0 < FIRST_MISSING { usize::try_from(self.0).ok() } else { None }
    }
}

/// The rank of what belongs to no entry.
impl Default for Rank {
    fn default() -> Self {
        Self(FIRST_MISSING)
    }
}

impl Mismatches {
    /// Returns an empty report that is put in order for the entries at this depth.
    pub(crate) const fn of_level(depth: u8) -> Self {
        let kept = ManuallyDrop::new(Kept::Nothing);
        Self { kept, omitted: 0, level: Some(depth), ranked: 0 }
    }

    /// Returns an empty report for an object of a class, which is put in order where that differs from
    /// the order of the checks.
    pub(crate) fn of_object(class: &Class) -> Self {
        if class.passes_on() { Self::of_level(0) } else { Self::new() }
    }

    /// Returns the depth of the entries that it is put in order for.
    pub(crate) const fn level(&self) -> Option<u8> {
        self.level
    }

    /// Gives a rank to those mismatches that have none yet.
    pub(crate) fn rank(&mut self, rank: Rank) {
        let ranked = usize::from(self.ranked);
        self.as_mut_slice().iter_mut().skip(ranked).for_each(|mismatch| mismatch.set_rank(rank));
        self.set_ranked();
    }

    /// Adds the mismatches of another report in their places, given the rank that each has here. Where
    /// that are too many, the last ones are only counted.
    pub(crate) fn merge(&mut self, other: Self, rank: impl Fn(Rank) -> Rank) {
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

    /// Takes off what is beyond the most that are kept.
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

    fn as_mut_slice(&mut self) -> &mut [super::TypeMismatch] {
        match &mut *self.kept {
            Kept::Nothing => &mut [],
            Kept::One(one) => core::slice::from_mut(one),
            Kept::Several(several) => several.as_mut_slice(),
        }
    }
}
