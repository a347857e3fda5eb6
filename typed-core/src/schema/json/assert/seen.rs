//! Items and properties that a schema has evaluated, for `unevaluatedItems` and
//! `unevaluatedProperties`.

use crate::report::{Context, Rejected};
use crate::schema::json::assert::check::Evaluation;
use crate::schema::json::assert::maps::matching;
use crate::schema::json::assert::tree::{Applied, Id, Lists, Maps, Node};
use crate::value::{List, Map, Value};
use alloc::collections::BTreeSet;

/// The items or properties, by number, that were evaluated.
#[derive(Default)]
struct Seen {
    all: bool,
    /// All before this one.
    first: usize,
    some: BTreeSet<usize>,
    /// The schemas whose parts are in.
    schemas: BTreeSet<Id>,
}

impl Seen {
    fn has(&self, index: usize) -> bool {
        self.all || index < self.first || self.some.contains(&index)
    }
}

impl<'t> Evaluation<'t> {
    /// Checks the parts that no other keyword has evaluated.
    pub(super) fn check_unevaluated(
        &mut self,
        node: &'t Node,
        value: &Value<'_>,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        let id = match value {
            Value::List(_) => node.lists.as_ref().and_then(|rules| rules.unevaluated),
            Value::Map(_) => node.maps.as_ref().and_then(|rules| rules.unevaluated),
            _ => None,
        };
        let Some(id) = id else { return Ok(()) };
        let mut seen = Seen::default();
        self.see_parts(node, value, &mut seen, cx);
        let mut outcome = Ok(());
        match value {
            Value::List(items) => {
                for (index, item) in items.iter().enumerate().filter(|(index, _)| !seen.has(*index))
                {
                    outcome = self.check_item(id, index, item, cx).and(outcome);
                }
            }
            Value::Map(map) => {
                let entries = map.iter().enumerate();
                for (_, (key, value)) in entries.filter(|(index, _)| !seen.has(*index)) {
                    outcome = self.check_value(id, key, value, cx).and(outcome);
                }
            }
            _ => {}
        }
        outcome
    }

    /// Adds the parts that a schema evaluates, if the value satisfies it.
    fn see(&mut self, id: Id, value: &Value<'_>, seen: &mut Seen, cx: &mut Context<'_>) {
        let Some(node) = self.tree.node(id).filter(|_| !seen.all) else { return };
        if !seen.schemas.insert(id) || !self.holds(id, value, cx) {
            return;
        }
        match value {
            Value::List(_)
                if node.lists.as_ref().is_some_and(|rules| rules.unevaluated.is_some()) =>
            {
                seen.all = true;
            }
            Value::Map(_)
                if node.maps.as_ref().is_some_and(|rules| rules.unevaluated.is_some()) =>
            {
                seen.all = true;
            }
            _ => self.see_parts(node, value, seen, cx),
        }
    }

    fn see_parts(
        &mut self,
        node: &'t Node,
        value: &Value<'_>,
        seen: &mut Seen,
        cx: &mut Context<'_>,
    ) {
        match (value, &node.lists, &node.maps) {
            (Value::List(items), Some(rules), _) => self.see_items(rules, items, seen, cx),
            (Value::Map(map), _, Some(rules)) => {
                see_properties(rules, map, seen);
                for (name, id) in &rules.dependent {
                    if map.iter().any(|(key, _)| key.as_str() == Some(name)) {
                        self.see(*id, value, seen, cx);
                    }
                }
            }
            _ => {}
        }
        for applied in &node.applied {
            match applied {
                Applied::All(ids) | Applied::Any(ids) | Applied::One(ids) => {
                    ids.iter().for_each(|id| self.see(*id, value, seen, cx));
                }
                Applied::Not(_) => {}
                Applied::If { test, then, otherwise } => {
                    let holds = self.holds(*test, value, cx);
                    self.see(*test, value, seen, cx);
                    if let Some(id) = if holds { then } else { otherwise } {
                        self.see(*id, value, seen, cx);
                    }
                }
            }
        }
    }

    fn see_items(
        &mut self,
        rules: &Lists,
        items: &List<'_>,
        seen: &mut Seen,
        cx: &mut Context<'_>,
    ) {
        seen.all |= rules.items.is_some();
        seen.first = seen.first.max(rules.prefix.len());
        let Some(contains) = rules.contains.as_ref().filter(|_| !seen.all) else { return };
        for (index, item) in items.iter().enumerate() {
            if cx.item(index).is_ok_and(|mut cx| self.holds(contains.item, item, &mut cx)) {
                seen.some.insert(index);
            }
        }
    }
}

fn see_properties(rules: &Maps, map: &Map<'_>, seen: &mut Seen) {
    seen.all |= rules.additional.is_some();
    for (index, (key, _)) in map.iter().enumerate().filter(|_| rules.additional.is_none()) {
        let is_named = key.as_str().is_some_and(|name| rules.properties.contains_key(name));
        if is_named || matching(rules, key).next().is_some() {
            seen.some.insert(index);
        }
    }
}
