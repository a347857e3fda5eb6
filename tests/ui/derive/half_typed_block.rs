//! input_71: A block that does not parse is kept, so that the mistake is the only error.
use typed_structs::{Typed, typed_methods};

#[derive(Typed)]
struct User {
    age: u8,
}

#[typed_methods]
impl User {
    fn grow(&self) -> u8 {
        self.age.
    }
}

fn main() {
    User { age: 1 }.grow();
}
