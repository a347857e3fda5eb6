//! Two blocks, one name.
use typed_structs::{Typed, typed_methods};

#[derive(Typed)]
struct User {
    age: u8,
}

#[typed_methods]
impl User {
    fn grow(&self) {}
}

#[typed_methods(1)]
impl User {
    #[typed(rename = "grow")]
    fn shrink(&self) {}
}

fn main() {}
