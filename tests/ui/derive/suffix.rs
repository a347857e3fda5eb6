//! input_59: Syn takes a suffix without a word.

use typed_structs::Typed;

#[derive(Typed)]
#[typed(rename = "x"u8)]
struct Suffix {
    #[typed(rename = "x"u8)]
    a: u8,
}

fn main() {}
