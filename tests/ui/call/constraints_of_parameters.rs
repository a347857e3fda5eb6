//! Constraints and names of parameters have the errors of those of fields.
use typed_structs::{Typed, typed_methods};

#[derive(Typed)]
struct User {
    age: u8,
}

#[typed_methods]
impl User {
    fn wrong_type(&self, #[typed(range(0..=9))] name: &str) {
        let _ = name;
    }
}

#[typed_methods(1)]
impl User {
    fn beyond(#[typed(len(1..), items(range(..=300)))] all: Vec<u8>) {
        let _ = all;
    }
}

#[typed_methods(2)]
impl User {
    fn default(#[typed(range(1..=9), default = Self::TEN)] by: u8) {
        let _ = by;
    }

    #[typed(skip)]
    const TEN: u8 = 10;
}

struct Names;

#[typed_methods]
impl Names {
    fn same(#[typed(rename = "b")] a: u8, b: u8) {}
    fn empty(#[typed(alias = "")] a: u8) {}
    fn collected(#[typed(keywords, alias = "b")] a: std::collections::BTreeMap<String, u8>) {}
    fn unknown(#[typed(rnge(1..))] a: u8) {}
    fn missing(#[typed(range)] a: u8) {}
    #[typed(range(1..))]
    fn elsewhere(a: u8) {}
}

fn main() {}
