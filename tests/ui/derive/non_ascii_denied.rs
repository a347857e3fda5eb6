//! input_16: The lint points at the user's own names, and at nothing generated.

#![deny(non_ascii_idents)]

use typed_structs::Typed;

#[derive(Typed)]
struct Straße {
    länge: u8,
}

fn main() {}
