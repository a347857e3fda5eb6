//! input_39: The error is at the type of the field.

use typed_structs::Typed;

#[derive(Typed)]
struct Text {
    len: u8,
    text: str,
}

#[derive(Typed)]
struct Bytes([u8]);

#[derive(Typed)]
struct Shown {
    #[typed(opaque)]
    shown: dyn std::fmt::Debug + Send + Sync,
}

fn main() {}
