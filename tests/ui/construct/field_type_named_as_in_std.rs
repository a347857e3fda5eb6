//! The derive tells from the names of a struct's types how to build it: it cannot look through them.

use typed_structs::Typed;

#[derive(Typed)]
enum String {
    Short(u8),
    Long(u32),
}

#[derive(Typed)]
struct User {
    name: String,
    age: u8,
}

// So it is told that this is no `String`.
#[derive(Typed)]
struct Group {
    name: self::String,
}

fn main() {}
