//! The distance of a value from a schema that rejects it, to find the alternative that was meant.

use crate::report::{Context, Key};
use crate::schema::json::assert::canon::Canon;
use crate::schema::json::assert::check::Evaluation;
use crate::schema::json::assert::tree::{Applied, Id, Maps};
use crate::schema::json::types::Types;
use crate::value::{Map, Value};
use core::iter;

/// The distance of another type.
const OTHER_TYPE: u32 = 1_000_000;

/// The distance of another constant, such as the tag of an alternative.
const OTHER_CONSTANT: u32 = 1_000;

/// The greatest number of schemas, one within another, that are looked at.
const DEEPEST: u8 = 8;

impl Evaluation<'_> {
    /// Returns the distance of a value from a schema.
    pub(super) fn distance(&mut self, id: Id, value: &Value<'_>, cx: &mut Context<'_>) -> u32 {
        self.distance_at(id, value, 0, cx)
    }

    /// Returns the types that a schema accepts, as far as it says so itself, or refers to it.
    pub(super) fn types(&self, id: Id) -> Types {
        self.types_at(id, 0)
    }

    fn types_at(&self, id: Id, depth: u8) -> Types {
        let Some(node) = self.tree.node(id).filter(|_| depth < DEEPEST) else { return Types::ALL };
        node.applied.iter().fold(node.types, |types, applied| match applied {
            Applied::All(ids) => ids
                .iter()
                .map(|id| self.types_at(*id, depth.saturating_add(1)))
                .fold(types, Types::and),
            _ => types,
        })
    }

    fn distance_at(&mut self, id: Id, value: &Value<'_>, depth: u8, cx: &mut Context<'_>) -> u32 {
        let Some(node) = self.tree.node(id).filter(|_| depth < DEEPEST) else { return 1 };
        if !node.types.contains(Types::of(value)) {
            return OTHER_TYPE;
        }
        if let Some(constants) = &node.constants
            && constants.values.binary_search(&Canon::of(value)).is_err()
        {
            return OTHER_CONSTANT;
        }
        let mut distance = match (value, &node.maps) {
            (Value::Map(map), Some(rules)) => self.distance_of_map(rules, map, cx),
            _ => 0,
        };
        for applied in &node.applied {
            if let Applied::All(ids) = applied {
                for id in ids {
                    let more = self.distance_at(*id, value, depth.saturating_add(1), cx);
                    distance = distance.saturating_add(more);
                }
            }
        }
        // One without a fault here can have one further down.
        distance.saturating_add(u32::from(distance == 0 && !self.holds(id, value, cx)))
    }

    fn distance_of_map(&mut self, rules: &Maps, map: &Map<'_>, cx: &mut Context<'_>) -> u32 {
        let is_closed = rules.additional.is_some_and(|id| self.is_never(id));
        let mut left = rules.required.len();
        let mut distance = 0_u32;
        for (key, value) in map.iter() {
            let property = key.as_str().and_then(|name| rules.properties.get(name));
            // A map can have a key twice.
            let is_given = key.as_str().is_some_and(|name| is_required(rules, name));
            left = left.saturating_sub(usize::from(is_given));
            let Some(id) = property else {
                distance = distance.saturating_add(u32::from(is_closed));
                continue;
            };
            let mut cx = cx.at(Key::Item(key));
            if !self.holds(*id, value, &mut cx) {
                let is_tag = self.tree.node(*id).is_some_and(|node| node.constants.is_some());
                distance = distance.saturating_add(if is_tag { OTHER_CONSTANT } else { 1 });
            }
        }
        iter::repeat_n(1_u32, left).fold(distance, u32::saturating_add)
    }
}

fn is_required(rules: &Maps, name: &str) -> bool {
    rules.required.iter().any(|required| required == name)
}
