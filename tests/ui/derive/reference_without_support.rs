//! input_40: A reference that cannot be borrowed from a value, at the type of the field.

use typed_structs::Typed;

#[derive(Typed)]
struct Number<'a> {
    number: &'a u32,
}

#[derive(Typed)]
struct Exclusive<'a> {
    text: &'a mut str,
}

fn main() {}
