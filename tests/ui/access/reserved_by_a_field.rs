//! fault_35: A second definition of a method that the derive wrote: at its field or type, and at the other.

use typed_structs::Typed;

#[derive(Typed)]
pub struct User {
    name: String,
    pub age: u8,
    #[typed(opaque)]
    lock: std::sync::Mutex<u8>,
}

impl User {
    pub fn construct() -> Self {
        panic!()
    }
    pub fn set_age(&mut self, _: u8) {}
    pub fn set_lock(&mut self, _: u8) {}
}

#[derive(Typed)]
pub struct Pair(u8, u8);

impl Pair {
    pub fn set_0(&mut self, _: u8) {}
}

fn main() {}
