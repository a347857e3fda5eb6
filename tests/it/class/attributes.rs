//! Class attributes that are set at run time.

use typed_structs::{Typed, Value, args, code};

mod overlay {
    use super::*;

    #[derive(Typed, Debug)]
    #[typed(class(version: u8 = 1, final kind: String = "user"))]
    pub(super) struct User {
        pub(super) name: String,
        #[typed(default = "a", len(..=3))]
        pub(super) d: String,
    }
}

/// One test, since what it changes is global.
#[test]
fn seed_09_class_attributes_are_checked_and_are_the_defaults_of_what_is_built_next() {
    use overlay::User;
    let mut before = User::construct(args!("x")).unwrap();
    let class = User::class();
    let error = class.set_attr("d", 2).unwrap_err();
    assert_eq!(error.to_string(), "User.d: expected String, got int 2");
    let error = class.set_attr("d", "long").unwrap_err();
    assert_eq!(error.to_string(), "User.d: expected length ..=3, got str \"long\"");
    assert_eq!(class.attr("d").unwrap(), "a");
    class.set_attr("d", "1").unwrap();
    assert_eq!(class.attr("d").unwrap(), "1");
    assert_eq!(User::construct(args!("x")).unwrap().d, "1");
    assert_eq!(before.d, "a");

    class.set_attr("version", 300).unwrap_err();
    class.set_attr("version", 2).unwrap();
    assert_eq!(before.get("version").unwrap(), 2);
    let error = class.set_attr("kind", "admin").unwrap_err();
    assert_eq!(error.code(), code::FROZEN);
    assert_eq!(before.set("version", 3).unwrap_err().code(), code::FROZEN);
    let error = class.set_attr("versoin", 3).unwrap_err();
    assert_eq!(error.to_string(), "User.versoin: unknown class attribute; did you mean `version`?");
    // A field without a default is not a class attribute.
    assert_eq!(class.set_attr("name", "x").unwrap_err().code(), code::UNKNOWN);
    assert_eq!(class.attr("name").unwrap_err().code(), code::UNKNOWN);
}

#[test]
fn seed_09_threads_see_one_value_or_the_other() {
    #[derive(Typed)]
    #[typed(class(pair: (u64, u64) = (0, 0)))]
    struct Shared {
        #[typed(default = 0)]
        count: u64,
    }
    std::thread::scope(|scope| {
        for thread in 0..4_u64 {
            scope.spawn(move || {
                for round in 0..200 {
                    let number = thread * 1000 + round;
                    Shared::class().set_attr("pair", (number, number)).unwrap();
                    Shared::class().set_attr("count", number).unwrap();
                }
            });
            scope.spawn(|| {
                for _ in 0..200 {
                    let pair = Shared::class().attr("pair").unwrap();
                    let [left, right] = pair.as_list().unwrap() else { unreachable!() };
                    assert_eq!(left, right);
                    assert!(Shared::construct(args!()).unwrap().count < 4000);
                }
            });
        }
    });
}

#[test]
fn a_type_with_parameters_keeps_its_class_attributes() {
    #[derive(Typed, Debug)]
    #[typed(class(unit: String = "m"))]
    struct Measure<T> {
        value: T,
    }
    let class = Measure::<u8>::class();
    assert_eq!(class.attr("unit").unwrap(), "m");
    let measure = Measure { value: 1_u8 };
    assert_eq!((measure.get("unit").unwrap(), measure.value), (Value::from("m"), 1));
    assert_eq!(
        class.set_attr("unit", "ft").unwrap_err().to_string(),
        "Measure.unit: cannot be changed: the type is generic"
    );
    assert_eq!(class.set_attr("unt", "ft").unwrap_err().code(), "unknown");
    let error = class.define("set", || 1).unwrap_err();
    assert_eq!(error.reason, typed_structs::Reason::Reserved);
}
