//! fault_24: A constraint that no value of the field's type satisfies: one error, at the literal.

use std::collections::BTreeMap;
use typed_structs::{Secret, Typed};

#[derive(Typed)]
enum Mode {
    Fast,
    Slow(u8),
}

#[derive(Typed)]
#[typed(tag = "kind")]
enum Tagged {
    A,
}

#[derive(Typed)]
struct Port(u16);

#[derive(Typed)]
struct OfAnotherKind {
    #[typed(one_of("a"))]
    text_for_integer: u8,
    #[typed(one_of(1, 2))]
    integer_for_text: String,
    #[typed(one_of(true))]
    bool_for_float: f64,
    #[typed(one_of("ab"))]
    text_for_char: char,
    #[typed(range(0..=9))]
    range_of_texts: Option<String>,
    #[typed(range('a'..='z'))]
    chars_for_text: String,
    #[typed(range(0..=9))]
    integers_for_chars: char,
    #[typed(len(1..))]
    length_of_integer: u8,
    #[typed(multiple_of(2))]
    multiple_of_list: Vec<u8>,
    #[typed(pattern = "a")]
    pattern_of_integer: u8,
}

#[derive(Typed)]
struct OutsideOfTheType {
    #[typed(one_of(1, 300))]
    too_large: u8,
    #[typed(one_of(-1))]
    negative: Option<u8>,
    #[typed(one_of(1.5))]
    fraction: i32,
    #[typed(one_of(0))]
    zero: std::num::NonZero<u8>,
    #[typed(range(0..=300))]
    greatest: u8,
    #[typed(range(-1..))]
    least: Box<u16>,
    #[typed(range(..=70_000))]
    newtype: Port,
    #[typed(range(..=1e39))]
    float: f32,
    #[typed(multiple_of(300))]
    divisor: Secret<u8>,
    #[typed(one_of("Z"))]
    variant: Mode,
    #[typed(one_of("Slow"))]
    variant_with_content: Option<Mode>,
    #[typed(one_of("A"))]
    tagged: Tagged,
}

const LEAST: u8 = 9;

#[derive(Typed)]
struct Empty {
    #[typed(range(9..=0))]
    reversed: u8,
    #[typed(range(LEAST..9))]
    of_nothing: u8,
    #[typed(range(0.2..0.8))]
    between_integers: i64,
    #[typed(range(0.1..0.1000000001))]
    between_floats: f32,
    #[typed(range(..0))]
    below: u32,
    #[typed(len(3..=2))]
    length: String,
    #[typed(len(..0))]
    shorter: BTreeMap<String, u8>,
    #[typed(len(5..))]
    array: [u8; 4],
    #[typed(len(3))]
    tuple: (u8, u8),
    #[typed(multiple_of(0))]
    of_zero: i8,
    #[typed(multiple_of(0.0))]
    of_float_zero: f32,
}

#[derive(Typed)]
struct Together {
    #[typed(one_of(1, 2), range(5..))]
    listed: u8,
    #[typed(one_of("a", "b"), len(2..))]
    short: String,
    #[typed(one_of(1, 3), multiple_of(2))]
    odd: i64,
    #[typed(range(6..=9), multiple_of(5))]
    no_multiple: i64,
}

/// The class of a type with parameters is known where it is used.
#[derive(Typed)]
struct Generic<T> {
    #[typed(range(0..=300))]
    a: u8,
    b: T,
}

const _: &typed_structs::Class = Generic::<u8>::CLASS;

fn main() {}
