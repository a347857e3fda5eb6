//! seed_18: A field of another type than the class attribute that it inherits.

use typed_structs::Typed;

#[derive(Typed)]
#[typed(class(x: i64 = 1, y: i64 = 1, z: i64 = 1))]
struct A;

#[derive(Typed)]
struct B {
    #[typed(base)]
    a: A,
    x: String,
}

// Of the same type, or with a value of its own.
#[derive(Typed)]
struct C {
    #[typed(base)]
    a: A,
    y: i64,
    #[typed(default = "z")]
    z: String,
}

fn main() {}
