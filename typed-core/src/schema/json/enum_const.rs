//! The keywords `enum` and `const`.

use crate::class::Constraint;
use crate::dynamic::DynamicType;
use crate::schema::json::keywords::{Kind, check_keywords, kinds};
use crate::schema::json::pointer::Place;
use crate::schema::json::{Reader, any};
use crate::schema::parse_constraint::constants;
use crate::value::{Map, Untyped, Value};
use alloc::format;
use alloc::vec::Vec;

impl<'s> Reader<'s> {
    /// Returns the type of the listed values. If they have a common type, it is that one with a
    /// constraint `one_of`.
    pub(super) fn constants(&mut self, map: &'s Map<'s>, at: &Place) -> DynamicType {
        let values = match (map.get("enum"), map.get("const")) {
            (Some(Value::List(values)), None) => values.iter().collect(),
            (None, Some(value)) => Vec::from([value]),
            (Some(_), None) => {
                self.reject(&at.key("enum"), "expected a list of values");
                return any();
            }
            _ => {
                self.reject(&at.key("const"), "cannot be combined with `enum`");
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
        let nullable = nullable || kind == Some(Kind::Null);
        let has_null = nullable && values.iter().any(|value| value.is_null());
        let fits = |value: &&&Value<'_>| kind.is_none_or(|kind| kind.has(value));
        let values: Vec<&Value<'_>> =
            values.iter().filter(|value| !value.is_null()).filter(fits).copied().collect();
        let of = match (values.as_slice(), has_null) {
            ([], true) => return DynamicType::of::<()>(),
            ([], false) => {
                self.reject(at, "no constant is of the type");
                return any();
            }
            _ => self.one_of(kind, &values, map, at),
        };
        if has_null { DynamicType::option(of) } else { of }
    }

    fn one_of(
        &mut self,
        kind: Option<Kind>,
        values: &[&Value<'_>],
        map: &'s Map<'s>,
        at: &Place,
    ) -> DynamicType {
        match (kind.or_else(|| common(values)), constants(values.iter().copied())) {
            (Some(kind), Ok(constants)) if is_exact(kind, values) => {
                let keywords = [kind.keywords(), &["enum", "const"]].concat();
                check_keywords(self, map, &keywords, &format!("to {}", kind.name()), at);
                let of = self.of_kind(kind, map, at);
                self.constrain(of, Constraint::one_of(constants), at)
            }
            _ => {
                let keywords = ["type", "enum", "const"];
                check_keywords(self, map, &keywords, "beside `enum` and `const`", at);
                let owned = |value: &&Value<'_>| -> Untyped { Value::clone(value).into_owned() };
                DynamicType::constants(values.iter().map(owned))
            }
        }
    }
}

/// Returns the common type of the values, if there is one.
fn common(values: &[&Value<'_>]) -> Option<Kind> {
    let kinds = [Kind::String, Kind::Boolean, Kind::Integer, Kind::Number];
    kinds.into_iter().find(|kind| values.iter().all(|value| kind.has(value)))
}

/// Returns `true` if the type holds each value unchanged.
fn is_exact(kind: Kind, values: &[&Value<'_>]) -> bool {
    kind != Kind::Integer || values.iter().all(|value| value.as_i64().is_some())
}
