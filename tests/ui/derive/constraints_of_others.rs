//! fault_37: Constraints as other crates write them: each error shows how it is written here.

use typed_structs::Typed;

#[derive(Typed)]
struct Written {
    #[typed(range(min = 0, max = 5))]
    named: u8,
    #[typed(range(max = 5))]
    named_max: u8,
    #[typed(range(0, 5))]
    two: u8,
    #[typed(range = 0..=5)]
    value: u8,
    #[typed(range(gt = 5))]
    open: u8,
    #[typed(range(min = 0, min = 5, step = 2))]
    unknown: u8,
    #[typed(len(min = 1))]
    length: String,
    #[typed(len(min = 1, max = 8))]
    lengths: String,
    #[typed(len(equal = 8))]
    exact: String,
    #[typed(len(1, 8))]
    two_lengths: String,
    #[typed(len = 8)]
    length_value: String,
    #[typed(one_of = ["a", "b"])]
    choice: String,
    #[typed(one_of = "a")]
    only: String,
    #[typed(multiple_of = 2)]
    even: u8,
    #[typed(multiple_of(value = 2))]
    named_divisor: u8,
    #[typed(multiple_of(2, 3))]
    two_divisors: u8,
    #[typed(pattern("^a$"))]
    pattern: String,
    #[typed(default("abc"))]
    default: String,
    #[typed(rename("abc"))]
    renamed: String,
    #[typed(check(passes))]
    checked: u8,
    #[typed(alias(first, second))]
    aliases: u8,
}

fn passes(_: &u8) -> bool {
    true
}

fn main() {}
