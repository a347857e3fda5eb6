//! seed_52: The shipped rules on sizes, docs and untyped fields.

use typed_structs::rules::{Documented, MaxFields, Members, NoUntyped};
use typed_structs::{Typed, Untyped, typed_methods};

#[derive(Typed)]
#[typed(meta = MaxFields(1))]
struct TooMany {
    a: u8,
    b: u8,
}

#[derive(Typed)]
#[typed(meta = MaxFields(1))]
enum TooManyInOne {
    Small(u8),
    Large(u8, u8),
}

/// Documented.
#[derive(Typed)]
#[typed(meta = Documented(Members::ALL))]
struct Fields {
    /// Documented.
    a: u8,
    b: u8,
}

#[derive(Typed)]
#[typed(meta = Documented(Members::CLASS))]
struct Undocumented(u8);

#[derive(Typed)]
#[typed(meta = Documented(Members::METHODS))]
struct Methods(u8);

#[typed_methods]
impl Methods {
    /// Documented.
    fn one(&self) {}
    fn two(&self) {}
}

#[derive(Typed)]
#[typed(meta = NoUntyped)]
struct Anything {
    a: Vec<u8>,
    b: Option<(u8, Vec<Untyped>)>,
}

#[derive(Typed)]
#[typed(class(any: Untyped = 1), meta = NoUntyped)]
struct AnyAttribute(u8);

fn main() {}
