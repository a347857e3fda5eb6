//! A naming convention that is none.
use typed_structs::Typed;

#[derive(Typed)]
#[typed(rename_all = "camel")]
struct User {
    #[typed(rename_all = "camelCase")]
    age: u8,
}

fn main() {}
