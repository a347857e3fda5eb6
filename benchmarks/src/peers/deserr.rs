//! An error that collects all mismatches. deserr leaves this error to its users.

use deserr::{DeserializeError, ErrorKind, IntoValue, MergeWithError, ValueKind, ValuePointerRef};
use std::ops::ControlFlow;

#[derive(Debug)]
pub struct Faults(pub Vec<Fault>);

#[derive(Debug)]
#[allow(dead_code, reason = "written for whoever prints it")]
pub struct Fault {
    path: String,
    expected: Option<ValueKind>,
    actual: Option<ValueKind>,
}

impl MergeWithError<Self> for Faults {
    fn merge(
        before: Option<Self>,
        mut other: Self,
        _: ValuePointerRef<'_>,
    ) -> ControlFlow<Self, Self> {
        ControlFlow::Continue(match before {
            Some(mut faults) => {
                faults.0.append(&mut other.0);
                faults
            }
            None => other,
        })
    }
}

impl DeserializeError for Faults {
    fn error<V: IntoValue>(
        before: Option<Self>,
        error: ErrorKind<'_, V>,
        location: ValuePointerRef<'_>,
    ) -> ControlFlow<Self, Self> {
        let (path, expected, actual) = match error {
            ErrorKind::IncorrectValueKind { actual, accepted } => {
                (path(location), accepted.first().copied(), Some(actual.kind()))
            }
            ErrorKind::MissingField { field } => (path(location.push_key(field)), None, None),
            _ => (path(location), None, None),
        };
        let mut faults = before.unwrap_or(Self(Vec::new()));
        faults.0.push(Fault { path, expected, actual });
        ControlFlow::Continue(faults)
    }
}

fn path(location: ValuePointerRef<'_>) -> String {
    match location {
        ValuePointerRef::Origin => String::new(),
        ValuePointerRef::Key { key, prev: ValuePointerRef::Origin } => key.to_owned(),
        ValuePointerRef::Key { key, prev } => path(*prev) + "." + key,
        ValuePointerRef::Index { index, prev } => format!("{}[{index}]", path(*prev)),
    }
}
