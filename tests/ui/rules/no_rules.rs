//! seed_50: Values of `meta` that cannot check a class.

use typed_structs::{Class, Typed, typed_methods};

struct Unchecked;

#[derive(Typed)]
#[typed(meta = Unchecked)]
struct WithoutCheck(u8);

struct AtRunTime;

impl AtRunTime {
    fn check(&self, _: &Class) {}
}

#[derive(Typed)]
#[typed(meta = AtRunTime)]
struct NotConst(u8);

struct Returning;

impl Returning {
    const fn check(&self, _: &Class) -> bool {
        false
    }
}

#[derive(Typed)]
#[typed(meta = Returning)]
struct Ignored(u8);

struct Changing(std::cell::Cell<u8>);

impl Changing {
    const fn check(&self, _: &Class) {
        let _ = &self.0;
    }
}

#[derive(Typed)]
#[typed(meta = Changing(std::cell::Cell::new(1)))]
struct NotShared(u8);

#[typed_methods]
impl NotShared {}

fn main() {}
