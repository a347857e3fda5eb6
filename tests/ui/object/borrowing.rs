//! Types that borrow have a class, and are not `Typed`.

use typed_structs::{HasClass, Object, Typed};

#[derive(Typed)]
struct Borrowing<'a> {
    name: &'a str,
}

fn class_of<T: HasClass>() -> &'static str {
    T::STATIC_CLASS.name()
}

fn needs_typed<T: Typed>() {}

fn main() {
    class_of::<Borrowing<'static>>();
    needs_typed::<Borrowing<'static>>();
    let _: Box<dyn Object> = Box::new(Borrowing { name: "Ada" });
}
