//! Methods that cannot be called by name: a sentence for each, all in one compile.
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
    fn boxed(self: Box<Self>) {}
    unsafe fn dangerous(&self) {}
    fn into(&self, place: &mut u8) {}
    fn into_any(&self, text: impl Into<String>) {}
    fn closure(&self) -> impl Fn() -> u8 { || 1 }
    fn generic<T>(&self, _: T) {}
    fn anonymous(&self, (_, _): (u8, u8)) {}
    #[typed(finel)]
    fn misspelled(&self) {}
    #[typed(default = 1)]
    fn misplaced(&self) {}
    fn twice(&self) {}
    #[typed(rename = "twice")]
    fn again(&self) {}
    #[typed(init)]
    fn new(&self) -> Self { User { age: 1 } }
    #[typed(init)]
    fn second() -> Self { User { age: 1 } }
    #[typed(getter)]
    fn wide(&self, by: u8) -> u8 { by }
    #[typed(setter, getter)]
    fn set_wide(&mut self) {}
    #[typed(getter)]
    async fn slow(&self) -> u8 { 1 }
    #[typed(skip, around = audit)]
    fn unseen(&self) {}
    fn collects(#[typed(rest)] a: Vec<u8>, #[typed(rest)] b: Vec<u8>) {}
    fn both(#[typed(rest, keywords)] a: Vec<u8>, #[typed(rest, default = 1)] b: Vec<u8>) {}
    #[typed(skip, final, tag = "x")]
    fn without_effect(&self) {}
    #[typed(getter)]
    fn silent(&self) {}
    #[typed(setter)]
    fn set_loud(&mut self, loud: u8) -> u8 { loud }
    #[typed(around = audit)]
    const fn hooked(&self) {}
    fn conditional(&self, #[cfg(all())] x: u8) -> u8 { x }
    fn wrong_default(&self, #[typed(default = "1")] x: u8) -> u8 { x }
}

#[typed_methods(1, 2)]
impl User {
    fn numbered_twice(&self) {}
}

#[typed_methods(2)]
impl<'a> Borrowed<'a> {
    fn text(&self) -> &str { self.0 }
}

struct Borrowed<'a>(&'a str);

#[typed_methods(16)]
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
