//! Seals cannot be made outside the core, in whatever way it is written.
use typed_structs::__private::{Private, AnyType, Construct, Draft, RecordMut};
use typed_structs::{Typed, Value, args, typed_methods};

#[derive(Typed)]
struct User {
    #[typed(range(0..=150))]
    age: u8,
}

#[typed_methods]
impl User {
    #[typed(init)]
    fn new(age: u8) -> Self {
        User { age }
    }
}

fn main() {
    let mut user = User::construct(args!(1)).unwrap();
    let slot = RecordMut::slot_mut(&mut user, 0, Private(std::marker::PhantomData));
    let _ = slot.unwrap().try_store(&mut Value::from(200));
    let _ = <<User as Construct<'_>>::Draft as Draft<'_>>::new(Private::TOKEN);
    let _ = RecordMut::object_mut(&mut user, Default::default());
    let _ = User::__TYPED_INIT.unwrap().run;
    let _ = User::__TYPED_BLOCK_0.methods;
}
