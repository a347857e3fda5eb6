//! seed_03: A constructor that sets a field to a value of the wrong type.

use typed_structs::Typed;

#[derive(Typed)]
struct User {
    a: i64,
}

impl User {
    fn new() -> Self {
        let mut user = User { a: 1 };
        user.a = "1";
        user.set_a(vec![1]).ok();
        user
    }
}

fn main() {
    User::new();
}
