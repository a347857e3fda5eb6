//! From a name to its number in constant time, with names that come at run time and without `std`.

use crate::names::ends;
use alloc::vec;
use alloc::vec::Vec;

/// An open-addressing table, at most half full.
#[derive(Clone, Debug)]
pub(super) struct Index {
    slots: Vec<Slot>,
    len: usize,
}

#[derive(Clone, Copy, Debug)]
struct Slot {
    hash: u32,
    number: u32,
}

impl Slot {
    const EMPTY: Self = Self { hash: 0, number: u32::MAX };
}

const FEWEST_SLOTS: usize = 8;
const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;

impl Index {
    pub(super) const fn new() -> Self {
        Self { slots: Vec::new(), len: 0 }
    }

    /// The number of `name`; `is` tells whether it is the name of a number.
    #[inline]
    pub(super) fn find(&self, name: &str, is: impl Fn(usize) -> bool) -> Option<usize> {
        let hash = hash(name);
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = hash as usize & mask;
        // An empty slot comes up, or there are no slots at all.
        while let Some(slot) = self.slots.get(at).filter(|slot| slot.number != u32::MAX) {
            let number = slot.number as usize;
            if slot.hash == hash && is(number) {
                return Some(number);
            }
            at = (at + 1) & mask;
        }
        None
    }

    /// Adds a name that is not there. Allocates now and then.
    pub(super) fn insert(&mut self, name: &str, number: usize) {
        // More are not found, and memory does not hold as many.
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        if self.slots.len() / 2 <= self.len {
            let slots = vec![Slot::EMPTY; (self.slots.len() * 2).max(FEWEST_SLOTS)];
            let old = core::mem::replace(&mut self.slots, slots);
            old.into_iter().filter(|slot| slot.number != u32::MAX).for_each(|slot| self.put(slot));
        }
        self.put(Slot { hash: hash(name), number });
        self.len += 1;
    }

    fn put(&mut self, slot: Slot) {
        let home = slot.hash as usize & (self.slots.len() - 1);
        let (before, after) = self.slots.split_at_mut(home);
        let free = after.iter_mut().chain(before).find(|slot| slot.number == u32::MAX);
        if let Some(free) = free {
            *free = slot;
        }
    }
}

/// All bytes count, each in all bits of the result: names differ anywhere.
#[inline]
fn hash(name: &str) -> u32 {
    let bytes = name.as_bytes();
    let (first, last) = ends(bytes);
    let (words, _) = bytes.as_chunks::<8>();
    let words = words.iter().skip(1).map(|word| u64::from_le_bytes(*word));
    let mixed = words.chain([first, last]).fold(bytes.len() as u64, |hash, word| {
        let wide = u128::from(hash ^ word) * u128::from(MULTIPLIER);
        (wide >> 64) as u64 ^ wide as u64
    });
    (mixed >> 32) as u32
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::{Index, hash};
    use alloc::format;
    use alloc::string::String;
    use alloc::vec::Vec;

    /// How many slots are looked at in the worst case.
    fn longest_run(index: &Index) -> usize {
        index.slots.split(|slot| slot.number == u32::MAX).map(<[_]>::len).max().unwrap()
    }

    #[test]
    fn names_are_found_and_others_not() {
        let names: Vec<String> = (0..3_000).map(|number| format!("Class{number}")).collect();
        let mut index = Index::new();
        assert_eq!(index.find("Class0", |_| true), None);
        for (number, name) in (0..).zip(&names) {
            index.insert(name, number);
        }
        for (number, name) in names.iter().enumerate() {
            assert_eq!(index.find(name, |at| names.get(at) == Some(name)), Some(number));
        }
        assert_eq!(index.find("Class3000", |at| names.get(at).unwrap() == "Class3000"), None);
    }

    #[test]
    fn names_that_differ_in_one_place_stay_apart() {
        for length in [1, 4, 8, 9, 16, 17, 24, 40] {
            for place in 0..length {
                let mut index = Index::new();
                for number in 0..26_u8 {
                    let mut name = alloc::vec![b'x'; length];
                    *name.get_mut(place).unwrap() = b'a' + number;
                    index.insert(core::str::from_utf8(&name).unwrap(), number.into());
                }
                assert!(longest_run(&index) <= 16, "{length} {place}: {}", longest_run(&index));
            }
        }
        let mut index = Index::new();
        for number in 0..1_000 {
            index.insert(&format!("ServicePlugin{number:04}Handler"), number);
        }
        assert!(longest_run(&index) <= 24, "{}", longest_run(&index));
        assert_ne!(hash(""), hash("\0"));
    }
}
