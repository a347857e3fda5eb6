//! Readers of values of the declared type, which add every other value to the errors.

use super::{Dynamic, Mismatch, Source, checked};

type Wrong = Vec<Mismatch>;

pub fn unsigned(path: &str, value: &impl Source, wrong: &mut Wrong) -> Option<u32> {
    match value.look() {
        Dynamic::Int(number) => match checked(path, *number) {
            Ok(number) => Some(number),
            Err(mismatch) => {
                wrong.push(mismatch);
                None
            }
        },
        other => refuse(path, "u32", other, wrong),
    }
}

pub fn signed(path: &str, value: &impl Source, wrong: &mut Wrong) -> Option<i64> {
    match value.look() {
        Dynamic::Int(number) => Some(*number),
        other => refuse(path, "i64", other, wrong),
    }
}

/// Accepts integers too, if they are exact.
pub fn float(path: &str, value: &impl Source, wrong: &mut Wrong) -> Option<f64> {
    match value.look() {
        Dynamic::Float(number) => Some(*number),
        Dynamic::Int(number) if number.unsigned_abs() <= 1 << 53 => Some(*number as f64),
        other => refuse(path, "f64", other, wrong),
    }
}

pub fn flag(path: &str, value: &impl Source, wrong: &mut Wrong) -> Option<bool> {
    match value.look() {
        Dynamic::Flag(flag) => Some(*flag),
        other => refuse(path, "bool", other, wrong),
    }
}

pub fn text(path: &str, value: impl Source, wrong: &mut Wrong) -> Option<String> {
    match value.look() {
        Dynamic::Text(_) => value.into_text(),
        other => refuse(path, "String", other, wrong),
    }
}

pub fn optional_text(path: &str, value: impl Source, wrong: &mut Wrong) -> Option<Option<String>> {
    match value.look() {
        Dynamic::Null => Some(None),
        _ => text(path, value, wrong).map(Some),
    }
}

pub fn list_of_u32(path: &str, value: &impl Source, wrong: &mut Wrong) -> Option<Vec<u32>> {
    let items = match value.look() {
        Dynamic::List(items) => items,
        other => return refuse(path, "Vec<u32>", other, wrong),
    };
    let mut numbers = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        match item {
            Dynamic::Int(number) if u32::try_from(*number).is_ok() => numbers.push(*number as u32),
            other => wrong.push(Mismatch::new(&format!("{path}[{index}]"), "u32", other.kind())),
        }
    }
    (numbers.len() == items.len()).then_some(numbers)
}

#[cold]
pub fn refuse<T>(
    path: &str,
    expected: &'static str,
    value: &Dynamic<'_>,
    wrong: &mut Wrong,
) -> Option<T> {
    wrong.push(Mismatch::new(path, expected, value.kind()));
    None
}
