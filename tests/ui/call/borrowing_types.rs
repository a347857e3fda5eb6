//! fault_39: A block on a type with a lifetime, however it is written.

use typed_structs::{Typed, typed_methods};

#[derive(Typed)]
struct Borrows<'a> {
    name: &'a str,
}

#[typed_methods]
impl<'a> Borrows<'a> {
    fn declared(&self) -> &str {
        self.name
    }
}

#[typed_methods]
impl Borrows<'_> {
    fn elided(&self) -> &str {
        self.name
    }
}

#[typed_methods]
impl Borrows<'static> {
    fn of_static(&self) -> &str {
        self.name
    }
}

#[derive(Typed)]
#[typed(methods(0))]
struct Named<'a> {
    name: &'a str,
}

// The way out: no attribute.
impl Borrows<'_> {
    fn plain(&self) -> &str {
        self.name
    }
}

fn main() {}
