//! Arguments of `construct`: wrong, missing and unexpected ones.

use std::fmt::Debug;
use typed_structs::{Mismatches, TypeMismatch, Typed, Untyped, args, code};

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

fn lines(report: &Mismatches) -> Vec<String> {
    report.iter().map(ToString::to_string).collect()
}

#[test]
fn seed_02_construct_with_a_wrong_argument_names_it() {
    let report = User::construct(args!(1, 2, 3)).unwrap_err();
    assert_eq!(report.len(), 1);
    let mismatch = report.at("c").unwrap();
    assert_eq!(mismatch.code(), code::TYPE);
    assert_eq!(mismatch.expected(), "String");
    assert_eq!((mismatch.actual(), mismatch.value()), ("int", "3"));
    assert_eq!(report.to_string(), "User.c: expected String, got int 3");
}

#[test]
fn seed_04_a_field_left_unset_is_missing() {
    let report = User::construct(args!(1)).unwrap_err();
    assert_eq!(
        lines(&report),
        ["User.b: missing, expected Untyped", "User.c: missing, expected String"]
    );
    assert!(report.iter().all(|mismatch| mismatch.code() == code::MISSING));
}

#[test]
fn seed_16_all_wrong_arguments_are_reported() {
    let report = User::construct(args!("1", d = 4, c = 3, a = 2, e = 5)).unwrap_err();
    assert_eq!(
        lines(&report),
        [
            "User.a: expected i64, got str \"1\"",
            "User.d: expected String, got int 4",
            "User.c: expected String, got int 3",
            "User.a: field given twice",
            "User.e: unknown field",
            "User.b: missing, expected Untyped",
        ]
    );
    let codes: Vec<_> = report.iter().map(TypeMismatch::code).collect();
    assert_eq!(codes, ["type", "type", "type", "duplicate", "unknown", "missing"]);
}

#[test]
fn seed_22_an_argument_left_out_takes_its_default() {
    assert_eq!(user().d, "a");
    assert_eq!(User::construct(args!(1, 2, "3", "b")).unwrap().d, "b");
}

#[test]
fn seed_26_missing_and_unexpected_arguments_are_in_one_report() {
    let report = User::construct(args!(1, 2, e = 5)).unwrap_err();
    assert_eq!(lines(&report), ["User.e: unknown field", "User.c: missing, expected String"]);
    let report = User::construct(args!(1, 2, "3", "4", 5, 6)).unwrap_err();
    assert_eq!(lines(&report), ["User: expected at most 4 positional arguments, got 6"]);
}
