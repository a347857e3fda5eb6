//! seed_55: Final methods of one rule that another one redefines.

use typed_structs::{Class, Object, Typed, typed_methods};

struct S;

impl S {
    const fn check(&self, _: &Class) {}
}

#[typed_methods(helpers)]
impl S {
    #[typed(final)]
    fn kind(_o: &dyn Object) -> u8 {
        0
    }
}

struct R2;

impl R2 {
    const fn check(&self, _: &Class) {}
}

#[typed_methods(helpers)]
impl R2 {
    fn kind(_o: &dyn Object) -> u8 {
        2
    }
}

#[derive(Typed)]
struct Other {
    o: u8,
}

#[typed_methods]
impl Other {
    fn kind(&self) -> u8 {
        1
    }
}

#[derive(Typed)]
#[typed(meta = S)]
struct OwnRule {
    #[typed(base)]
    other: Other,
}

#[derive(Typed)]
#[typed(meta = S)]
struct Ruled {
    r: u8,
}

#[derive(Typed)]
struct RuledBase {
    #[typed(base)]
    base: Ruled,
    #[typed(base)]
    other: Other,
}

#[derive(Typed)]
#[typed(meta = R2)]
struct Second {
    s: u8,
}

#[derive(Typed)]
struct TwoRules {
    #[typed(base)]
    second: Second,
    #[typed(base)]
    ruled: Ruled,
}

#[derive(Typed)]
#[typed(meta = R2)]
struct OwnHelper {
    #[typed(base)]
    ruled: Ruled,
}

// What is wrong with a base is said there alone.
#[derive(Typed)]
struct Sub {
    #[typed(base)]
    own: OwnRule,
}

// The final one comes first, or is the same.
#[derive(Typed)]
#[typed(meta = S)]
struct Fine {
    #[typed(base)]
    ruled: Ruled,
    #[typed(base)]
    second: Second,
}

fn main() {}
