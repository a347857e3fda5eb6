//! input_60: Syn takes any delimiter.

use typed_structs::Typed;

#[derive(Typed)]
#[typed{rename = "x"}]
struct Delimiters {
    #[typed{skip}]
    a: u8,
    #[typed[skip]]
    b: u8,
    #[typed(range[0..=9])]
    c: u8,
    #[typed(info{key = 1})]
    d: u8,
}

fn main() {}
