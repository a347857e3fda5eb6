//! fault_23: A default that breaks a constraint does not compile where const code can see it.

use std::collections::BTreeMap;
use typed_structs::{Secret, Typed};

const PORT: u16 = 80;

#[derive(Typed)]
struct Literals {
    #[typed(default = 3, multiple_of(2))]
    odd: u8,
    #[typed(default = -1, range(0..))]
    below: Option<i32>,
    #[typed(default = 0.2, range(..=0.1))]
    above: f32,
    #[typed(default = "ab", len(3..))]
    short: String,
    #[typed(default = "c", one_of("a", "b"))]
    other: Box<str>,
    #[typed(default = 'c', range('d'..))]
    letter: char,
    #[typed(default = false, one_of(true))]
    flag: bool,
    #[typed(default = "abc", pattern = "^x")]
    unmatched: String,
    #[typed(default = "abc", pattern = "^x")]
    maybe: Option<String>,
}

#[derive(Typed)]
struct OfTheType {
    #[typed(default, range(1..))]
    zero: u8,
    #[typed(default, one_of(1.5))]
    float: f64,
    #[typed(default, len(1..))]
    text: String,
    #[typed(default, len(1..))]
    list: Vec<u8>,
    #[typed(default, len(1..))]
    map: BTreeMap<String, u8>,
    #[typed(default, one_of(true))]
    flag: bool,
    #[typed(default, range(1..))]
    secret: Secret<u8>,
    #[typed(default = "ab", len(3..))]
    written: Secret<&'static str>,
}

#[derive(Typed)]
struct Constants {
    #[typed(default = PORT, range(1024..))]
    named: u16,
    #[typed(default = u8::MAX, range(..=9))]
    associated: u8,
    #[typed(default = PORT + 1, multiple_of(2))]
    calculated: u16,
    #[typed(default = f64::EPSILON, range(1.0..))]
    float: f64,
}

/// Types with parameters as well.
#[derive(Typed)]
struct Generic<T> {
    #[typed(default = 0, range(1..))]
    level: u8,
    item: T,
}

const _: &typed_structs::Class = Generic::<u8>::CLASS;

fn main() {}
