//! fault_39: Types that are not bases: one error each, with a way out.

use typed_structs::Typed;

#[derive(Typed)]
struct Person {
    name: String,
}

#[derive(Typed)]
struct Several {
    #[typed(base)]
    people: Vec<Person>,
}

#[derive(Typed)]
struct Perhaps {
    #[typed(base)]
    person: Option<Person>,
}

#[derive(Typed)]
struct Elsewhere {
    #[typed(base)]
    person: Box<Person>,
}

#[derive(Typed)]
struct Scalar {
    #[typed(base)]
    name: String,
}

struct Underived {
    name: String,
}

#[derive(Typed)]
struct OfUnderived {
    #[typed(base)]
    base: Underived,
}

fn main() {}
