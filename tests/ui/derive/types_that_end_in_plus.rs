//! fault_53: Types without a size, which may end in `+`: one error each, and no output that does not parse.

use typed_structs::{Typed, Untyped, typed_methods};

#[derive(Typed)]
struct Last {
    number: u8,
    last: dyn Fn() +,
}

#[derive(Typed)]
struct First {
    first: dyn Fn() +,
    number: u8,
}

#[derive(Typed)]
enum Choice {
    Tuple(dyn Fn() +),
    Unit,
}

#[derive(Typed)]
#[typed(class(attribute: dyn Fn() + = 1))]
struct Class {
    number: u8,
}

#[derive(Typed)]
struct User {
    number: u8,
}

#[typed_methods]
impl User {
    fn returns(&self) -> dyn Fn() + {
        panic!()
    }
}

#[typed_methods(1)]
impl User {
    fn takes(&self, function: dyn Fn() +) {}
}

#[typed_methods(2)]
impl User {
    #[typed(returns = dyn Fn() +)]
    fn declared(&self) -> Untyped {
        Untyped::Null
    }
}

fn main() {}
