//! A second block has a number of its own; and the type derives `Typed`.
use typed_structs::{Typed, typed_methods};

#[derive(Typed)]
struct User {
    age: u8,
}

#[typed_methods]
impl User {
    fn first(&self) -> u8 { self.age }
}

#[typed_methods]
impl User {
    fn second(&self) -> u8 { self.age }
}

struct Plain;

#[typed_methods]
impl Plain {
    fn third(&self) -> u8 { 1 }
}

fn main() {}
