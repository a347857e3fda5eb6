//! A hash table from names to the indices of fields, which the derive computes.

use crate::class::field::Field;
use crate::value::bytes_eq;
#[cfg(feature = "dynamic")]
use alloc::vec::Vec;
#[cfg(feature = "dynamic")]
use core::cmp::Ordering;

/// Names and the index each stands for, in an open-addressing table.
///
/// It stores indices only, so that using an index need not wait for the comparison of names.
///
/// Fields with a name that is quoted in paths are marked, and come last in the table. `find_plain`
/// does not find them. So a whole path can be looked up as a name, and `a.b` does not lead to a
/// field of this name.
#[derive(Clone, Copy, Debug)]
pub struct NameTable {
    /// The indices, each in the bucket of its name. Their number is a power of two; each is two
    /// little-endian bytes.
    slots: &'static [[u8; 2]],
    multiplier: u64,
    /// `true` if no field is marked.
    is_plain: bool,
    /// All names in order, for a table built at run time. An attacker who chooses the names could
    /// give all of them the same bucket.
    #[cfg(feature = "dynamic")]
    sorted: &'static [(&'static str, u16)],
}

const EMPTY: [u8; 2] = [u8::MAX; 2];

/// A mark on the index of a field that has a name, or an alias, that is quoted in paths.
const QUOTED: u16 = 1 << 15;

impl NameTable {
    /// A table without names.
    pub const NONE: Self = Self {
        slots: &[EMPTY],
        multiplier: 0,
        is_plain: true,
        #[cfg(feature = "dynamic")]
        sorted: &[],
    };

    /// Creates the table from the buckets that the derive has computed. Computing them in const
    /// code would be slow. The macro hashes like `slot`.
    #[must_use]
    #[inline]
    pub const fn new(slots: &'static [u8], multiplier: u64) -> Self {
        let (slots, _) = slots.as_chunks();
        Self {
            slots,
            multiplier,
            is_plain: are_plain(slots),
            #[cfg(feature = "dynamic")]
            sorted: &[],
        }
    }

    /// Creates the table at run time. It is never freed. There are fewer than 2¹⁵ names; each comes
    /// with the index of its field, and whether all names of this field are plain.
    #[cfg(feature = "dynamic")]
    #[expect(clippy::indexing_slicing, reason = "a slot is below the number of them")]
    pub(crate) fn leaked(names: Vec<(&'static str, u16, bool)>) -> Self {
        let mut slots = alloc::vec![EMPTY; (3 * names.len()).next_power_of_two()];
        let multiplier = 0x9E37_79B9_7F4A_7C15;
        let marked =
            |(name, index, is_plain)| (name, if is_plain { index } else { index | QUOTED });
        let mut names: Vec<(&'static str, u16)> = names.into_iter().map(marked).collect();
        let plain = names.iter().filter(|(_, index)| index & QUOTED == 0);
        let quoted = names.iter().filter(|(_, index)| index & QUOTED != 0);
        for (name, index) in plain.chain(quoted) {
            let at = slot(name, multiplier, slots.len());
            if slots[at] == EMPTY {
                slots[at] = index.to_le_bytes();
            }
        }
        // The first of equal names is found; duplicates are reported elsewhere.
        names.sort();
        names.dedup_by_key(|(name, _)| *name);
        let slots = slots.leak();
        Self { slots, multiplier, is_plain: are_plain(slots), sorted: names.leak() }
    }

    /// Returns `true` if all names are written without quotes in paths.
    #[inline(always)]
    pub(super) const fn is_plain(&self) -> bool {
        self.is_plain
    }

    /// Returns the field that a name stands for, and its index.
    #[inline]
    pub(super) const fn find<'f>(
        &self,
        name: &str,
        fields: &'f [Field],
    ) -> Option<(usize, &'f Field)> {
        match self.find_plain(name, fields) {
            None => self.find_quoted(name, fields),
            found => found,
        }
    }

    /// Like [`NameTable::find`], but `None` for a field with a name that is quoted in paths.
    #[inline(always)]
    #[expect(clippy::indexing_slicing, reason = "the index is compared first")]
    pub(super) const fn find_plain<'f>(
        &self,
        name: &str,
        fields: &'f [Field],
    ) -> Option<(usize, &'f Field)> {
        let index = self.index(slot(name, self.multiplier, self.slots.len()));
        if index >= fields.len() {
            return None;
        }
        let field = &fields[index];
        if is_same(field.name().as_bytes(), name.as_bytes()) {
            return Some((index, field));
        }
        self.find_further(name, fields)
    }

