//! Several blocks of methods: their numbers, their modules and their order.

use typed_structs::{Typed, Value, args, typed_methods};

#[derive(Typed)]
struct User {
    age: i64,
}

mod last {
    #[typed_structs::typed_methods(15)]
    impl super::User {
        const LAST: u8 = 15;

        fn last(&self) -> i64 {
            self.age + 15
        }
    }
}

#[typed_methods(1)]
impl User {
    const SECOND: u8 = 1;

    fn second(&self) -> i64 {
        self.age + 1
    }
}

#[typed_methods(7)]
impl User {
    #[typed(init)]
    fn born(year: i64) -> Self {
        Self { age: 2000 - year }
    }
}

#[typed_methods]
impl User {
    fn first(&self) -> i64 {
        self.age
    }
}

/// A type whose only block is not the first one.
#[derive(Typed)]
struct Later {
    age: i64,
}

#[typed_methods(1)]
impl Later {
    fn double(&self) -> i64 {
        self.age * 2
    }
}

#[test]
fn blocks_of_all_numbers_are_found_in_the_order_of_numbers() {
    let names: Vec<_> = User::class().methods().map(|method| method.name()).collect();
    assert_eq!(names, ["first", "second", "born", "last"]);
    let attrs: Vec<_> = User::class().attrs().map(|attr| attr.name()).collect();
    assert_eq!(attrs, ["SECOND", "LAST"]);

    let mut user = User::construct(args!(year = 1990)).unwrap();
    let of = |user: &mut User, method| user.call(method, args!()).unwrap();
    assert_eq!(
        ["first", "second", "last"].map(|method| of(&mut user, method)),
        [10, 11, 25].map(Value::Int)
    );
    assert_eq!(User::class().attr("LAST").unwrap(), 15);
}

#[test]
fn block_1_needs_no_block_0() {
    assert_eq!(Later { age: 4 }.call("double", args!()).unwrap(), 8);
    assert_eq!(Later::class().methods().count(), 1);
}
