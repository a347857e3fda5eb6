//! A hook is a function of an event, or implements `Hook`; who is told of changes, a function of one.
use typed_structs::{Event, Typed, typed_methods};

fn hook(_: &Event<'_>) {}
fn no_hook(_: u8) {}

#[derive(Typed)]
#[typed(on_change = no_hook)]
struct User {
    age: u8,
}

#[typed_methods(around = hook)]
impl User {
    #[typed(around = no_hook)]
    fn first(&self) -> u8 { self.age }
    fn second(&self) -> u8 { "x" }
    fn third(&self) -> Result<u8, String> {
        let number: u8 = "1".parse()?;
        Ok(number)
    }
}

#[derive(Typed)]
#[typed(on_change = hook)]
enum Choice {
    A,
}

fn main() {}
