//! Laws of structs: all values, reports and updates.

use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use typed_structs::{Arg, Map, Registry, Typed, Untyped, Value};

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(check = Record::is_consistent)]
struct Record {
    number: i64,
    #[typed(range(0..=150))]
    small: u8,
    wide: u128,
    ratio: f64,
    flag: bool,
    text: String,
    maybe: Option<String>,
    list: Vec<u16>,
    map: BTreeMap<String, i32>,
    shape: Shape,
    inner: Inner,
    any: Untyped,
}

impl Record {
    fn is_consistent(&self) -> bool {
        !self.flag || self.inner.level < 200
    }
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Inner {
    level: u8,
    #[typed(len(..=4))]
    names: Vec<String>,
    next: Option<Box<Inner>>,
}

#[derive(Typed, Debug, Clone, PartialEq)]
enum Shape {
    Unit,
    Struct { x: i8, y: Option<char> },
    Tuple(bool, String),
    New(u64),
}

fn scalar() -> impl Strategy<Value = Untyped> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (0..300_i64).prop_map(Value::from),
        any::<i128>().prop_map(Value::from),
        any::<f64>().prop_map(|float| Value::from(if float.is_nan() { 0.5 } else { float })),
        "[a-z]{0,5}".prop_map(Value::from),
        Just(Value::from("Unit")),
    ]
}

fn value() -> impl Strategy<Value = Untyped> {
    scalar().prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            btree_map("[a-z]{1,3}|level|names|next|New|x", inner, 0..4).prop_map(Value::from),
        ]
    })
}

fn inner() -> impl Strategy<Value = Inner> {
    let level = 0..100_u8;
    let leaf = (level.clone(), vec("[a-z]{0,3}", 0..4)).prop_map(|(level, names)| Inner {
        level,
        names,
        next: None,
    });
    (leaf.clone(), option::of(leaf))
        .prop_map(|(outer, next)| Inner { next: next.map(Box::new), ..outer })
}

fn shape() -> impl Strategy<Value = Shape> {
    prop_oneof![
        Just(Shape::Unit),
        (any::<i8>(), any::<Option<char>>()).prop_map(|(x, y)| Shape::Struct { x, y }),
        (any::<bool>(), ".{0,4}").prop_map(|(left, right)| Shape::Tuple(left, right)),
        any::<u64>().prop_map(Shape::New),
    ]
}

fn record() -> impl Strategy<Value = Record> {
    let scalars = (any::<i64>(), 0..=150_u8, any::<u128>(), -1e300..1e300, any::<bool>(), ".{0,6}");
    let others = (
        option::of("[a-z]{0,3}"),
        vec(any::<u16>(), 0..4),
        btree_map("[a-z.\"]{0,3}", any::<i32>(), 0..4),
        shape(),
        inner(),
        value(),
    );
    (scalars, others).prop_map(
        |((number, small, wide, ratio, flag, text), (maybe, list, map, shape, inner, any))| {
            Record { number, small, wide, ratio, flag, text, maybe, list, map, shape, inner, any }
        },
    )
}

fn path() -> impl Strategy<Value = String> {
    let names = Record::class().fields().iter().map(|field| field.name().to_owned());
    let mut paths: Vec<String> = names.collect();
    let nested = [
        "inner.level",
        "inner.names",
        "inner.names[0]",
        "inner.next",
        "inner.next.level",
        "list[0]",
        "map.a",
        "map[\"a.\"]",
        "shape.x",
        "shape[0]",
        "any.a",
        "any[0]",
        "nothing",
        "inner.x",
        "",
    ];
    paths.extend(nested.map(str::to_owned));
    proptest::sample::select(paths)
}

