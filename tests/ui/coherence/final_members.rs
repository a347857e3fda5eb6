//! Members of a base that are final.

use typed_structs::{Typed, typed_methods};

#[derive(Typed)]
#[typed(class(final table: String = "people"))]
struct Person {
    first: String,
}

#[typed_methods]
impl Person {
    const LIMIT: u8 = 9;

    #[typed(final)]
    fn id(&self) -> String {
        self.first.clone()
    }

    #[typed(final, getter = "name")]
    fn full_name(&self) -> String {
        self.first.clone()
    }
}

#[derive(Typed)]
struct Employee {
    #[typed(base)]
    person: Person,
}

#[typed_methods]
impl Employee {
    fn id(&self) -> u8 {
        1
    }
}

#[derive(Typed)]
struct Identified;

#[typed_methods]
impl Identified {
    fn id(&self) -> u8 {
        1
    }
}

#[derive(Typed)]
struct Hides {
    #[typed(base)]
    identified: Identified,
    #[typed(base)]
    person: Person,
}

#[derive(Typed)]
struct Named {
    #[typed(base)]
    person: Person,
    name: String,
}

#[derive(Typed)]
#[typed(class(table: String = "staff"))]
struct Staff {
    #[typed(base)]
    person: Person,
}

// A constant is a value and no promise.
#[derive(Typed)]
#[typed(class(LIMIT: u8 = 10))]
struct Limited {
    #[typed(base)]
    person: Person,
}

fn main() {}
