//! seed_51: A required class attribute that a subclass declares as a field of another type.

use typed_structs::{Typed, rules::RequiredAttr};

#[derive(Typed)]
#[typed(meta = RequiredAttr::of::<String>("api_version").of_subclasses())]
struct Base {
    name: String,
}

#[derive(Typed)]
#[typed(class(api_version: String = "v1"))]
struct Mid {
    #[typed(base)]
    base: Base,
}

// A number stands in the place of the text.
#[derive(Typed)]
struct Leaf {
    #[typed(base)]
    mid: Mid,
    #[typed(default = 7)]
    api_version: u32,
}

// Text of the object in the place of that of the class.
#[derive(Typed)]
struct Fine {
    #[typed(base)]
    mid: Mid,
    #[typed(default = "v2")]
    api_version: String,
}

#[derive(Typed)]
#[typed(class(version: String = "v1"))]
struct Versioned {}

#[derive(Typed)]
struct Numbered {
    #[typed(base)]
    versioned: Versioned,
    #[typed(default = 7)]
    version: u32,
}

// The value that it would take is a number.
#[derive(Typed)]
#[typed(class(version: String))]
struct Inheriting {
    #[typed(base)]
    numbered: Numbered,
}

fn main() {}
