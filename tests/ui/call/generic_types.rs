//! The blocks of a type with parameters are named, and have the bounds of the type.
use typed_structs::{FieldType, Typed, typed_methods};

#[derive(Typed)]
#[typed(methods(0, 1))]
struct Absent<T> {
    item: T,
}

#[typed_methods]
impl<T: for<'v> FieldType<'v> + 'static> Absent<T> {
    fn item(&self) -> &T { &self.item }
}

#[derive(Typed)]
#[typed(methods(0))]
struct Stricter<T> {
    item: T,
}

#[typed_methods]
impl<T: for<'v> FieldType<'v> + Copy + 'static> Stricter<T> {
    fn item(&self) -> T { self.item }
}

#[derive(Typed)]
struct Unnamed<T> {
    item: T,
}

#[typed_methods]
impl<T: for<'v> FieldType<'v> + 'static> Unnamed<T> {
    fn item(&self) -> &T { &self.item }
}

#[typed_methods(1)]
impl Unnamed<u8> {
    fn number(&self) -> u8 { self.item }
}

#[derive(Typed)]
#[typed(methods(0))]
struct Plain {
    item: u8,
}

#[derive(Typed)]
#[typed(methods(1))]
struct Later<T> {
    item: T,
}

#[derive(Typed)]
#[typed(methods(0))]
struct Borrows<'a> {
    item: &'a str,
}

fn main() {}
