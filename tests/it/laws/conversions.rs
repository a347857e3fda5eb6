//! The laws of conversion: each mode accepts what the one before it accepts, with the same value, and text
//! agrees with the value that it spells.

use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;
use std::time::Duration;
use typed_structs::{FieldType, Lax, Map, Typed, Untyped, Value, args, from_value, json};

#[derive(Typed, Debug, Clone, PartialEq)]
struct Point {
    x: i32,
    #[typed(default)]
    y: Option<u8>,
    #[typed(lax, default)]
    z: f64,
    #[typed(strict, default)]
    exact: bool,
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(untagged)]
enum Any {
    Flag(bool),
    Number(i64),
    Numbers(Vec<u8>),
    Point { x: i64 },
    Float(f64),
}

#[derive(Typed, Debug, Clone, PartialEq)]
enum Choice {
    Empty,
    #[typed(rename = "null")]
    Null,
    One(u8),
    Two {
        a: i8,
        b: Option<String>,
    },
}

#[derive(Typed, Debug, Default, Clone, PartialEq)]
struct Holder {
    #[typed(default)]
    flag: bool,
    #[typed(default)]
    number: i64,
    #[typed(default)]
    float: f64,
    #[typed(default)]
    string: String,
    #[typed(default)]
    numbers: Vec<i16>,
    #[typed(default)]
    texts: BTreeSet<String>,
    #[typed(default)]
    map: BTreeMap<String, f64>,
    #[typed(default)]
    nested: Vec<Vec<u8>>,
    #[typed(default)]
    pair: (u8, String),
    maybe: Option<i8>,
    choice: Option<Choice>,
    point: Option<Point>,
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "",
            " ",
            "0",
            "1",
            "-1",
            "+1",
            "01",
            "1.0",
            "1.5",
            "1_000",
            "1e2",
            "NaN",
            "inf",
            "true",
            "FALSE",
            "yes",
            "off",
            "null",
            "Empty",
            "256",
            "1,2",
            "a=1",
            "a=1,b=2",
            "[1, 2]",
            "[\"1\", true]",
            "[",
            "{}",
            "[[1],[2]]",
            r#"{"x": 1}"#,
            r#"{"x": "1", "y": "2"}"#,
            r#"{"One": "3"}"#,
            "1h30m",
            "64MiB",
            "300",
            " 7 ",
            "1,",
            ",",
        ])
        .prop_map(String::from),
        "[0-9 ,=.a-c-]{0,6}",
        any::<i64>().prop_map(|number| number.to_string()),
        any::<f64>().prop_map(|number| number.to_string()),
    ]
}

fn value() -> impl Strategy<Value = Untyped> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        prop_oneof![(-2..300_i64).boxed(), any::<i64>().boxed()].prop_map(Value::from),
        prop_oneof![
            (-3..300).prop_map(|whole| f64::from(whole) / 2.0).boxed(),
            any::<f64>().boxed()
        ]
        .prop_map(Value::from),
        any::<u128>().prop_map(Value::from),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let key = prop::sample::select(vec![
            "x", "y", "z", "exact", "One", "Two", "a", "b", "secs", "nanos",
        ]);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3)
                .prop_map(|items| items.into_iter().collect()),
            prop::collection::btree_map(key, inner, 0..3).prop_map(|entries| {
                let mut map = Map::new();
                entries.into_iter().for_each(|(key, value)| map.push(key, value));
                Value::Map(map)
            }),
        ]
    })
}

/// Checks a value in all three modes.
fn modes_agree<T>(value: &Untyped) -> Result<(), TestCaseError>
where
    T: for<'v> FieldType<'v> + Debug + Send + Sync + 'static,
    One<T>: Typed,
{
    let strict = from_value::<T>(value.clone()).map(|taken| format!("{taken:?}"));
    let lax = from_value::<Lax<T>>(value.clone()).map(|taken| format!("{:?}", taken.0));
    let text = One::<T>::construct(args!(one = value.clone()).text());
    let text = text.map(|taken| format!("{:?}", taken.one));
    if let Ok(strict) = &strict {
        prop_assert_eq!(Some(strict), lax.as_ref().ok(), "strict and lax of {}", value);
    }
    if let Ok(lax) = &lax {
        prop_assert_eq!(Some(lax), text.as_ref().ok(), "lax and text of {}", value);
    }
    Ok(())
}

