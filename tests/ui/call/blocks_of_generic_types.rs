//! fault_39: Blocks that do not fit their type: one error each, with a way out.

use typed_structs::{FieldType, Typed, typed_methods};

#[derive(Typed)]
#[typed(methods(0))]
struct Stricter<T> {
    item: T,
}

#[typed_methods]
impl<T: Clone> Stricter<T> {
    fn item(&self) -> T {
        self.item.clone()
    }
}

// The way out: the bound on the type as well.
#[derive(Typed)]
#[typed(methods(0))]
struct AsStrict<T: Clone> {
    item: T,
}

#[typed_methods]
impl<T: Clone> AsStrict<T> {
    fn item(&self) -> T {
        self.item.clone()
    }
}

#[derive(Typed)]
#[typed(methods(0, 1))]
struct Absent<T> {
    item: T,
}

#[typed_methods]
impl<T> Absent<T> {
    fn item(&self) -> &T {
        &self.item
    }
}

#[derive(Typed)]
struct Unnamed<T> {
    item: T,
}

#[typed_methods]
impl<T: for<'v> FieldType<'v> + 'static> Unnamed<T> {
    fn item(&self) -> &T {
        &self.item
    }
}

fn main() {}
