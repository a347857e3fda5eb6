//! seed_50: Types with parameters: known where the type is used.
use typed_structs::rules::MaxFields;
use typed_structs::{Class, Typed};

struct Sized<const LIMIT: usize>;

impl<const LIMIT: usize> Sized<LIMIT> {
    const fn check(&self, class: &Class) {
        MaxFields(LIMIT).check(class);
    }
}

#[derive(Typed)]
#[typed(meta = Sized::<LIMIT>)]
struct List<T, const LIMIT: usize> {
    items: Vec<T>,
    more: Vec<T>,
}

const _: &Class = <List<u8, 2> as Typed>::CLASS;
const _: &Class = <List<u8, 1> as Typed>::CLASS;

/// Of three fields, where the base allows two.
#[derive(Typed)]
struct Numbers {
    #[typed(base)]
    list: List<u8, 2>,
    count: u8,
}

fn main() {}
