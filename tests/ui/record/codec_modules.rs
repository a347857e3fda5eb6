//! Modules of `with` that do not exist or lack a function.

use typed_structs::Typed;

pub struct Nothing;

mod empty {}

#[derive(Typed)]
struct With {
    #[typed(with = empty)]
    empty: Nothing,
    #[typed(with = nowhere)]
    nowhere: Nothing,
}

fn main() {}
