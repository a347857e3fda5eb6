//! One constructor, over all blocks.
use typed_structs::{Typed, typed_methods};

#[derive(Typed)]
struct User {
    age: u8,
}

#[typed_methods]
impl User {
    #[typed(init)]
    fn new(age: u8) -> Self { User { age } }
}

#[typed_methods(1)]
impl User {
    #[typed(init)]
    fn other(age: u8) -> Self { User { age } }
}

fn main() {}
