//! Bases of a generic type: known where the type is used.

use typed_structs::{Class, Typed};

#[derive(Typed)]
struct Base<T> {
    value: T,
}

#[derive(Typed)]
struct Other {
    #[typed(default = 1)]
    value: u8,
}

#[derive(Typed)]
struct Derived<T> {
    #[typed(base)]
    other: Other,
    #[typed(base)]
    base: Base<Option<T>>,
}

const CLASS: &Class = <Derived<u16> as Typed>::CLASS;

fn main() {}
