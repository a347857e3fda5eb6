//! seed_18: A class attribute that is declared again without a value.

use typed_structs::Typed;

#[derive(Typed)]
#[typed(class(x: i64 = 1))]
struct A;

#[derive(Typed)]
#[typed(class(x: String))]
struct B {
    #[typed(base)]
    a: A,
}

#[derive(Typed)]
#[typed(class(x: i64))]
struct C {
    #[typed(base)]
    a: A,
}

fn main() {}
