//! Which fields were given.

use alloc::vec::Vec;

/// A set of field indices, inline for the first 256.
#[derive(Default)]
pub(crate) struct Given {
    few: [u64; 4],
    more: Vec<u64>,
    len: usize,
}

impl Given {
    /// Adds an index; whether it is new.
    pub(crate) fn insert(&mut self, index: usize) -> bool {
        let (word, bit) = (index / 64, 1 << (index % 64));
        let words = match word.checked_sub(self.few.len()) {
            None => self.few.get_mut(word),
            Some(word) => {
                if word >= self.more.len() {
                    self.more.resize(word + 1, 0);
                }
                self.more.get_mut(word)
            }
        };
        let Some(words) = words else { return true };
        let new = *words & bit == 0;
        *words |= bit;
        self.len += usize::from(new);
        new
    }

    /// How many there are.
    pub(crate) const fn len(&self) -> usize {
        self.len
    }

    pub(crate) fn contains(&self, index: usize) -> bool {
        let (word, bit) = (index / 64, 1 << (index % 64));
        let words = match word.checked_sub(self.few.len()) {
            None => self.few.get(word),
            Some(word) => self.more.get(word),
        };
        words.is_some_and(|words| words & bit != 0)
    }
}
