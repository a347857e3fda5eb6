//! Properties and constants have distinct names, and no method has that of a setter.
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

#[derive(Typed)]
#[typed(class(years: u8 = 1))]
struct Third {
    #[typed(rename = "MAX")]
    age: u8,
}

#[typed_methods]
impl Third {
    const MAX: u8 = 1;
    #[typed(getter)]
    fn years(&self) -> u8 { self.age }
}

#[derive(Typed)]
struct Setters {
    age: u8,
}

#[typed_methods]
impl Setters {
    #[typed(rename = "set_age")]
    fn rogue(&mut self, age: u8) { self.age = age }
}

fn main() {}
