//! seed_52: The shipped rule on names.

use typed_structs::rules::{Case, Members, Names};
use typed_structs::{Typed, typed_methods};

#[derive(Typed)]
#[typed(meta = Names::of(Members::FIELDS).in_case(Case::Snake))]
#[allow(non_snake_case)]
struct Fields {
    user_name: String,
    userAge: u8,
}

#[derive(Typed)]
#[typed(meta = Names::of(Members::METHODS).beginning_with("on_"))]
struct Methods(u8);

#[typed_methods]
impl Methods {
    fn on_start(&self) {}
    fn stop(&self) {}
}

#[derive(Typed)]
#[typed(class(version: u8 = 1), meta = Names::of(Members::ATTRS).in_case(Case::ScreamingSnake))]
struct Attrs(u8);

#[derive(Typed)]
#[typed(meta = Names::of(Members::CLASS).in_case(Case::Pascal).ending_with("Service"))]
struct Mail(u8);

#[derive(Typed)]
#[typed(rename_all = "snake_case", meta = Names::of(Members::VARIANTS).in_case(Case::Kebab))]
enum Variants {
    One,
    TwoWords,
}

fn main() {}
