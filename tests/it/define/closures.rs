//! Closures as methods: what they may take.

use std::borrow::Cow;
use typed_structs::{Reason, Typed, Value, args};

#[derive(Typed, Debug)]
struct User {
    name: String,
    n: i64,
}

#[derive(Typed, Debug)]
struct Admin {
    #[typed(base)]
    user: User,
}

#[test]
fn fault_27_a_closure_that_takes_the_class_by_value_is_refused() {
    let class = User::class();
    let error = class.define("by_value", |u: User, n: i64| u.n + n).unwrap_err();
    assert_eq!(error.reason, Reason::ByValue);
    assert_eq!(
        error.to_string(),
        "User.by_value: the closure takes an object of the class by value: write `&` or `&mut` before its type"
    );
    let error = Admin::class().define("of_base", |u: User| u.n).unwrap_err();
    assert_eq!(error.reason, Reason::ByValue);
    // As an argument after others, or of another class, it is one.
    class.define("second", |n: i64, u: User| u.n + n).unwrap();
    class.define("other", |admin: Admin| admin.user.n).unwrap();
    class.define("meant", |u: &User, n: i64| u.n + n).unwrap();
    let mut user = User { name: "a".to_owned(), n: 1 };
    assert_eq!(user.call("meant", args!(2)).unwrap(), 3);
}

#[test]
fn fault_38_what_a_closure_takes_is_owned() {
    let class = User::class();
    class.define("text", |u: &User, s: String| format!("{}{s}", u.name)).unwrap();
    class.define("cow", |u: &User, s: Cow<'_, str>| format!("{}{s}", u.name)).unwrap();
    class.define("any", |_: &User, v: Value<'_>| v.is_null()).unwrap();
    let mut user = User { name: "a".to_owned(), n: 1 };
    let lent = "b".to_owned();
    assert_eq!(user.call("text", args!(&lent)).unwrap(), "ab");
    assert_eq!(user.call("cow", args!(lent.as_str())).unwrap(), "ab");
    assert_eq!(user.call("any", args!(lent)).unwrap(), false);
    assert!(user.call("text", args!(1)).is_err());
}

#[test]
fn fault_52_methods_that_are_added_meanwhile() {
    #[derive(Typed)]
    struct Race {
        x: i64,
    }
    // Whatever comes first, no call is told to call what it called.
    for round in 0..200 {
        let name = format!("method_{round}");
        let start = std::sync::Barrier::new(2);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                start.wait();
                Race::class().define(&name, |race: &Race| race.x).unwrap();
            });
            start.wait();
            let called = Race { x: 1 }.call(&name, args!());
            if let Err(error) = called {
                let report = error.to_string();
                assert!(!report.contains(&format!("did you mean `{name}`")), "{report}");
            }
        });
    }
}
