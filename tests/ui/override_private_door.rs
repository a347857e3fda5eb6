//! What the generated code implements is of no use without the leave that only the core can give.
use typed_structs::__private::{Access, Build, Draft, RecordMut};
use typed_structs::{Typed, Value, args};

#[derive(Typed)]
struct User {
    #[typed(range(0..=150))]
    age: u8,
}

fn main() {
    let mut user = User::construct(args!(1)).unwrap();
    let slot = RecordMut::slot_mut(&mut user, 0, Access(()));
    let _ = slot.unwrap().store(Value::from(200), &[]);
    let _ = <User as Build<'_>>::Draft::new(Access::GRANTED);
}
