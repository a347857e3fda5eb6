//! input_62: Our own text for what the parser would call "expected `,`".

use typed_structs::Typed;

#[derive(Typed)]
struct Words {
    #[typed(skip skip)]
    a: u8,
    #[typed(skip(1))]
    b: u8,
    #[typed(skip = true)]
    c: u8,
    #[typed(skip; default)]
    d: u8,
    #[typed(, skip)]
    e: u8,
    #[typed(range = 0..=9)]
    f: u8,
    #[typed(range)]
    g: u8,
    #[typed(range())]
    h: u8,
    #[typed(range(0..=9, 10))]
    i: u8,
    #[typed(default = )]
    j: u8,
    #[typed(default = 1 2)]
    k: u8,
    #[typed(default(1))]
    l: u8,
}

fn main() {}
