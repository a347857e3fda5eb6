//! `Typed` cannot be implemented a second time.
use typed_structs::{Class, Typed};

#[derive(Typed)]
struct User {
    age: u8,
}

impl Typed for User {
    const CLASS: &'static Class = <User as Typed>::CLASS;
}

fn main() {}