#[derive(Typed, Debug)]
struct One<T> {
    one: T,
}

fn spelled(value: &impl typed_structs::ToValue) -> String {
    let text = json::to_string(value).unwrap();
    match text.strip_prefix('"') {
        Some(_) => from_value::<String>(json::from_str(&text).unwrap()).unwrap(),
        None => text,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn each_mode_accepts_what_the_one_before_accepts(value in value()) {
        modes_agree::<bool>(&value)?;
        modes_agree::<i64>(&value)?;
        modes_agree::<u8>(&value)?;
        modes_agree::<f64>(&value)?;
        modes_agree::<f32>(&value)?;
        modes_agree::<char>(&value)?;
        modes_agree::<String>(&value)?;
        modes_agree::<Untyped>(&value)?;
        modes_agree::<Duration>(&value)?;
        modes_agree::<Option<u8>>(&value)?;
        modes_agree::<Option<String>>(&value)?;
        modes_agree::<Vec<i64>>(&value)?;
        modes_agree::<[u8; 2]>(&value)?;
        modes_agree::<(i64, String)>(&value)?;
        modes_agree::<Vec<Vec<Untyped>>>(&value)?;
        modes_agree::<BTreeMap<String, i64>>(&value)?;
        modes_agree::<BTreeMap<i8, Option<f64>>>(&value)?;
        modes_agree::<Any>(&value)?;
        modes_agree::<Vec<Any>>(&value)?;
        modes_agree::<Choice>(&value)?;
        modes_agree::<Point>(&value)?;
        modes_agree::<Option<Box<Point>>>(&value)?;
    }

    #[test]
    fn text_agrees_with_the_value_that_it_spells(
        (flag, number, float, text) in (any::<bool>(), any::<i64>(), any::<f64>(), any::<String>()),
        numbers in prop::collection::vec(any::<i16>(), 0..4),
        texts in prop::collection::btree_set(any::<String>(), 0..3),
        map in prop::collection::btree_map(any::<String>(), -1e9..1e9, 0..3),
        nested in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..3), 0..3),
        (maybe, x, y) in (any::<Option<i8>>(), any::<i32>(), any::<Option<u8>>()),
        choice in prop_oneof![
            Just(None),
            Just(Some(Choice::Empty)),
            Just(Some(Choice::Null)),
            any::<u8>().prop_map(|one| Some(Choice::One(one))),
            (any::<i8>(), any::<Option<String>>()).prop_map(|(a, b)| Some(Choice::Two { a, b })),
        ],
    ) {
        let pair = (7, text.clone());
        let point = Some(Point { x, y, z: float.trunc(), exact: flag });
        let whole = Holder {
            flag, number, float, string: text, numbers, texts, map, nested, pair, maybe, choice, point,
        };
        let mut by_text = Holder::default();
        for (field, value) in whole.fields() {
            // Nothing is spelled like nothing, and `null` is a variant here.
            if field.name() == "choice" && value.is_null() {
                continue;
            }
            by_text.set_text(field.name(), &spelled(&value)).unwrap();
        }
        prop_assert_eq!(&by_text, &whole);
        let names = whole.fields().filter(|(_, value)| !value.is_null());
        let names: Vec<_> = names.map(|(field, value)| (field.name(), spelled(&value))).collect();
        prop_assert_eq!(&Holder::construct_text(names.clone()).unwrap(), &whole);
        let mut applied = Holder::default();
        applied.apply(names.iter().map(|(name, text)| format!("{name}={text}"))).unwrap();
        prop_assert_eq!(applied, whole);
    }
}
