//! input_65: The error is at the second.

use typed_structs::Typed;

#[derive(Typed)]
struct Fields {
    a: u8,
    #[typed(rename = "a")]
    b: u8,
    #[typed(rename = "c")]
    x: u8,
    c: u8,
    #[typed(alias = "c")]
    d: u8,
    #[typed(alias = "e")]
    e: u8,
}

#[derive(Typed)]
enum Variants {
    A,
    #[typed(rename = "A")]
    B,
}

fn main() {}
