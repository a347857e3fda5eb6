//! From a name to the index of its field, by a hash table that is built while compiling.

use crate::class::Field;
use crate::const_value::same_text;
#[cfg(feature = "run_time")]
use alloc::vec;

/// Names with the index each stands for, in an open-addressing table.
///
/// It has the indices alone, so that what is next to do with one need not wait for the comparison of
/// the names.
#[derive(Clone, Copy, Debug)]
pub struct Names {
    slots: &'static [u16],
    multiplier: u64,
}

/// The indices, each in the slot of its name; `N` is a power of two.
#[derive(Debug)]
pub struct Table<const N: usize> {
    slots: [u16; N],
    multiplier: u64,
}

const EMPTY: u16 = u16::MAX;

/// Odd numbers without a pattern: one of them, as a rule, gives every name a slot of its own.
const MULTIPLIERS: [u64; 8] = [
    0x9E37_79B9_7F4A_7C15,
    0xBF58_476D_1CE4_E5B9,
    0x94D0_49BB_1331_11EB,
    0xD6E8_FEB8_6659_FD93,
    0xFF51_AFD7_ED55_8CCD,
    0xC4CE_B9FE_1A85_EC53,
    0x2545_F491_4F6C_DD1D,
    0xA076_1D64_78BD_642F,
];

impl Names {
    /// No names at all.
    pub const NONE: Self = Self { slots: &[EMPTY], multiplier: 0 };

    /// Looks names up in a table.
    #[must_use]
    pub const fn new<const N: usize>(table: &'static Table<N>) -> Self {
        Self { slots: &table.slots, multiplier: table.multiplier }
    }

    /// Looks names up in a table that is made at run time, and kept for good. There are less than 2¹⁶ of
    /// them.
    #[cfg(feature = "run_time")]
    pub(crate) fn leaked(names: &[(&str, u16)]) -> Self {
        let mut slots = vec![EMPTY; size(names.len())];
        let [multiplier, ..] = MULTIPLIERS;
        fill(names, &mut slots, multiplier);
        Self { slots: slots.leak(), multiplier }
    }

    /// The index that `name` stands for, which is that of one of these fields.
    #[inline(always)]
    #[expect(clippy::indexing_slicing, reason = "a slot is below the number of them")]
    pub(crate) const fn find<'f>(
        &self,
        name: &str,
        fields: &'f [Field],
    ) -> Option<(usize, &'f Field)> {
        let index = self.slots[slot(name, self.multiplier, self.slots.len())] as usize;
        if index >= fields.len() {
            return None;
        }
        let field = &fields[index];
        if is_same(field.name(), name) {
            return Some((index, field));
        }
        self.find_further(name, fields)
    }

    /// As [`Names::find`], of aliases and names whose slot is taken, too.
    #[inline(never)]
    #[expect(clippy::indexing_slicing, reason = "a slot is below the number of them")]
    const fn find_further<'f>(
        &self,
        name: &str,
        fields: &'f [Field],
    ) -> Option<(usize, &'f Field)> {
        let mut at = slot(name, self.multiplier, self.slots.len());
        // The table is larger than the number of its names, so that an empty slot comes up.
        while (self.slots[at] as usize) < fields.len() {
            let index = self.slots[at] as usize;
            let field = &fields[index];
            if field.is_named(name) {
                return Some((index, field));
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
        None
    }
}

impl<const N: usize> Table<N> {
    /// The table for names and the index each stands for; `N` is the [`size`] for their number.
    ///
    /// # Panics
    /// Where it is not: a compile error, since this is for const code.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
    pub const fn new(names: &[(&str, u16)]) -> Self {
        assert!(N == size(names.len()) && names.len() < EMPTY as usize);
        let mut best = 0;
        let mut fewest = usize::MAX;
        let mut at = 0;
        while at < MULTIPLIERS.len() {
            let mut slots = [EMPTY; N];
            let collisions = fill(names, &mut slots, MULTIPLIERS[at]);
            if collisions == 0 {
                return Self { slots, multiplier: MULTIPLIERS[at] };
            }
            if collisions < fewest {
                (best, fewest) = (at, collisions);
            }
            at += 1;
        }
        let mut slots = [EMPTY; N];
        fill(names, &mut slots, MULTIPLIERS[best]);
        Self { slots, multiplier: MULTIPLIERS[best] }
    }
}

/// How many slots there are for so many names: enough to be mostly empty.
const fn size(names: usize) -> usize {
    (3 * names).next_power_of_two()
}

/// Fills an empty table; how many names have no slot of their own.
#[expect(clippy::indexing_slicing, reason = "with the bounds in sight")]
const fn fill(names: &[(&str, u16)], slots: &mut [u16], multiplier: u64) -> usize {
    let mut collisions = 0;
    let mut next = 0;
    while next < names.len() {
        let (name, index) = names[next];
        let mut at = slot(name, multiplier, slots.len());
        if slots[at] != EMPTY {
            collisions += 1;
        }
        while slots[at] != EMPTY {
            at = (at + 1) & (slots.len() - 1);
        }
        slots[at] = index;
        next += 1;
    }
    collisions
}

/// The slot that a name should have, of a power of two of them.
#[inline]
const fn slot(name: &str, multiplier: u64, slots: usize) -> usize {
    let (first, last) = ends(name.as_bytes());
    let mixed = first ^ last.rotate_left(29) ^ (name.len() as u64);
    (mixed.wrapping_mul(multiplier) >> 32) as usize & (slots - 1)
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

/// Whether two names are equal: by few loads where those cover the name, which is cheaper than to call
/// for a comparison of memory.
#[inline]
pub(crate) const fn is_same(left: &str, right: &str) -> bool {
    if left.len() != right.len() {
        return false;
    }
    let (one, other) = (ends(left.as_bytes()), ends(right.as_bytes()));
    if one.0 != other.0 || one.1 != other.1 || middle(left) != middle(right) {
        return false;
    }
    left.len() <= 24 || same_text(left, right)
}

/// The bytes between the ends of a name, or again the first where there are none.
#[inline]
const fn middle(name: &str) -> u64 {
    let name = name.as_bytes();
    let middle = match name {
        [_, _, _, _, _, _, _, _, rest @ ..] if rest.len() > 8 => rest,
        _ => name,
    };
    match middle.first_chunk() {
        Some(middle) => u64::from_le_bytes(*middle),
        None => 0,
    }
}
