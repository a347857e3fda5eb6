//! A virtual field has a name of its own.
use typed_structs::{Typed, typed_methods};

#[derive(Typed)]
struct User {
    age: u8,
}

#[typed_methods]
impl User {
    #[typed(getter = "age")]
    fn years(&self) -> u8 { self.age }
}

#[derive(Typed)]
struct Other {
    age: u8,
}

#[typed_methods]
impl Other {
    #[typed(getter)]
    fn years(&self) -> u8 { self.age }
    #[typed(getter = "years")]
    fn also(&self) -> u8 { self.age }
}

fn main() {}
