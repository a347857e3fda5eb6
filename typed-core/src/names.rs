//! From a name to its index, by a hash table that is built while compiling.

/// A name and the index it stands for.
pub type Entry = (&'static str, u16);

/// Names with the index each stands for, in an open-addressing table.
#[derive(Clone, Copy)]
pub struct Names {
    entries: &'static [Entry],
    table: &'static [u16],
}

const EMPTY: u16 = u16::MAX;

impl Names {
    /// No names at all.
    pub const NONE: Self = Self { entries: &[], table: &[EMPTY] };

    /// Looks names up in a table that [`table`] made of the same entries.
    #[must_use]
    pub const fn new(entries: &'static [Entry], table: &'static [u16]) -> Self {
        Self { entries, table }
    }

    /// The index that `name` stands for.
    #[inline]
    #[must_use]
    pub fn find(&self, name: &str) -> Option<usize> {
        let mask = self.table.len().wrapping_sub(1);
        let mut at = hash(name.as_bytes()) & mask;
        // The table is larger than the number of its entries, so that an empty place comes up.
        while let Some((found, index)) = self.entries.get(usize::from(*self.table.get(at)?)) {
            if is_same(found.as_bytes(), name.as_bytes()) {
                return Some(usize::from(*index));
            }
            at = (at + 1) & mask;
        }
        None
    }

    /// All names.
    pub fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.entries.iter().map(|(name, _)| *name)
    }
}

/// The table for `entries`; `N` is a power of two above their number.
#[must_use]
#[expect(clippy::indexing_slicing, reason = "in const code, where a wrong index does not compile")]
#[expect(clippy::cast_possible_truncation, reason = "the macro limits the number of entries")]
pub const fn table<const N: usize>(entries: &[Entry]) -> [u16; N] {
    assert!(N.is_power_of_two() && entries.len() < N && N <= EMPTY as usize);
    let mut table = [EMPTY; N];
    let mut index = 0;
    while index < entries.len() {
        let mut at = hash(entries[index].0.as_bytes()) & (N - 1);
        while table[at] != EMPTY {
            at = (at + 1) & (N - 1);
        }
        table[at] = index as u16;
        index += 1;
    }
    table
}

/// Whether two names are equal: with the loads of [`hash`] where those cover the name, which is
/// cheaper than to call for a comparison of memory.
#[inline]
pub(crate) fn is_same(left: &[u8], right: &[u8]) -> bool {
    left.len() == right.len()
        && ends(left) == ends(right)
        && match (left, right) {
            ([_, left, _], [_, right, _]) => left == right,
            _ => left.len() <= 16 || left == right,
        }
}

/// Two overlapping loads and a multiplication: the ends and the length tell field names apart; the
/// few that share all three are told apart by the comparison that follows.
#[inline]
const fn hash(name: &[u8]) -> usize {
    let (first, last) = ends(name);
    let mixed = first ^ last.rotate_left(29) ^ (name.len() as u64);
    (mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize
}

/// The first and the last bytes of a name, up to eight of each.
#[inline]
const fn ends(name: &[u8]) -> (u64, u64) {
    match (name.first_chunk::<8>(), name.last_chunk::<8>()) {
        (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
        _ => match (name.first_chunk::<4>(), name.last_chunk::<4>()) {
            (Some(first), Some(last)) => {
                (u32::from_le_bytes(*first) as u64, u32::from_le_bytes(*last) as u64)
            }
            _ => match name {
                [first, .., last] => (*first as u64, *last as u64),
                [only] => (*only as u64, 0),
                [] => (0, 0),
            },
        },
    }
}
