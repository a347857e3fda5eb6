//! seed_54: A struct that cannot register itself: the error says what to do instead.

use typed_structs::Typed;

#[derive(Typed)]
#[typed(register)]
struct Borrowed<'a> {
    a: &'a str,
}

#[derive(Typed)]
#[typed(register)]
struct Generic<T> {
    a: T,
}

#[derive(Typed)]
#[typed(register)]
enum Choice {
    A,
}

#[derive(Typed)]
#[typed(register = "name")]
struct Named {
    #[typed(register)]
    a: u8,
}

#[derive(Typed)]
#[typed(register, register)]
struct Twice {
    a: u8,
}

fn main() {}
