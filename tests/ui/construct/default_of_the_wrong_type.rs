//! seed_01: A default of the wrong type, at the literal.

use typed_structs::Typed;

#[derive(Typed)]
struct User {
    #[typed(default = 1)]
    d: String,
    #[typed(default = "1")]
    n: i64,
    #[typed(default = 200, range(..=150))]
    age: u8,
}

#[derive(Typed)]
#[typed(class(version: u8 = "1"))]
struct Versioned;

fn main() {}
