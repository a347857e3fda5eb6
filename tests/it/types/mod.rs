//! The field types of the standard library, in both directions: accepted values, rejected values with
//! their paths, and values shown.

mod cells;
mod conversion_attrs;
mod fields;
mod foreign;
mod lists;
mod map_keys;
mod maps;
mod nesting;
mod numbers;
mod others;
mod ranges;
mod text;

use std::fmt::Debug;
use typed_structs::{FieldType, Value, code, from_value};

/// The value is taken, and is this.
#[track_caller]
fn takes<'v, T: FieldType<'v> + PartialEq + Debug>(value: impl Into<Value<'v>>, expected: T) {
    let value = value.into();
    let shown = format!("{value}");
    match from_value::<T>(value) {
        Ok(taken) => assert_eq!(taken, expected, "{shown}"),
        Err(report) => panic!("{shown} was refused: {report}"),
    }
}

/// Checks that the value is rejected with these paths and codes.
#[track_caller]
fn refuses<'v, T: FieldType<'v>>(value: impl Into<Value<'v>>, expected: &[(&str, &str)]) {
    let value = value.into();
    let shown = format!("{} of {value}", T::TYPE);
    match from_value::<T>(value) {
        Ok(_) => panic!("{shown} was taken"),
        Err(report) => {
            let found: Vec<_> = report.iter().map(|one| (one.path(), one.code())).collect();
            assert_eq!(found, expected, "{shown}: {report}");
        }
    }
}

/// The only line of the report.
#[track_caller]
fn message<'v, T: FieldType<'v>>(value: impl Into<Value<'v>>) -> String {
    match from_value::<T>(value.into()) {
        Ok(_) => panic!("it was taken"),
        Err(report) => report.to_string(),
    }
}

/// Shown as a value it is taken again, and is the same; moved into a value it looks the same.
#[track_caller]
fn round_trips<T>(original: T, shown: impl Into<Value<'static>>)
where
    T: for<'v> FieldType<'v> + Into<Value<'static>> + PartialEq + Debug + Clone,
{
    let shown = shown.into();
    assert_eq!(original.to_value(), shown, "how it is shown");
    assert_eq!(from_value::<T>(original.to_value()).unwrap(), original, "taken again");
    assert_eq!(original.into(), shown, "moved into a value");
}

const TYPE: &[(&str, &str)] = &[("", code::TYPE)];
const RANGE: &[(&str, &str)] = &[("", code::RANGE)];

fn map<const N: usize>(entries: [(Value<'static>, Value<'static>); N]) -> Value<'static> {
    Value::Map(entries.into_iter().collect())
}

fn names<const N: usize>(entries: [(&'static str, Value<'static>); N]) -> Value<'static> {
    Value::Map(entries.into_iter().map(|(key, value)| (key.into(), value)).collect())
}
