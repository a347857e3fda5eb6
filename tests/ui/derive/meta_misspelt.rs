//! seed_50: The attribute `meta`, misspelt and misplaced.

use typed_structs::Typed;

#[derive(Typed)]
#[typed(meta)]
struct Word(u8);

#[derive(Typed)]
#[typed(meta())]
struct Empty(u8);

#[derive(Typed)]
#[typed(metas = Rule)]
struct Misspelt(u8);

#[derive(Typed)]
struct Misplaced {
    #[typed(meta = Rule)]
    field: u8,
}

fn main() {}
