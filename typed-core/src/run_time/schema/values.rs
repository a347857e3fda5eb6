//! `enum` and `const`.

use super::keywords::{Kind, kinds};
use super::place::Place;
use super::{Reader, any};
use crate::constraint::Constraint;
use crate::run_time::ranges::constants;
use crate::run_time::types::DynamicType;
use crate::value::{Map, Untyped, Value};
use alloc::string::String;
use alloc::vec::Vec;

impl Reader<'_> {
    /// One of the values listed: of a type with the constraint `one_of` where they are all of one.
    pub(super) fn constants(&mut self, map: &Map<'_>, at: &Place) -> DynamicType {
        let values = match (map.get("enum"), map.get("const")) {
            (Some(Value::List(values)), None) => values.iter().collect(),
            (None, Some(value)) => Vec::from([value]),
            (Some(_), None) => {
                self.refuse(&at.key("enum"), "expected a list of values");
                return any();
            }
            _ => {
                self.refuse(&at.key("const"), "there is an `enum` already");
                return any();
            }
        };
        let (kind, nullable) = match map.get("type") {
            Some(_) => match kinds(self, map, at) {
                Some(kinds) => kinds,
                None => return any(),
            },
            None => (None, true),
        };
        let has_null = nullable && values.iter().any(|value| value.is_null());
        let fits = |value: &&&Value<'_>| kind.is_none_or(|kind| kind.has(value));
        let values: Vec<&Value<'_>> =
            values.iter().filter(|value| !value.is_null()).filter(fits).copied().collect();
        let of = match (values.as_slice(), has_null) {
            ([], true) => return DynamicType::of::<()>(),
            ([], false) => {
                self.refuse(at, "no value is of the type and among the constants");
                return any();
            }
            _ => one_of(kind, &values),
        };
        if has_null { DynamicType::option(of) } else { of }
    }
}

fn one_of(kind: Option<Kind>, values: &[&Value<'_>]) -> DynamicType {
    let all = |kind: Kind| values.iter().all(|value| kind.has(value));
    let of = if all(Kind::String) {
        Some(DynamicType::of::<String>())
    } else if all(Kind::Boolean) {
        Some(DynamicType::of::<bool>())
    } else if all(Kind::Integer) && kind != Some(Kind::Number) {
        Some(if values.iter().all(|value| value.as_i64().is_some()) {
            DynamicType::of::<i64>()
        } else {
            DynamicType::of::<i128>()
        })
    } else if all(Kind::Number) {
        Some(DynamicType::of::<f64>())
    } else {
        None
    };
    let constants = constants(values.iter().copied());
    match (of, constants) {
        (Some(of), Ok(constants)) => of.constraint(Constraint::one_of(constants)),
        _ => DynamicType::constants(
            values.iter().map(|value| -> Untyped { Value::clone(value).into_owned() }),
        ),
    }
}
