//! input_61: A key that is none.

use typed_structs::Typed;

#[derive(Typed)]
#[typed(renam = "x", nothing)]
struct Unknown {
    #[typed(renam = "x")]
    a: u8,
    #[typed(defualt = 1, colour = "red")]
    b: u8,
    #[typed(a::b = 1)]
    c: u8,
}

#[derive(Typed)]
enum Choice {
    #[typed(renmae = "x")]
    A,
}

fn main() {}
