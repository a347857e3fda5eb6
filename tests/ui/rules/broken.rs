//! seed_50: A rule that a class breaks.

use typed_structs::{Class, Typed};

struct Table {
    name: &'static str,
}

impl Table {
    const fn check(&self, class: &Class) {
        let _ = self.name;
        assert!(class.fields().len() > 1, "a table has an id and something else");
    }
}

#[derive(Typed)]
#[typed(meta = Table { name: "users" })]
struct User {
    id: u64,
}

/// Each of several rules is checked.
#[derive(Typed)]
#[typed(meta(Table { name: "a" }, Table { name: "b" }))]
struct Twice {
    id: u64,
}

fn main() {}
