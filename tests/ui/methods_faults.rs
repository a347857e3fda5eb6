//! What cannot be called by name is refused with a sentence, all of it at once.
use typed_structs::{Typed, typed_methods};

#[derive(Typed)]
struct User {
    age: u8,
}

macro_rules! hidden {
    () => {
        fn hidden(&self) {}
    };
}

#[typed_methods]
impl User {
    hidden!();
    fn by_value(self) {}
    async fn later(&self) {}
    fn generic<T>(&self, _: T) {}
    fn anonymous(&self, (_, _): (u8, u8)) {}
    #[typed(finel)]
    fn misspelled(&self) {}
    #[typed(default = 1)]
    fn misplaced(&self) {}
    fn twice(&self) {}
    #[typed(rename = "twice")]
    fn again(&self) {}
    fn wrong_default(&self, #[typed(default = "1")] x: u8) -> u8 { x }
}

#[typed_methods(4)]
impl User {
    fn numbered(&self) {}
}

#[typed_methods]
impl Clone for User {
    fn clone(&self) -> Self { User { age: self.age } }
}

fn main() {
    // The block itself is kept.
    User { age: 1 }.misspelled();
}
