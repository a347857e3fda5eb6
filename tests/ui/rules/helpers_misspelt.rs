//! seed_55: Items that cannot be methods of a rule.

use typed_structs::{Object, Typed, typed_methods};

struct Kind;

#[typed_methods(helpers)]
impl Kind {
    const LIMIT: u8 = 1;

    fn of_the_rule(&self) -> u8 {
        Self::LIMIT
    }

    fn of_nothing() -> u8 {
        1
    }

    async fn later(object: &dyn Object) -> &'static str {
        object.class().name()
    }

    #[typed(getter)]
    fn read(object: &dyn Object) -> &'static str {
        object.class().name()
    }

    fn unnamed(_: &dyn Object) {}

    fn set(object: &mut dyn Object) {}
}

#[typed_methods(1, helpers)]
impl Kind {
    fn numbered(_object: &dyn Object) {}
}

#[derive(Typed)]
struct User(u8);

#[typed_methods]
impl User {
    fn second(&self, object: &dyn Object) {}
}

fn main() {}
