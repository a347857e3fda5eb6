//! Differences of objects as merge patches.

use super::value;
use std::collections::BTreeMap;
use typed_structs::{Secret, Typed, Untyped, code};

#[derive(Typed, Debug, Clone, PartialEq)]
struct Inner {
    x: f64,
    y: Option<u8>,
}

#[derive(Typed, Debug, Clone, PartialEq)]
enum Shape {
    Unit,
    Circle { radius: u8, inner: Option<Inner> },
    One(Inner),
    Pair(u8, u8),
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Base {
    level: u8,
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Object {
    #[typed(base)]
    base: Base,
    inner: Inner,
    shape: Shape,
    maybe: Option<Inner>,
    map: BTreeMap<String, Shape>,
    list: Vec<Inner>,
    extra: Untyped,
    password: Secret<String>,
}

fn object() -> Object {
    Object {
        base: Base { level: 1 },
        inner: Inner { x: 0.0, y: Some(1) },
        shape: Shape::Circle { radius: 1, inner: Some(Inner { x: 1.0, y: None }) },
        maybe: None,
        map: BTreeMap::from([("a".into(), Shape::Unit), ("b".into(), Shape::Pair(1, 2))]),
        list: vec![],
        extra: value(r#"{"a": {"b": 1}, "n": null}"#),
        password: Secret::new("a".into()),
    }
}

#[test]
fn the_patch_has_the_changes_only() {
    let old = object();
    assert_eq!(old.merge_diff(&old).unwrap().to_string(), "{}");
    let mut new = object();
    new.base.level = 2;
    new.inner = Inner { x: -0.0, y: None };
    new.shape = Shape::Circle { radius: 1, inner: Some(Inner { x: 1.0, y: Some(3) }) };
    new.maybe = Some(Inner { x: 1.0, y: None });
    new.map = BTreeMap::from([
        ("b".into(), Shape::Unit),
        ("c".into(), Shape::One(Inner { x: 1.0, y: None })),
    ]);
    new.extra = value(r#"{"a": {"c": [null]}, "n": null}"#);
    new.password = Secret::new("b".into());
    let patch = old.merge_diff(&new).unwrap();
    assert_eq!(
        patch.to_string(),
        r#"{"level": 2, "inner": {"x": -0.0, "y": null}, "shape": {"Circle": {"inner": {"y": 3}}}, "#
            .to_owned()
            + r#""maybe": {"x": 1.0, "y": null}, "map": {"b": "Unit", "c": {"One": {"x": 1.0, "y": null}}, "#
            + r#""a": null}, "extra": {"a": {"c": [null], "b": null}}}"#
    );
    let mut merged = old.clone();
    merged.merge_patch(patch).unwrap();
    // A secret is not part of the patch.
    assert_eq!(merged.password.expose(), "a");
    assert_eq!(Object { password: new.password.clone(), ..merged.clone() }, new);
    assert!(merged.inner.x.is_sign_negative());
}

#[test]
fn a_variant_is_replaced_as_a_whole() {
    let (old, new) = (Shape::Pair(1, 2), Shape::Circle { radius: 1, inner: None });
    for (old, new) in [(&old, &new), (&new, &old), (&old, &Shape::Unit), (&Shape::Unit, &new)] {
        let mut merged = old.clone();
        merged.merge_patch(old.merge_diff(new).unwrap()).unwrap();
        assert_eq!(merged, *new);
    }
}

#[derive(Typed, Debug, Clone)]
struct Hard {
    map: BTreeMap<String, Option<u8>>,
    secrets: Vec<Login>,
    extra: Untyped,
}

#[derive(Typed, Debug, Clone)]
struct Login {
    user: String,
    password: Secret<String>,
}

#[test]
fn inexpressible_changes_are_errors() {
    let old = Hard { map: BTreeMap::new(), secrets: vec![], extra: Untyped::Null };
    let mut new = old.clone();
    new.map.insert("a".into(), None);
    new.secrets.push(Login { user: "a".into(), password: Secret::new("hunter2".into()) });
    new.extra = value(r#"{"a": {"b": null}}"#);
    let report = old.merge_diff(&new).unwrap_err();
    assert!(report.iter().all(|mismatch| mismatch.code() == code::FROZEN));
    assert!(
        report.iter().map(|mismatch| mismatch.path()).eq(["map.a", "secrets", "extra"]),
        "{report}"
    );
    assert!(!report.to_string().contains("hunter2"));
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Numbered {
    #[typed(frozen)]
    number: u32,
    title: String,
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Ticket {
    #[typed(base)]
    numbered: Numbered,
    #[typed(frozen)]
    author: String,
    open: bool,
}

/// A patch of them would always be rejected.
#[test]
fn changes_of_frozen_fields_are_errors() {
    let numbered = Numbered { number: 1, title: "a".into() };
    let old = Ticket { numbered, author: "x".into(), open: true };
    let mut new = old.clone();
    (new.numbered.title, new.open) = ("b".into(), false);
    let mut merged = old.clone();
    merged.merge_patch(old.merge_diff(&new).unwrap()).unwrap();
    assert_eq!(merged, new);
    (new.numbered.number, new.author) = (2, "y".into());
    let report = old.merge_diff(&new).unwrap_err();
    assert_eq!(
        report.to_string(),
        "Ticket.number: cannot be changed: the field is frozen\n\
         Ticket.author: cannot be changed: the field is frozen"
    );
    assert!(report.iter().all(|mismatch| mismatch.code() == code::FROZEN));
}
