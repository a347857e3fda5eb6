//! input_66: The message says where the attribute belongs.

use typed_structs::Typed;

#[derive(Typed)]
#[typed(skip, default = 1, final, alias = "x")]
struct Container {
    #[typed(class(version: u8 = 1))]
    a: u8,
    #[typed(tag = "kind", unknown = ignore)]
    b: u8,
    #[typed(final)]
    c: u8,
    #[typed(base, skip)]
    d: u8,
    #[typed(verify, rest)]
    e: u8,
}

#[derive(Typed)]
#[typed(tag = "kind")]
struct Tagged {
    a: u8,
}

#[derive(Typed)]
enum Choice {
    #[typed(tag = "kind")]
    A,
    #[typed(default)]
    B { #[typed(base)] a: u8 },
    #[typed(range(0..=9))]
    C(#[typed(rename = "x")] u8),
}

fn main() {}
