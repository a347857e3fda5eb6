//! fault_39: A `meta` value without a usable `check`.

use typed_structs::{Class, Typed};

struct NoCheck;

#[derive(Typed)]
#[typed(meta = NoCheck)]
struct OfNoCheck {
    name: String,
}

struct Returning;

impl Returning {
    const fn check(&self, _: &Class) -> bool {
        true
    }
}

#[derive(Typed)]
#[typed(meta = Returning)]
struct OfReturning {
    name: String,
}

struct WithoutClass;

impl WithoutClass {
    const fn check(&self) {}
}

#[derive(Typed)]
#[typed(meta = WithoutClass)]
struct OfWithoutClass {
    name: String,
}

struct NotConst;

impl NotConst {
    fn check(&self, _: &Class) {}
}

#[derive(Typed)]
#[typed(meta = NotConst)]
struct OfNotConst {
    name: String,
}

const NO_CHECK: &NoCheck = &NoCheck;

#[derive(Typed)]
#[typed(meta = NO_CHECK)]
struct OfAReference {
    name: String,
}

#[derive(Typed)]
#[typed(meta(5, "five"))]
struct OfLiterals<T> {
    name: T,
}

fn main() {}
