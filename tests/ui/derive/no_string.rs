//! input_58: Values that are not string literals.

use typed_structs::Typed;

#[derive(Typed)]
struct Names {
    #[typed(rename)]
    a: u8,
    #[typed(rename = 5)]
    b: u8,
    #[typed(rename = -1)]
    c: u8,
    #[typed(rename =)]
    d: u8,
    #[typed(rename = b"x")]
    e: u8,
    #[typed(rename = x)]
    f: u8,
    #[typed(rename = concat!("x", "y"))]
    g: u8,
    #[typed(rename("x"))]
    h: u8,
    #[typed(rename = "")]
    i: u8,
    #[typed(rename "x")]
    j: u8,
}

fn main() {}
