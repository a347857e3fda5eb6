//! Secrets, which no message and no report shows.

mod calls;
mod containers;
mod dynamic;
mod enums;

use std::fmt::{Debug, Display};
use typed_structs::{Map, Secret, Typed, Untyped, Value};

/// The text that no message may show.
const TEXT: &str = "hunter2";
const NUMBER: i64 = 48_151_623;

#[derive(Typed, Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Account {
    name: String,
    password: Secret<String>,
}

fn account() -> Account {
    Account { name: "ada".into(), password: Secret::new(TEXT.into()) }
}

/// An account as an input spells it.
fn input() -> Value<'static> {
    map([("name", "ada"), ("password", TEXT)])
}

fn map<const N: usize>(
    entries: [(impl Into<Value<'static>>, impl Into<Value<'static>>); N],
) -> Untyped {
    let mut map = Map::new();
    entries.into_iter().for_each(|(key, value)| map.push(key, value));
    map.into()
}

/// Values with the canary in them, of every kind that has room for one.
fn canaries() -> Vec<Untyped> {
    let pair = map([("ada", TEXT)]);
    let integers = [i128::from(NUMBER) << 70, NUMBER.into()].map(Value::from);
    let [big, integer] = integers;
    vec![
        TEXT.into(),
        integer,
        big,
        (NUMBER as f64).into(),
        Value::from(TEXT.as_bytes()).into_owned(),
        input(),
        pair.clone(),
        Value::List(vec![pair.clone()].into()),
        Value::List(vec![input(), input(), input()].into()),
        [TEXT, "x"].into(),
        vec![vec![TEXT]].into(),
        map([(1, TEXT)]),
        map([("0", pair)]),
    ]
}

/// The text of a report, in all its forms, which shows nothing of the canary.
#[track_caller]
fn hidden(report: &(impl Display + Debug + serde::Serialize)) -> String {
    let shown = report.to_string();
    let all = format!("{shown}\n{report:?}\n{report:#?}\n{}", json(report));
    assert!(!all.contains(TEXT) && !all.contains("48151623"), "{all}");
    assert!(!all.contains(&(i128::from(NUMBER) << 70).to_string()), "{all}");
    shown
}

fn json(report: &impl serde::Serialize) -> String {
    serde_json::to_string(report).unwrap()
}
