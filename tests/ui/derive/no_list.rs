//! input_57: An attribute that is not a list.

use typed_structs::Typed;

#[derive(Typed)]
#[typed]
struct Word {
    #[typed = "x"]
    a: u8,
    #[typed("x")]
    b: u8,
    #[typed(5, rename = "c")]
    c: u8,
}

fn main() {}