    /// Like [`NameTable::find_plain`], for aliases and for names whose bucket was taken.
    #[inline(never)]
    #[expect(clippy::indexing_slicing, reason = "the index is compared first")]
    const fn find_further<'f>(
        &self,
        name: &str,
        fields: &'f [Field],
    ) -> Option<(usize, &'f Field)> {
        #[cfg(feature = "dynamic")]
        if !self.sorted.is_empty() {
            return self.find_sorted(name, 0, fields);
        }
        let mut at = slot(name, self.multiplier, self.slots.len());
        // The table is larger than the number of names, so that the loop reaches an empty bucket.
        while self.index(at) < fields.len() {
            let index = self.index(at);
            let field = &fields[index];
            if field.is_named(name) {
                return Some((index, field));
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
        None
    }

    /// Like [`NameTable::find`], for the marked fields only.
    #[inline]
    pub(super) const fn find_quoted<'f>(
        &self,
        name: &str,
        fields: &'f [Field],
    ) -> Option<(usize, &'f Field)> {
        // Most names that are not declared hash to an empty bucket.
        if self.index(slot(name, self.multiplier, self.slots.len())) == u16::MAX as usize {
            return None;
        }
        self.find_marked(name, fields)
    }

    #[inline(never)]
    #[expect(clippy::indexing_slicing, reason = "the index is compared first")]
    const fn find_marked<'f>(&self, name: &str, fields: &'f [Field]) -> Option<(usize, &'f Field)> {
        #[cfg(feature = "dynamic")]
        if !self.sorted.is_empty() {
            return self.find_sorted(name, QUOTED, fields);
        }
        let mut at = slot(name, self.multiplier, self.slots.len());
        while self.index(at) != u16::MAX as usize {
            let index = self.index(at) & !(QUOTED as usize);
            if index < fields.len() && fields[index].is_named(name) {
                return Some((index, &fields[index]));
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
        None
    }

    /// Like [`NameTable::find`], for fields with or without the mark, by binary search.
    #[cfg(feature = "dynamic")]
    #[expect(clippy::indexing_slicing, reason = "between two bounds, the index is compared first")]
    const fn find_sorted<'f>(
        &self,
        name: &str,
        mark: u16,
        fields: &'f [Field],
    ) -> Option<(usize, &'f Field)> {
        let (mut low, mut high) = (0, self.sorted.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let (found, marked) = self.sorted[middle];
            let index = (marked ^ mark) as usize;
            match compare(found.as_bytes(), name.as_bytes()) {
                Ordering::Equal if index < fields.len() => return Some((index, &fields[index])),
                Ordering::Equal => return None,
                Ordering::Less => low = middle + 1,
                Ordering::Greater => high = middle,
            }
        }
        None
    }

    #[inline(always)]
    #[expect(clippy::indexing_slicing, reason = "a slot is below the number of them")]
    const fn index(&self, slot: usize) -> usize {
        u16::from_le_bytes(self.slots[slot]) as usize
    }
}

/// Returns `true` if no index has the mark.
#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
const fn are_plain(slots: &[[u8; 2]]) -> bool {
    let mut at = 0;
    while at < slots.len() {
        let index = u16::from_le_bytes(slots[at]);
        if index != u16::MAX && index & QUOTED != 0 {
            return false;
        }
        at += 1;
    }
    true
}

/// Compares bytes lexicographically, in a `const fn`.
#[cfg(feature = "dynamic")]
const fn compare(mut left: &[u8], mut right: &[u8]) -> Ordering {
    loop {
        match (left, right) {
            ([], []) => return Ordering::Equal,
            ([], _) => return Ordering::Less,
            (_, []) => return Ordering::Greater,
            ([one, left_rest @ ..], [other, right_rest @ ..]) => {
                if *one != *other {
                    return if *one < *other { Ordering::Less } else { Ordering::Greater };
                }
                (left, right) = (left_rest, right_rest);
            }
        }
    }
}

/// Returns the bucket of a name; the number of buckets is a power of two.
#[inline]
const fn slot(name: &str, multiplier: u64, slots: usize) -> usize {
    let (first, last) = ends(name.as_bytes());
    let mixed = first ^ last.rotate_left(29) ^ (name.len() as u64);
    (mixed.wrapping_mul(multiplier) >> 32) as usize & (slots - 1)
}

/// Returns the first and the last bytes of a name: eight of each, or fewer if it is shorter.
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

/// Returns `true` if two names are equal. Few loads cover a short name, which is cheaper than a
/// call of `memcmp`.
#[inline]
pub(super) const fn is_same(left: &[u8], right: &[u8]) -> bool {
    if left.len() != right.len() {
        return false;
    }
    let (one, other) = (ends(left), ends(right));
    if one.0 != other.0 || one.1 != other.1 || middle(left) != middle(right) {
        return false;
    }
    left.len() <= 24 || bytes_eq(left, right)
}

/// Returns the bytes between the ends of a name, or the first ones again if there are none.
#[inline]
const fn middle(name: &[u8]) -> u64 {
    let middle = match name {
        [_, _, _, _, _, _, _, _, rest @ ..] if rest.len() > 8 => rest,
        _ => name,
    };
    match middle.first_chunk() {
        Some(middle) => u64::from_le_bytes(*middle),
        None => 0,
    }
}

#[cfg(all(test, feature = "dynamic"))]
mod tests {
    use super::*;
    use alloc::format;

    /// Names of equal ends and lengths take no more steps than others.
    #[test]
    fn fault_49_names_that_share_a_slot() {
        let names = (0..16_000_u16)
            .map(|index| (&*format!("commons_{index:05}_endings").leak(), index, true));
        let table = NameTable::leaked(names.collect());
        assert_eq!(table.sorted.len(), 16_000);
        let taken: Vec<_> = table.slots.iter().map(|slot| *slot != EMPTY).collect();
        let longest = taken.split(|taken| !taken).map(<[bool]>::len).max();
        assert!(longest < Some(100), "{longest:?} slots are passed over");
    }
}
