//! fault_26: Variants of untagged enums that are never chosen.
use typed_structs::{Typed, Untyped};

#[derive(Typed)]
#[typed(untagged)]
enum Units {
    First,
    Second,
}

#[derive(Typed)]
#[typed(untagged)]
enum Same {
    Small(#[typed(range(..10))] u8),
    Number(u8),
    Again(u8),
}

#[derive(Typed)]
#[typed(untagged)]
enum Any {
    Text(String),
    Any(Untyped),
    Number(u8),
}

#[derive(Typed)]
#[typed(untagged)]
enum Null {
    Maybe(Option<u8>),
    Nothing,
}

#[derive(Typed)]
#[typed(untagged)]
enum Aliased {
    #[typed(alias = "Bar")]
    Foo(u8),
}

fn main() {}