/// A set with a value that is often right.
fn fitting(path: &str, value: Untyped, other: &Record) -> Untyped {
    match other.get(path) {
        Ok(fitting) if value.is_null() || value == true => fitting.into_owned(),
        _ => value,
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 64,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn to_value_and_from_value_round_trip(record in record()) {
        prop_assert_eq!(Record::from_value(record.to_value()).unwrap(), record.clone());
        let Value::Map(map) = record.to_value() else { unreachable!() };
        prop_assert_eq!(Record::construct(map).unwrap(), record);
    }

    #[test]
    fn a_registry_makes_what_the_struct_makes(
        record in record(), name in "[a-z]{0,3}|number|small|list|inner|map", value in value(), at in 0..8_usize,
    ) {
        let Value::Map(mut content) = record.to_value().into_owned() else { unreachable!() };
        content.remove(&name);
        content.push(name, value);
        let mut entries: Vec<_> = content.clone().into_iter().collect();
        entries.insert(at, ("class".into(), "Record".into()));
        let named = Value::Map(entries.into_iter().collect());
        let mut registry = Registry::new();
        registry.register::<Record>().unwrap();
        let made = registry.from_value(named.clone()).map(|record| record.to_value().into_owned());
        let in_a_list = registry.from_list(Value::List(vec![named].into()));
        prop_assert_eq!(in_a_list.is_ok(), made.is_ok());
        let expected = Record::from_value(content).map(|record| record.to_value().into_owned());
        match (made, expected) {
            (Ok(made), Ok(expected)) => prop_assert_eq!(made, expected),
            (Err(made), Err(expected)) => prop_assert_eq!(made.to_string(), expected.to_string()),
            (made, expected) => prop_assert!(false, "{made:?}, but {expected:?}"),
        }
    }

    #[test]
    fn set_then_get_is_the_same_and_a_refused_set_changes_nothing(
        mut record in record(),
        other in record(),
        steps in vec((path(), value()), 1..8),
    ) {
        for (path, value) in steps {
            let value = fitting(&path, value, &other);
            let before = record.clone();
            match record.set(&path, value.clone()) {
                Ok(()) => {
                    let got = record.get(&path).unwrap();
                    // A float field takes integers, an enum its own aliases.
                    let same = got == value
                        || matches!((&got, &value), (Value::Float(float), Value::Int(_) | Value::BigInt(_))
                            if Value::from(*float as i128) == value)
                        || Record::from_value(record.to_value()).unwrap() == record;
                    prop_assert!(same, "{} = {}: {}", path, value, got);
                    prop_assert!(record.is_consistent() && record.small <= 150);
                }
                Err(error) => {
                    prop_assert_eq!(&record, &before, "{}", error);
                    prop_assert!(!error.to_string().is_empty());
                }
            }
        }
    }

    #[test]
    fn a_refused_update_changes_nothing(
        mut record in record(),
        other in record(),
        changes in vec((path(), value()), 1..5),
    ) {
        let changes: Vec<Arg<'_>> = changes
            .into_iter()
            .map(|(name, value)| Arg::named(name.clone(), fitting(&name, value, &other)))
            .collect();
        let before = record.clone();
        if record.update(changes).is_err() {
            prop_assert_eq!(record, before);
        } else {
            prop_assert!(record.is_consistent());
        }
    }

    #[test]
    fn construct_reports_exactly_the_faults(
        record in record(),
        faults in proptest::collection::btree_set(0..12_usize, 0..12),
        extra in any::<bool>(),
    ) {
        let mut given = Map::new();
        let mut expected = BTreeSet::new();
        for (index, (field, value)) in record.fields().enumerate() {
            // `any` takes everything: what is wrong with it is that it is missing.
            let value = match (faults.contains(&index), field.name()) {
                (false, _) => value,
                (true, "any") => {
                    expected.insert(("any", "missing"));
                    continue;
                }
                (true, name) => {
                    let (wrong, code) = wrong(name);
                    expected.insert((name, code));
                    wrong
                }
            };
            given.push(field.name(), value);
        }
        if extra {
            given.push("unheard", 1);
            expected.insert(("unheard", "unknown"));
        }
        match Record::construct(given) {
            Ok(constructed) => {
                prop_assert!(expected.is_empty());
                prop_assert_eq!(constructed, record);
            }
            Err(report) => {
                let found: BTreeSet<_> = report.iter().map(|one| (one.path(), one.code())).collect();
                prop_assert_eq!(found, expected.clone());
                prop_assert_eq!(report.len(), expected.len());
            }
        }
    }

    #[test]
    fn no_path_panics(record in record(), path in "[a-z.\\[\\]0-9\"\\\\]{0,12}", value in value()) {
        let mut set = record.clone();
        if record.get(&path).is_err() && set.set(&path, value).is_err() {
            prop_assert_eq!(set, record);
        }
    }
}

/// A value that the field rejects, and the code of the mismatch.
fn wrong(field: &str) -> (Value<'static>, &'static str) {
    match field {
        "text" | "maybe" => (Value::from(1), "type"),
        "small" => (Value::from(151), "constraint.range"),
        "shape" => (Value::from("x"), "unknown"),
        _ => (Value::from("x"), "type"),
    }
}
