//! From a name to its index, by a hash table that is built while compiling.

use crate::class::Field;
#[cfg(feature = "run_time")]
use alloc::vec;
#[cfg(feature = "run_time")]
use alloc::vec::Vec;

/// A name, by what tells it apart, and the index it stands for.
///
/// The first and the last bytes overlap in names of up to 16 bytes, and so are all of it.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    first: u64,
    last: u64,
    len: u32,
    index: u16,
}

/// Names with the index each stands for, in an open-addressing table.
#[derive(Clone, Copy, Debug)]
pub struct Names {
    entries: &'static [Entry],
    slots: &'static [u16],
    multiplier: u64,
}

/// Where the entries are found; `N` is a power of two.
#[derive(Debug)]
pub struct Table<const N: usize> {
    slots: [u16; N],
    multiplier: u64,
}

const EMPTY: u16 = u16::MAX;

/// Odd numbers without a pattern: one of them, as a rule, gives every name a slot of its own.
const MULTIPLIERS: [u64; 4] =
    [0x9E37_79B9_7F4A_7C15, 0xBF58_476D_1CE4_E5B9, 0x94D0_49BB_1331_11EB, 0xD6E8_FEB8_6659_FD93];

impl Names {
    /// No names at all.
    pub const NONE: Self = Self { entries: &[], slots: &[EMPTY], multiplier: 0 };

    /// Looks names up in a table that [`Table::new`] made of the same entries.
    #[must_use]
    pub const fn new<const N: usize>(entries: &'static [Entry], table: &'static Table<N>) -> Self {
        Self { entries, slots: &table.slots, multiplier: table.multiplier }
    }

    /// Looks names up in a table that is made at run time, and kept for good. There are less than 2¹⁶ of
    /// them.
    #[cfg(feature = "run_time")]
    pub(crate) fn leaked(names: &[(&str, u16)]) -> Self {
        let entries: &'static [Entry] =
            names.iter().map(|name| entry(*name)).collect::<Vec<_>>().leak();
        let mut slots = vec![EMPTY; (2 * entries.len()).next_power_of_two()];
        let [multiplier, ..] = MULTIPLIERS;
        fill(entries, &mut slots, multiplier);
        Self { entries, slots: slots.leak(), multiplier }
    }

    /// The index that `name` stands for. `is` tells whether it is the name of an index: asked only
    /// for a name that is too long for its entry.
    #[inline(always)]
    pub(crate) fn find(&self, name: &str, is: impl Fn(usize) -> bool) -> Option<usize> {
        let bytes = name.as_bytes();
        let (first, last) = ends(bytes);
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = hash(first, last, bytes.len(), self.multiplier) & mask;
        // The table is larger than the number of its entries, so that an empty slot comes up.
        while let Some(entry) = self.entries.get(usize::from(*self.slots.get(at)?)) {
            let index = usize::from(entry.index);
            if entry.first == first
                && entry.last == last
                && entry.len as usize == bytes.len()
                && (bytes.len() <= 16 || is(index))
            {
                return Some(index);
            }
            at = (at + 1) & mask;
        }
        None
    }
}

impl Names {
    /// As [`Names::find`], in const code.
    #[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
    pub(crate) const fn position(&self, name: &str, fields: &[Field]) -> Option<usize> {
        let bytes = name.as_bytes();
        let (first, last) = ends(bytes);
        let mask = self.slots.len() - 1;
        let mut at = hash(first, last, bytes.len(), self.multiplier) & mask;
        while self.slots[at] != EMPTY {
            let entry = self.entries[self.slots[at] as usize];
            let index = entry.index as usize;
            if entry.first == first
                && entry.last == last
                && entry.len as usize == bytes.len()
                && (bytes.len() <= 16 || fields[index].is_named(name))
            {
                return Some(index);
            }
            at = (at + 1) & mask;
        }
        None
    }
}

/// The entries for names; each has less than 2³² bytes.
#[must_use]
#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
pub const fn entries<const N: usize>(names: [(&str, u16); N]) -> [Entry; N] {
    let mut entries = [Entry { first: 0, last: 0, len: 0, index: 0 }; N];
    let mut at = 0;
    while at < N {
        entries[at] = entry(names[at]);
        at += 1;
    }
    entries
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a longer name does not fit into a source file"
)]
const fn entry((name, index): (&str, u16)) -> Entry {
    let (first, last) = ends(name.as_bytes());
    Entry { first, last, len: name.len() as u32, index }
}

impl<const N: usize> Table<N> {
    /// The table for `entries`; `N` is a power of two above their number.
    ///
    /// # Panics
    /// Where it is not: a compile error, since this is for const code.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
    pub const fn new(entries: &[Entry]) -> Self {
        assert!(N.is_power_of_two() && entries.len() < N && N <= EMPTY as usize);
        let mut best = 0;
        let mut fewest = usize::MAX;
        let mut at = 0;
        while at < MULTIPLIERS.len() && fewest > 0 {
            let collisions = fill(entries, &mut [EMPTY; N], MULTIPLIERS[at]);
            if collisions < fewest {
                (best, fewest) = (at, collisions);
            }
            at += 1;
        }
        let mut slots = [EMPTY; N];
        fill(entries, &mut slots, MULTIPLIERS[best]);
        Self { slots, multiplier: MULTIPLIERS[best] }
    }
}

/// Fills an empty table, a power of two above the number of entries in size; how many names have no slot
/// of their own.
#[expect(clippy::indexing_slicing, reason = "with the bounds in sight")]
#[expect(clippy::cast_possible_truncation, reason = "the number of entries is limited")]
const fn fill(entries: &[Entry], slots: &mut [u16], multiplier: u64) -> usize {
    let mask = slots.len() - 1;
    let mut collisions = 0;
    let mut index = 0;
    while index < entries.len() {
        let Entry { first, last, len, .. } = entries[index];
        let mut at = hash(first, last, len as usize, multiplier) & mask;
        if slots[at] != EMPTY {
            collisions += 1;
        }
        while slots[at] != EMPTY {
            at = (at + 1) & mask;
        }
        slots[at] = index as u16;
        index += 1;
    }
    collisions
}

#[inline]
const fn hash(first: u64, last: u64, len: usize, multiplier: u64) -> usize {
    let mixed = first ^ last.rotate_left(29) ^ (len as u64);
    (mixed.wrapping_mul(multiplier) >> 32) as usize
}

/// The first and the last bytes of a name: eight of each, or as many as it has.
#[inline]
const fn ends(name: &[u8]) -> (u64, u64) {
    match (name.first_chunk::<8>(), name.last_chunk::<8>()) {
        (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
        _ => match (name.first_chunk::<4>(), name.last_chunk::<4>()) {
            (Some(first), Some(last)) => {
                (u32::from_le_bytes(*first) as u64, u32::from_le_bytes(*last) as u64)
            }
            _ => match name {
                [one, .., other] => match name {
                    [_, middle, _] => (*one as u64 | ((*middle as u64) << 8), *other as u64),
                    _ => (*one as u64, *other as u64),
                },
                [only] => (*only as u64, 0),
                [] => (0, 0),
            },
        },
    }
}

/// Whether two names are equal: by the loads of [`ends`] where those cover the name, which is
/// cheaper than to call for a comparison of memory.
#[inline]
pub(crate) fn is_same(left: &[u8], right: &[u8]) -> bool {
    left.len() == right.len() && ends(left) == ends(right) && (left.len() <= 16 || left == right)
}
