//! seed_14: A rival of a generated method, or of a setter, is a duplicate definition.
use typed_structs::Typed;

#[derive(Typed)]
struct User {
    age: u8,
}

impl User {
    pub fn set(&mut self, _: &str, _: u8) {}
    pub fn set_age(&mut self, _: u8) {}
}

fn main() {}
