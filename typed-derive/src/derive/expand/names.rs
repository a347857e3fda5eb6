//! A hash table from names to the indices of fields. The interpreter of const code would need a
//! thousand times as long to compute it.

use super::super::model::{Role, Shape};
use proc_macro2::{Literal, TokenStream};
use quote::quote;
use std::iter;
use syn::LitStr;

const EMPTY: u16 = u16::MAX;

/// A mark on the index of a field that has a name, or an alias, that is quoted in paths.
const QUOTED: u16 = 1 << 15;

/// The number of multipliers that are tried for one size of the table.
const ATTEMPTS: usize = 512;

/// Returns `__typed::NameTable::new(b"…", 0x9E37…)` with the names and aliases of the fields,
/// except the one that collects extras. Names of fields that are quoted in paths come last.
pub(super) fn expand(shape: &Shape) -> TokenStream {
    let (mut names, mut quoted) = (Vec::new(), Vec::new());
    for (index, field) in shape.fields.iter().enumerate() {
        if field.role == Role::Extras {
            continue;
        }
        let index = u16::try_from(index).unwrap_or(EMPTY);
        let aliases = field.aliases.iter().map(LitStr::value);
        let own: Vec<String> = iter::once(field.name.clone()).chain(aliases).collect();
        let (into, index) = match own.iter().all(|name| is_plain(name)) {
            true => (&mut names, index),
            false => (&mut quoted, index | QUOTED),
        };
        into.extend(own.iter().map(|name| (mixed(name.as_bytes()), index)));
    }
    names.append(&mut quoted);
    if names.is_empty() {
        return quote!(__typed::NameTable::NONE);
    }
    let Table { slots, multiplier, .. } = best(&names);
    let mut bytes = Vec::new();
    for slot in slots {
        bytes.extend_from_slice(&slot.to_le_bytes());
    }
    let bytes = Literal::byte_string(&bytes);
    let multiplier = Literal::u64_unsuffixed(multiplier);
    quote!(__typed::NameTable::new(#bytes, #multiplier))
}

/// Returns `true` if a name is written without quotes in a path. It is equivalent to `is_plain` of
/// the run-time core.
fn is_plain(name: &str) -> bool {
    let is_special =
        |letter: char| letter.is_ascii_control() || matches!(letter, '.' | '[' | ']' | '"' | '\\');
    !name.is_empty() && !name.contains(is_special)
}

#[derive(Default)]
struct Table {
    slots: Vec<u16>,
    multiplier: u64,
    /// The number of names that are not in their own bucket.
    collisions: usize,
}

/// Returns the first table in which every name has its own bucket. Up to about a hundred names have
/// such a table; for more it is the one with the fewest collisions.
fn best(names: &[(u64, u16)]) -> Table {
    let mut best = Table { collisions: names.len(), ..Table::default() };
    for slots in [3 * names.len(), 6 * names.len()] {
        let slots = slots.next_power_of_two();
        let mut multiplier: u64 = 0x9E37_79B9_7F4A_7C15;
        for _ in 0..ATTEMPTS {
            best = fill(names, multiplier, slots, best.collisions).unwrap_or(best);
            if best.collisions == 0 {
                return best;
            }
            // The next odd number without a pattern: the upper half of Knuth's generator has none.
            multiplier = multiplier.wrapping_mul(0x5851_F42D_4C95_7F2D).rotate_left(32) | 1;
        }
    }
    best
}

/// Fills an open-addressing table that is mostly empty. Returns `None` if it has at least
/// `collisions`.
#[expect(clippy::indexing_slicing, reason = "a slot is below the number of them")]
fn fill(names: &[(u64, u16)], multiplier: u64, slots: usize, collisions: usize) -> Option<Table> {
    let mut table = Table { slots: vec![EMPTY; slots], multiplier, collisions: 0 };
    let mask = table.slots.len() - 1;
    for (mixed, index) in names {
        let hash = mixed.wrapping_mul(multiplier) >> 32;
        let mut at = usize::try_from(hash).unwrap_or_default() & mask;
        table.collisions += usize::from(table.slots[at] != EMPTY);
        if table.collisions >= collisions {
            return None;
        }
        while table.slots[at] != EMPTY {
            at = (at + 1) & mask;
        }
        table.slots[at] = *index;
    }
    Some(table)
}

/// Returns the part of a name that is hashed: the first and last eight bytes, or fewer, and the
/// length. `slot` of the run-time core hashes the same part.
fn mixed(name: &[u8]) -> u64 {
    let (first, last) = match (name.first_chunk::<8>(), name.last_chunk::<8>()) {
        (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
        _ => match (name.first_chunk::<4>(), name.last_chunk::<4>(), name) {
            (Some(first), Some(last), _) => {
                (u32::from_le_bytes(*first).into(), u32::from_le_bytes(*last).into())
            }
            (.., [one, middle, other]) => {
                (u64::from(*one) | (u64::from(*middle) << 8), (*other).into())
            }
            (.., [one, other]) => ((*one).into(), (*other).into()),
            (.., [only]) => ((*only).into(), 0),
            _ => (0, 0),
        },
    };
    first ^ last.rotate_left(29) ^ (name.len() as u64)
}
