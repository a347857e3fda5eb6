//! Sets of field indices.

use alloc::vec::Vec;
use core::iter;

/// A set of field indices, inline for the first 64.
#[derive(Default)]
pub(crate) struct FieldSet {
    few: u64,
    more: Vec<u64>,
}

impl FieldSet {
    /// Adds an index. Returns `true` if it is new.
    #[inline]
    pub(crate) fn insert(&mut self, index: usize) -> bool {
        if index < 64 { set(&mut self.few, index) } else { self.insert_far(index) }
    }

    #[cold]
    #[inline(never)]
    fn insert_far(&mut self, index: usize) -> bool {
        let word = index / 64 - 1;
        if word >= self.more.len() {
            self.more.resize(word + 1, 0);
        }
        self.more.get_mut(word).is_none_or(|word| set(word, index))
    }

    /// Returns `true` if the set contains every index in `0..end`.
    #[inline]
    pub(super) fn has_all(&self, end: usize) -> bool {
        match 1_u64.checked_shl(end.try_into().unwrap_or(u32::MAX)) {
            Some(first_beyond) => self.few == first_beyond - 1,
            None => (0..end).all(|index| self.contains(index)),
        }
    }

    /// Calls a function with each index below `end`, in ascending order.
    pub(crate) fn each(&self, end: usize, mut act: impl FnMut(usize)) {
        for (word, bits) in iter::once(&self.few).chain(&self.more).enumerate() {
            let mut bits = *bits;
            while bits != 0 {
                let index = 64 * word + bits.trailing_zeros() as usize;
                bits &= bits - 1;
                if index < end {
                    act(index);
                }
            }
        }
    }

    pub(crate) fn contains(&self, index: usize) -> bool {
        let bit = 1 << (index % 64);
        let word = match (index / 64).checked_sub(1) {
            None => Some(&self.few),
            Some(word) => self.more.get(word),
        };
        word.is_some_and(|word| word & bit != 0)
    }
}

impl FieldSet {
    /// Returns the index at this position, in ascending order.
    pub(super) fn nth(&self, number: usize) -> Option<usize> {
        let end = 64 * (1 + self.more.len());
        (0..end).filter(|index| self.contains(*index)).nth(number)
    }
}

/// Sets a bit. Returns `true` if it was not set.
#[inline]
const fn set(word: &mut u64, index: usize) -> bool {
    let bit = 1 << (index % 64);
    let is_new = *word & bit == 0;
    *word |= bit;
    is_new
}
