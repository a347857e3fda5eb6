//! seed_41: Two bases that disagree on the type of a member.

use typed_structs::{Typed, typed_methods};

#[derive(Typed)]
#[typed(class(kind: u8 = 1))]
struct Person {
    #[typed(default = 1)]
    id: u32,
}

#[derive(Typed)]
struct Document {
    #[typed(default)]
    id: String,
}

#[derive(Typed)]
struct Signed {
    #[typed(base)]
    person: Person,
    #[typed(base)]
    document: Document,
}

#[derive(Typed)]
struct Tagged {
    #[typed(default)]
    kind: u8,
}

#[derive(Typed)]
struct TaggedPerson {
    #[typed(base)]
    person: Person,
    #[typed(base)]
    tagged: Tagged,
}

#[derive(Typed)]
#[typed(class(kind: String = "k"))]
struct Kind;

#[derive(Typed)]
struct KindOfPerson {
    #[typed(base)]
    other: Kind,
    #[typed(base)]
    person: Person,
}

#[derive(Typed)]
struct Numbered;

#[typed_methods]
impl Numbered {
    #[typed(getter)]
    fn id(&self) -> u64 {
        7
    }
}

#[derive(Typed)]
struct NumberedPerson {
    #[typed(base)]
    numbered: Numbered,
    #[typed(base)]
    person: Person,
}

// An own declaration decides.
#[derive(Typed)]
struct Decided {
    #[typed(base)]
    person: Person,
    #[typed(base)]
    document: Document,
    id: u8,
}

fn main() {}
