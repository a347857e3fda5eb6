//! seed_58: Constraints, defaults and names that are given twice.

use typed_structs::Typed;

#[derive(Typed)]
struct Ages {
    #[typed(range(0..=1), range(0..=2))]
    age: u8,
    #[typed(default = 1)]
    #[typed(default = 2)]
    level: u8,
    #[typed(rename = "age")]
    other: u8,
    #[typed(alias = "level")]
    rank: u8,
}

fn main() {}
