//! Every reserved name is rejected in a block of methods, also as a new name.
use typed_structs::{Typed, typed_methods};

#[derive(Typed)]
struct User {
    age: u8,
}

#[typed_methods]
impl User {
    fn call(&self) {}
    fn call_async(&self) {}
    fn call_static(&self) {}
    fn call_static_async(&self) {}
    fn class(&self) {}
    fn construct(&self) {}
    fn fields(&self) {}
    fn from_value(&self) {}
    fn get(&self) {}
    fn get_as(&self) {}
    fn set(&mut self) {}
    fn to_value(&self) {}
    fn update(&self) {}
    #[typed(rename = "set")]
    fn innocent(&mut self) {}
}

fn main() {}
