//! From names to the indices of fields: a hash table, made here because the interpreter of const code
//! takes a thousand times as long.

use super::super::model::{Role, Shape};
use proc_macro2::{Literal, TokenStream};
use quote::quote;
use std::iter;
use syn::LitStr;

const EMPTY: u16 = u16::MAX;

/// Added to the index of a field that has a name, or an alias, that is quoted in paths.
const QUOTED: u16 = 1 << 15;

/// How many multipliers are tried with a table of one size.
const ATTEMPTS: usize = 512;

/// `__typed::NameTable::new(b"…", 0x9E37…)`: the names and aliases of the fields, but for the one that
/// collects what is not declared. Those of fields with a name that is quoted in paths come last.
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
    quote!(__typed::NameTable::new(#bytes, #multiplier))
}

/// Returns `true` if a name stands for itself in a path, as `is_plain` of the run-time core has it.
fn is_plain(name: &str) -> bool {
    let is_special =
        |letter: char| letter.is_ascii_control() || matches!(letter, '.' | '[' | ']' | '"' | '\\');
    !name.is_empty() && !name.contains(is_special)
}

#[derive(Default)]
struct Table {
    slots: Vec<u16>,
    multiplier: u64,
    /// How many names have no slot of their own.
    collisions: usize,
}

/// Returns the first table that gives every name a slot of its own, which there is for up to about
/// a hundred names; or else the one that does for most.
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
            // Another odd number without a pattern: Knuth's generator has that in its upper half.
            multiplier = multiplier.wrapping_mul(0x5851_F42D_4C95_7F2D).rotate_left(32) | 1;
        }
    }
    best
}

/// Returns an open-addressing table, large enough to be mostly empty; unless there are as many
/// collisions.
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

/// What of a name tells it from others, as `slot` of the run-time core has it: the first and the last
/// eight bytes, or as many as there are, and the length.
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
