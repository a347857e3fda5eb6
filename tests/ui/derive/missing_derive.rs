//! input_73: The compiler says to add the derive.

use typed_structs::{FieldType, Object, Typed};

struct Address {
    street: String,
}

#[derive(Typed)]
struct User {
    address: Address,
}

fn class_of<T: Typed>() -> &'static str {
    T::CLASS.name()
}

fn field<T: for<'v> FieldType<'v>>() {}

fn main() {
    class_of::<Address>();
    field::<Address>();
    let _: Box<dyn Object> = Box::new(Address { street: String::new() });
}
