//! The keywords `enum` and `const`.

use crate::class::Constraint;
use crate::dynamic::DynamicType;
use crate::schema::json::pointer::Place;
use crate::schema::json::types::{Kind, Types};
use crate::schema::json::{Reader, Typed, any};
use crate::schema::parse_constraint;
use crate::value::{Map, Untyped, Value};
use alloc::vec::Vec;

impl<'s> Reader<'s> {
    /// Returns the type of listed values that have this type, with a constraint `one_of`.
    pub(super) fn constants(&mut self, kind: Kind, map: &'s Map<'s>, at: &Place) -> Typed {
        let values = self.listed(map).unwrap_or_default().into_iter();
        let values: Vec<_> =
            values.filter(|value| kind.types().contains(Types::of(value))).collect();
        if kind == Kind::Null && !values.is_empty() {
            let expressed = Vec::from(["type", "enum", "const"]);
            return Typed { of: DynamicType::of::<()>(), expressed };
        }
        let is_text = matches!(kind, Kind::Boolean | Kind::Integer | Kind::Number | Kind::String);
        if values.is_empty() || !is_text || !is_exact(kind, &values) {
            return self.of_several(map);
        }
        let mut typed = match kind {
            Kind::Integer => self.integer(map, at),
            Kind::Number => self.number(map, at),
            Kind::String => self.string(map, at),
            _ => Typed { of: DynamicType::of::<bool>(), expressed: Vec::from(["type"]) },
        };
        if let Ok(constants) = parse_constraint::constants(values) {
            let constraint = Constraint::one_of(constants);
            self.constrain(&mut typed, constraint, &["enum", "const"], at);
        }
        typed
    }

    /// Returns the type of values of several types. It is any type, unless they are listed.
    pub(super) fn of_several(&self, map: &'s Map<'s>) -> Typed {
        // Equal numbers are equal constants of the specification, but not of this crate.
        match self.listed(map) {
            Some(values) if !self.is_lenient => {
                let types = super::infer::declared(map);
                let values = values.into_iter().filter(|value| types.contains(Types::of(value)));
                let owned = |value: &Value<'_>| -> Untyped { Value::clone(value).into_owned() };
                let of = DynamicType::constants(values.map(owned));
                Typed { of, expressed: Vec::from(["type", "enum", "const"]) }
            }
            _ => Typed { of: any(), expressed: Vec::new() },
        }
    }

    /// Returns the listed values, unless two keywords list them.
    fn listed<'m>(&self, map: &'m Map<'m>) -> Option<Vec<&'m Value<'m>>> {
        match (map.get("enum"), self.keyword(map, "const")) {
            (Some(Value::List(values)), None) if !values.is_empty() => {
                Some(values.iter().collect())
            }
            (None, Some(value)) => Some(Vec::from([value])),
            _ => None,
        }
    }
}

/// Returns `true` if the type holds each value unchanged.
fn is_exact(kind: Kind, values: &[&Value<'_>]) -> bool {
    kind != Kind::Integer || values.iter().all(|value| value.as_i64().is_some())
}
