//! seed_55: Final methods of a rule that a class redefines.

use typed_structs::{Class, Object, Typed, typed_methods};

struct Kind;

impl Kind {
    const fn check(&self, _: &Class) {}
}

#[typed_methods(helpers)]
impl Kind {
    #[typed(final)]
    fn describe(object: &dyn Object) -> &'static str {
        object.class().name()
    }
}

#[derive(Typed)]
#[typed(meta = Kind)]
struct Base(u8);

#[typed_methods]
impl Base {
    fn describe(&self) {}
}

#[derive(Typed)]
struct Sub {
    #[typed(base)]
    right: Right,
}

#[derive(Typed)]
#[typed(meta = Kind)]
struct Right {
    a: u8,
}

#[typed_methods]
impl Sub {
    fn describe(&self) {}
}

/// Both have it.
#[derive(Typed)]
#[typed(meta(Kind, Kind))]
struct Twice(u8);

fn main() {}
