//! Constraints, in whatever way a value comes.

use crate::helpers::assert_rejected;
use std::collections::BTreeMap;
use typed_structs::{Typed, Untyped, Value, args, code};

fn starts_upper(name: &str) -> Result<(), &'static str> {
    if name.starts_with(char::is_uppercase) { Ok(()) } else { Err("expected a capital first") }
}

fn too_big() -> u8 {
    200
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Limits {
    #[typed(range(-10..=10))]
    a: i32,
    #[typed(range(..1.5))]
    b: f64,
    #[typed(len(2..=3))]
    c: String,
    #[typed(len(1..))]
    d: BTreeMap<String, i64>,
    #[typed(multiple_of(0.5))]
    e: f64,
    #[typed(one_of(1, 2, 3))]
    f: u8,
    #[typed(range(1..))]
    g: Option<u64>,
}

fn limits() -> Limits {
    let d = BTreeMap::from([("x", 1)]);
    Limits::construct(args!(10, 1.25, "äö", d, 1.5, 3)).unwrap()
}

#[test]
fn constraints_hold_for_every_way_in() {
    let mut limits = limits();
    let before = limits.clone();
    let empty = || Value::Map(typed_structs::Map::new());
    let cases = [
        ("a", Value::from(11), "-10..=10", "constraint.range"),
        ("b", Value::from(1.5), "..1.5", "constraint.range"),
        ("b", Value::from(f64::NAN), "..1.5", "constraint.range"),
        ("c", Value::from("ä"), "length 2..=3", "constraint.len"),
        ("d", empty(), "length 1..", "constraint.len"),
        ("e", Value::from(0.75), "a multiple of 0.5", "constraint.multiple_of"),
        ("f", Value::from(4), "one of 1, 2, 3", "constraint.one_of"),
        ("g", Value::from(0), "1..", "constraint.range"),
    ];
    for (field, value, expected, code) in cases {
        let error = limits.set(field, value.clone()).unwrap_err();
        assert_eq!((error.path(), error.expected(), error.code()), (field, expected, code));
        let report =
            limits.update(typed_structs::Args::from_iter([(field, value.clone())])).unwrap_err();
        assert_eq!(report.to_string(), error.to_string());
        let mut all = before.to_value().as_map().unwrap().clone();
        *all.get_mut(field).unwrap() = value;
        assert_eq!(Limits::construct(all.clone()).unwrap_err().to_string(), error.to_string());
        assert_eq!(Limits::from_value(all).unwrap_err().to_string(), error.to_string());
    }
    assert_eq!(limits.set_a(11).unwrap_err().code(), code::CONSTRAINT_RANGE);
    assert_eq!(limits.set_a(-11_i64).unwrap_err().code(), code::CONSTRAINT_RANGE);
    assert_eq!(limits.set_a(i64::MAX).unwrap_err().code(), code::RANGE);
    assert_eq!(limits.set_b(f64::NAN).unwrap_err().code(), code::CONSTRAINT_RANGE);
    assert_eq!(limits.set_c("x").unwrap_err().code(), code::CONSTRAINT_LEN);
    assert_eq!(limits.set_d(BTreeMap::new()).unwrap_err().code(), code::CONSTRAINT_LEN);
    assert_eq!(limits.set_e(0.1).unwrap_err().code(), code::CONSTRAINT_MULTIPLE_OF);
    assert_eq!(limits.set_f(9_u8).unwrap_err().code(), code::CONSTRAINT_ONE_OF);
    assert_eq!(limits.set_g(0).unwrap_err().code(), code::CONSTRAINT_RANGE);
    assert_eq!(limits.set_g(Some(0)).unwrap_err().code(), code::CONSTRAINT_RANGE);
    assert_eq!(limits, before);
    limits.set_g(None).unwrap();
    limits.set_g(5).unwrap();
    limits.set_a(-10).unwrap();
    // What is in a constrained field is held to it as well.
    limits.set("d.y", 2).unwrap();
    assert_eq!(limits.d.len(), 2);
}

#[test]
fn computed_defaults_are_held_to_their_constraints() {
    #[derive(Typed, Debug)]
    struct Computed {
        #[typed(default = too_big(), range(..=150))]
        a: u8,
        #[typed(default = String::from("ada"), check = starts_upper)]
        b: String,
    }
    let report = Computed::construct(args!()).unwrap_err();
    assert_eq!(
        report.to_string(),
        "Computed.a: expected ..=150, got int 200\n\
         Computed.b: expected a capital first, got str \"ada\""
    );
    let computed = Computed::construct(args!(1, "Ada")).unwrap();
    assert_eq!((computed.a, computed.b.as_str()), (1, "Ada"));
}

#[cfg(feature = "regex")]
#[test]
fn patterns() {
    #[derive(Typed, Debug)]
    struct Tag {
        #[typed(pattern = "^[a-z]+(-[a-z]+)*$", len(..=10))]
        name: String,
    }
    let mut tag = Tag::construct(args!("a-b")).unwrap();
    assert_rejected(
        tag.set("name", "A"),
        code::CONSTRAINT_PATTERN,
        "Tag.name: expected a string that matches `^[a-z]+(-[a-z]+)*$`, got str \"A\"",
    );
    tag.set_name("a-").unwrap_err();
    tag.update(args!(name = "")).unwrap_err();
    tag.set_name("abcdefghijk").unwrap_err();
    assert_eq!(tag.name, "a-b");
    Tag::construct(args!("-")).unwrap_err();
}

#[derive(Typed, Debug)]
struct Priced {
    #[typed(multiple_of(0.01))]
    price: f64,
}

#[test]
fn fractions_are_multiples_as_they_are_written() {
    for price in [19.99, 0.07, 0.5, 10.0, 1.0, 0.0, -0.29] {
        assert_eq!(Priced::construct(args!(price)).unwrap().price, price);
    }
    assert_eq!(
        Priced::construct(args!(19.995)).unwrap_err().to_string(),
        "Priced.price: expected a multiple of 0.01, got float 19.995",
    );
}

#[derive(Typed, Debug)]
struct OneOfMany {
    #[typed(one_of(1, 2, 3, 4, 5, 6, 7, 8, 9))]
    it: u8,
}

#[test]
fn messages_list_the_first_of_many_values() {
    assert_eq!(OneOfMany::construct(args!(9)).unwrap().it, 9);
    assert_eq!(
        OneOfMany::construct(args!(10)).unwrap_err().to_string(),
        "OneOfMany.it: expected one of 1, 2, 3, 4, 5, 6, 7, 8, …, got int 10",
    );
}

#[derive(Typed, Debug, PartialEq)]
struct Product {
    #[typed(range(1..=1000), multiple_of(5))]
    price: u32,
    #[typed(len(2..=8), one_of("small", "medium", "large", "x"))]
    size: String,
    #[typed(default, len(..3))]
    notes: Vec<Untyped>,
}

#[test]
fn seed_58_constraints_compose() {
    let report = Product::construct(args!(1001, "x", notes = [1, 2, 3])).unwrap_err();
    let lines: Vec<_> = report.iter().map(ToString::to_string).collect();
    assert_eq!(
        lines,
        [
            "Product.price: expected 1..=1000, got int 1001",
            "Product.price: expected a multiple of 5, got int 1001",
            "Product.size: expected length 2..=8, got str \"x\"",
            "Product.notes: expected length ..3, got list [1, 2, 3]",
        ]
    );
    let codes: Vec<_> = report.iter().map(|one| one.code()).collect();
    assert_eq!(
        codes,
        ["constraint.range", "constraint.multiple_of", "constraint.len", "constraint.len"]
    );
    let product = Product::construct(args!(1000, "large")).unwrap();
    assert_eq!(product.price, 1000);
}
