//! Methods added to a class at run time, and names that stay reserved.

use typed_structs::{CallError, RESERVED, Reason, Typed, Untyped, Value, args, typed_methods};

/// Another class.
#[derive(Typed)]
struct User {
    a: i64,
}

/// A class of its own for each test that changes one.
macro_rules! own_class {
    () => {
        #[derive(Typed, Debug)]
        struct Own {
            a: i64,
        }
        #[typed_methods]
        impl Own {
            fn fixed(&self) -> i64 {
                self.a
            }
            #[typed(final)]
            fn sealed(&self) {}
        }
    };
}

#[test]
fn seed_15_the_setter_cannot_be_replaced_once_the_class_exists() {
    own_class!();
    for name in RESERVED.iter().copied().chain(["set_a"]) {
        let error = Own::class().define(name, |own: &Own| own.a).unwrap_err();
        assert_eq!((error.member.as_str(), error.reason), (name, Reason::Reserved));
        assert_eq!(
            error.to_string(),
            format!("Own.{name}: cannot be redefined, it is reserved in Own")
        );
    }
    // The compiler rejects the same names.
    let refused = include_str!("../../ui/call/reserved_names.rs");
    assert!(RESERVED.iter().all(|name| refused.contains(&format!("fn {name}("))));
    let mut own = Own::construct(args!(1)).unwrap();
    assert!(own.set("a", "2").is_err());
    let reason = |name| Own::class().define(name, || 1).unwrap_err().reason;
    assert_eq!(reason("sealed"), Reason::Final);
    assert_eq!(reason("fixed"), Reason::Sealed);
    assert_eq!((own.fixed(), own.sealed()), (1, ()));
}

#[test]
fn seed_19_a_method_added_at_run_time_is_checked() {
    own_class!();
    let class = Own::class();
    class.define("double", |own: &Own, x: i64| x * own.a).unwrap();
    class.define("bump", |own: &mut Own, by: i64| own.a += by).unwrap();
    class
        .define("half", |x: i64| if x % 2 == 0 { Ok(x / 2) } else { Err(format!("{x} is odd")) })
        .unwrap();
    let mut own = Own { a: 1 };
    assert_eq!(own.call("bump", args!(2)).unwrap(), Value::Null);
    assert_eq!(own.call("double", args!(4)).unwrap(), 12);
    assert_eq!(Own::call_static("half", args!(4)).unwrap(), 2);
    let message = |result: Result<Untyped, CallError>| result.unwrap_err().to_string();
    assert_eq!(
        message(own.call("double", args!("4"))),
        "Own.double(0): expected i64, got str \"4\""
    );
    assert_eq!(message(own.call("double", args!())), "Own.double(0): missing, expected i64");
    assert_eq!(
        message(own.call("double", args!(1, 2))),
        "Own.double: expected at most 1 argument, got 2"
    );
    assert_eq!(message(own.call("half", args!(3))), "Own.half: 3 is odd");
    assert_eq!(
        message(Own::call_static("double", args!(1))),
        "Own.double: expected an object to be called on, got nothing"
    );
    // A second definition does not replace the first, and one for another class is none for this.
    assert_eq!(class.define("double", || 1).unwrap_err().reason, Reason::Sealed);
    assert_eq!(class.define("user", |user: &User| user.a).unwrap_err().reason, Reason::Receiver);
    assert_eq!((own.fixed(), own.sealed()), (3, ()));
}
