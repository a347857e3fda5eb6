//! What collects has to be a list or a map.
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

fn main() {}
