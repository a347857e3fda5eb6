//! fault_30: Constraints of items, keys and values that do not fit: one error each.

use std::collections::BTreeMap;
use typed_structs::Typed;

#[derive(Typed)]
struct Wrong {
    #[typed(items(len(1..)))]
    not_a_list: u8,
    #[typed(keys(len(1..)))]
    not_a_map: Vec<String>,
    #[typed(items(len(1..)))]
    numbers: Vec<u8>,
    #[typed(items(range(0..=300)))]
    beyond: Vec<u8>,
    #[typed(values(range(5..3)))]
    empty: BTreeMap<String, i64>,
    #[typed(items(items(one_of(1, 2), range(3..))))]
    contradiction: Vec<Vec<u8>>,
    #[typed(items(range(-1..)))]
    tuple: (i8, i8),
}

#[derive(Typed)]
struct Misspelled {
    #[typed(items(length(1..)))]
    unknown: Vec<String>,
    #[typed(items)]
    bare: Vec<String>,
    #[typed(items(len(1..), len(2..)))]
    twice: Vec<String>,
}

fn main() {}
