//! input_64: The error is at the second.

use typed_structs::Typed;

#[derive(Typed)]
#[typed(rename = "x", rename = "y", frozen, frozen)]
struct Twice {
    #[typed(default = 1, default = 2)]
    a: u8,
    #[typed(skip)]
    #[typed(skip)]
    b: u8,
    #[typed(info(key = 1, key = 2))]
    c: u8,
}

#[derive(Typed)]
#[typed(class(version: u8 = 1, version: u8 = 2))]
struct Attrs {
    a: u8,
}

fn main() {}
