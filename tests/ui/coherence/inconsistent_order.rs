//! seed_43: Bases without a consistent order.

use typed_structs::Typed;

#[derive(Typed)]
struct Walks;

#[derive(Typed)]
struct Swims {
    #[typed(base)]
    walks: Walks,
}

// What is more special comes first.
#[derive(Typed)]
struct Duck {
    #[typed(base)]
    walks: Walks,
    #[typed(base)]
    swims: Swims,
}

#[derive(Typed)]
struct Flies;

#[derive(Typed)]
struct Goose {
    #[typed(base)]
    walks: Walks,
    #[typed(base)]
    flies: Flies,
}

#[derive(Typed)]
struct Gull {
    #[typed(base)]
    flies: Flies,
    #[typed(base)]
    walks: Walks,
}

#[derive(Typed)]
struct Hybrid {
    #[typed(base)]
    goose: Goose,
    #[typed(base)]
    gull: Gull,
}

#[derive(Typed)]
struct Twins {
    #[typed(base)]
    one: Walks,
    #[typed(base)]
    other: Walks,
}

fn main() {}
