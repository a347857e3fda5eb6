//! Names that are not declared: rejected, collected or ignored.

use crate::helpers::assert_mismatch;
use std::collections::BTreeMap;
use std::fmt::Debug;
use typed_structs::{Mismatches, Typed, Untyped, Value, args, code, json};

fn lines(report: &Mismatches) -> Vec<String> {
    report.iter().map(ToString::to_string).collect()
}

#[derive(Typed, Debug, PartialEq)]
#[typed(unknown = collect)]
struct Open {
    name: String,
    #[typed(extras)]
    extras: BTreeMap<String, Untyped>,
}

#[derive(Typed, Debug, PartialEq)]
#[typed(unknown = ignore)]
struct Tolerant {
    name: String,
}

#[test]
fn seed_45_a_name_that_is_not_declared() {
    #[derive(Typed, Debug)]
    struct Plain {
        name: String,
    }
    let mut plain = Plain::construct(args!("a")).unwrap();
    let message = "Plain.nmae: unknown field; did you mean `name`?";
    assert_mismatch(plain.set("nmae", "b"), ["nmae", code::UNKNOWN, "field", "nothing"], message);
    assert_eq!(plain.get("nmae").unwrap_err().suggestion(), Some("name"));
    assert_eq!(plain.update(args!(nmae = "b")).unwrap_err().to_string(), message);
    let report = Plain::construct(args!(nmae = "b")).unwrap_err();
    assert_eq!(lines(&report), [message, "Plain.name: missing, expected String"]);
    assert_eq!(plain.name, "a");
}

#[test]
fn seed_45_extras_are_collected_where_that_is_declared() {
    let mut open = Open::construct(args!("a", color = "red", size = 3)).unwrap();
    assert_eq!(
        open.extras,
        BTreeMap::from([
            ("color".to_owned(), Value::from("red")),
            ("size".to_owned(), Value::from(3)),
        ])
    );
    assert_eq!(open.get("color").unwrap(), "red");
    open.set("color", "blue").unwrap();
    open.set("weight", 1.5).unwrap();
    open.update(args!(size = 4, name = "b")).unwrap();
    assert_eq!(
        open.to_value(),
        Value::Map(args_map([
            ("name", "b".into()),
            ("color", "blue".into()),
            ("size", 4.into()),
            ("weight", 1.5.into()),
        ]))
    );
    assert_eq!(Open::from_value(open.to_value()).unwrap(), open);
    assert_eq!(open.get("colour").unwrap_err().code(), code::UNKNOWN);
    open.set("name", 3).unwrap_err();
}

#[test]
fn seed_45_the_name_of_the_extras_is_an_extra_at_any_place() {
    let in_order = Open::construct(args!(name = "a", extras = 1)).unwrap();
    assert_eq!(in_order.extras, BTreeMap::from([("extras".to_owned(), Value::from(1))]));
    assert_eq!(Open::construct(args!(extras = 1, name = "a")).unwrap(), in_order);
    for text in [r#"{"name": "a", "extras": 1}"#, r#"{"extras": 1, "name": "a"}"#] {
        assert_eq!(json::from_str::<Open>(text).unwrap(), in_order);
    }
}

#[test]
fn seed_45_unknown_names_are_ignored_where_that_is_declared() {
    let mut tolerant = Tolerant::construct(args!("a", color = "red")).unwrap();
    tolerant.update(args!(color = "blue")).unwrap();
    assert_eq!(tolerant, Tolerant { name: "a".to_owned() });
    // One name that is set on purpose is not passed over.
    assert_eq!(tolerant.set("color", "blue").unwrap_err().code(), code::UNKNOWN);
}

fn args_map<'v, const N: usize>(entries: [(&'v str, Value<'v>); N]) -> typed_structs::Map<'v> {
    entries.into_iter().map(|(key, value)| (key.into(), value)).collect()
}
