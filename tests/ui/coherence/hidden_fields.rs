//! An own field that hides one of a base which nothing else gives a value.

use typed_structs::Typed;

#[derive(Typed)]
struct Person {
    name: String,
    nick: Option<String>,
    #[typed(alias = "years")]
    age: u8,
    #[typed(default = 1)]
    id: u8,
}

#[derive(Typed)]
struct Employee {
    #[typed(base)]
    person: Person,
    name: String,
}

// What has a default, is optional or has another name is fine.
#[derive(Typed)]
struct Fine {
    #[typed(base)]
    person: Person,
    nick: String,
    age: u16,
    id: u16,
}

#[derive(Typed)]
struct Pair(u8, u8);

#[derive(Typed)]
enum Choice {
    A,
}

#[derive(Typed)]
struct Odd {
    #[typed(base)]
    pair: Pair,
    #[typed(base)]
    choice: Choice,
}

fn main() {}
