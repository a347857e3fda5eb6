//! seed_23: A default of the wrong type is reported at the default.
use typed_structs::{Typed, typed_methods};

#[derive(Typed)]
struct User {
    age: u8,
}

#[typed_methods]
impl User {
    fn grow(&self, #[typed(default = "1")] by: u8) -> u8 { by }
    fn name(&self, #[typed(default = 1)] name: String) -> String { name }
    fn unknown(&self, what: std::thread::Thread) {}
    fn returns(&self) -> std::thread::Thread { std::thread::current() }
}

fn main() {}
