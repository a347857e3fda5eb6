//! The types that a schema allows, inferred from its keywords.

use crate::schema::json::pointer::Place;
use crate::schema::json::types::{Kind, Types};
use crate::schema::json::{REFERENCES, Reader};
use crate::value::{Map, Value};
use core::ptr;

/// The greatest number of schemas that apply to one value, one within another, and are looked at.
const DEEPEST: u8 = 64;

impl<'s> Reader<'s> {
    /// Returns a set that contains the types of all values that a schema accepts.
    pub(super) fn infer(&mut self, schema: &'s Value<'s>, at: &Place) -> Types {
        self.infer_at(schema, at, 0)
    }

    fn infer_at(&mut self, schema: &'s Value<'s>, at: &Place, depth: u8) -> Types {
        match schema {
            Value::Bool(false) => Types::NONE,
            Value::Map(map) if depth < DEEPEST => {
                let key = ptr::from_ref(map).addr();
                if let Some(types) = self.inferred.get(&key) {
                    return *types;
                }
                // A schema that is reached again allows any value, as far as this one knows.
                self.inferred.insert(key, Types::ALL);
                let types = self.infer_map(map, at, depth);
                self.inferred.insert(key, types);
                types
            }
            _ => Types::ALL,
        }
    }

    /// Returns the types that a schema allows by `type`, `enum` and `const`.
    pub(super) fn local(&self, map: &Map<'_>) -> Types {
        let of = |value: &Value<'_>| Types::of(value);
        let listed = match map.get("enum") {
            Some(Value::List(values)) => values.iter().map(of).fold(Types::NONE, Types::or),
            _ => Types::ALL,
        };
        let only = self.keyword(map, "const").map_or(Types::ALL, of);
        declared(map).and(listed).and(only)
    }

    fn infer_map(&mut self, map: &'s Map<'s>, at: &Place, depth: u8) -> Types {
        let below = depth.saturating_add(1);
        let mut types = self.local(map);
        for keyword in REFERENCES {
            if let Some(reference) = map.get(keyword).and_then(Value::as_str)
                && let Ok((at, target)) = self.identifiers.resolve(map, reference, at)
            {
                types = types.and(self.infer_at(target, &at, below));
                if self.draft.is_old {
                    return types;
                }
            }
        }
        if let Some(Value::List(all)) = map.get("allOf") {
            for schema in all.iter() {
                types = types.and(self.infer_at(schema, at, below));
            }
        }
        for keyword in ["anyOf", "oneOf"] {
            if let Some(Value::List(any)) = map.get(keyword)
                && !any.is_empty()
            {
                let mut one_of = Types::NONE;
                for schema in any.iter() {
                    one_of = one_of.or(self.infer_at(schema, at, below));
                }
                types = types.and(one_of);
            }
        }
        types
    }
}

/// Returns the types of the keyword `type`; all of them if it is missing or wrong.
pub(in crate::schema) fn declared(map: &Map<'_>) -> Types {
    let named = |name: &Value<'_>| Kind::named(name).map_or(Types::ALL, Kind::types);
    match map.get("type") {
        None => Types::ALL,
        Some(Value::List(names)) => names.iter().map(named).reduce(Types::or).unwrap_or(Types::ALL),
        Some(name) => named(name),
    }
}
