//! From names to the indices of fields: a hash table, made here because the interpreter of const code
//! takes a thousand times as long.

use super::super::model::{Role, Shape};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

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

/// `__typed::Names::new(b"…", 0x9E37…)`: the names and aliases of the fields, but for the one that
/// collects what is not declared.
pub(super) fn expand(shape: &Shape) -> TokenStream {
    let mut names = Vec::new();
    for (index, field) in shape.fields.iter().enumerate() {
        if field.role == Role::Extras {
            continue;
        }
        let index = u16::try_from(index).unwrap_or(EMPTY);
        names.push((mixed(field.name.as_bytes()), index));
        for alias in &field.aliases {
            names.push((mixed(alias.value().as_bytes()), index));
        }
    }
    if names.is_empty() {
        return quote!(__typed::Names::NONE);
    }
    let [first, others @ ..] = &MULTIPLIERS;
    let mut best = fill(&names, *first);
    for multiplier in others {
        let table = fill(&names, *multiplier);
        if table.collisions < best.collisions {
            best = table;
        }
    }
    let mut bytes = Vec::new();
    for slot in best.slots {
        bytes.extend_from_slice(&slot.to_le_bytes());
    }
    let (bytes, multiplier) = (Literal::byte_string(&bytes), best.multiplier);
    quote!(__typed::Names::new(#bytes, #multiplier))
}

struct Table {
    slots: Vec<u16>,
    multiplier: u64,
    /// How many names have no slot of their own.
    collisions: usize,
}

/// An open-addressing table, large enough to be mostly empty.
#[expect(clippy::indexing_slicing, reason = "a slot is below the number of them")]
fn fill(names: &[(u64, u16)], multiplier: u64) -> Table {
    let slots = vec![EMPTY; (3 * names.len()).next_power_of_two()];
    let mut table = Table { slots, multiplier, collisions: 0 };
    let mask = table.slots.len() - 1;
    for (mixed, index) in names {
        let hash = mixed.wrapping_mul(multiplier) >> 32;
        let mut at = usize::try_from(hash).unwrap_or_default() & mask;
        table.collisions += usize::from(table.slots[at] != EMPTY);
        while table.slots[at] != EMPTY {
            at = (at + 1) & mask;
        }
        table.slots[at] = *index;
    }
    table
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
