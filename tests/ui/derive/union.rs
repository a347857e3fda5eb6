//! input_41: The error is at the `union` token.

use typed_structs::Typed;

#[derive(Typed)]
union Bits {
    int: u32,
    float: f32,
}

fn main() {}
