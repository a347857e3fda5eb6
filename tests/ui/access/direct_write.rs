//! Code outside the module cannot write a private field or get a `&mut` to one.
mod model {
    #[derive(typed_structs::Typed)]
    pub struct User {
        age: u8,
    }
}

fn main() {
    let mut user = model::User::construct(typed_structs::args!(1)).unwrap();
    user.age = 200;
    let value: &mut u8 = user.get("age").unwrap();
}
