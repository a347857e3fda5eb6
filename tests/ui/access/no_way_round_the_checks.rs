//! seed_46: Writes from outside the module, and a class that another type claims.

mod users {
    use typed_structs::Typed;

    #[derive(Typed)]
    pub struct User {
        age: u8,
    }
}

use typed_structs::{Class, Field, Typed, args};
use users::User;

struct Rogue;

impl Typed for Rogue {
    const CLASS: &'static Class = User::CLASS;
}

fn main() {
    let mut user = User::construct(args!(1)).unwrap();
    user.age = 200;
    let _: &mut [Field] = User::CLASS.fields();
}
