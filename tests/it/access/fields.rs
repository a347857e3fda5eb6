//! Fields set and read by name.

use crate::helpers::assert_mismatch;
use std::fmt::Debug;
use typed_structs::{Typed, Untyped, Value, args, code};

#[derive(Typed, Debug, Clone, PartialEq)]
struct User {
    a: i64,
    b: Untyped,
    c: String,
    #[typed(default = "a")]
    d: String,
}

fn user() -> User {
    User::construct(args!(1, 2, c = "3")).unwrap()
}

#[test]
fn seed_05_setting_text_into_an_integer_is_refused() {
    let mut user = user();
    let message = "User.a: expected i64, got str \"2\"";
    assert_mismatch(user.set("a", "2"), ["a", code::TYPE, "i64", "str"], message);
    assert_mismatch(user.set_a("2"), ["a", code::TYPE, "i64", "str"], message);
    assert_eq!(user.update(args!(a = "2")).unwrap_err().to_string(), message);
    assert_eq!(user.a, 1);
}

#[test]
fn seed_06_an_untyped_field_takes_anything() {
    let mut user = user();
    user.set("b", "3").unwrap();
    assert_eq!(user.b, "3");
    user.set_b(Value::from([1, 2])).unwrap();
    assert_eq!(user.get("b[1]").unwrap(), 2);
}

#[test]
fn seed_07_setting_an_integer_into_text_is_refused() {
    let mut user = user();
    assert_mismatch(
        user.set("c", 1),
        ["c", code::TYPE, "String", "int"],
        "User.c: expected String, got int 1",
    );
    assert_eq!(user.c, "3");
}

#[test]
fn seed_20_nothing_callable_can_be_put_on_an_instance() {
    let mut user = user();
    let callable: fn() -> i64 = || 1;
    assert_eq!(user.set("shout", Value::opaque(callable)).unwrap_err().code(), code::UNKNOWN);
    assert_eq!(user.get("shout").unwrap_err().code(), code::UNKNOWN);
}

#[test]
fn seed_21_a_function_is_no_text() {
    let mut user = user();
    let callable: fn() -> i64 = || 1;
    let error = user.set("c", Value::opaque(callable)).unwrap_err();
    assert_eq!([error.code(), error.expected(), error.actual()], [code::TYPE, "String", "opaque"]);
    assert_eq!(error.to_string(), "User.c: expected String, got opaque fn() -> i64");
    assert_eq!(user.c, "3");
}

#[test]
fn seed_28_true_is_no_integer() {
    let mut user = user();
    assert_mismatch(
        user.set("a", true),
        ["a", code::TYPE, "i64", "bool"],
        "User.a: expected i64, got bool true",
    );
    user.set_a(false).unwrap_err();
    assert_eq!(user.a, 1);
}
