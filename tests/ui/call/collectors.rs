//! A collector is a list or a map; a type that `returns` declares is needed.
use typed_structs::{Typed, typed_methods};

#[derive(Typed)]
struct User {
    age: u8,
}

#[typed_methods]
impl User {
    fn rest(#[typed(rest)] xs: u8) {}
}

#[typed_methods(1)]
impl User {
    fn keywords(#[typed(keywords)] xs: Vec<u8>) {}
}

#[typed_methods(2)]
impl User {
    #[typed(returns = u8)]
    fn checked_already(&self) -> u8 { 1 }
}

fn main() {}
