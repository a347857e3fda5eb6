//! The check of a value against a tree of schemas.

use crate::class::check_all;
use crate::report::{Context, Rejected, code};
use crate::schema::json::assert::canon::Canon;
use crate::schema::json::assert::tree::{Id, Node, Tree};
use crate::schema::json::types::Types;
use crate::value::Value;
use alloc::collections::BTreeMap;
use core::ptr;

/// The greatest number of schemas that are open at a time. Each takes a part of the stack.
const DEEPEST: u16 = 320;

/// The state of a check.
pub(super) struct Evaluation<'t> {
    pub(super) tree: &'t Tree,
    /// The outcomes for schemas to which references lead, by schema and address of the value.
    /// So each is checked once, and the cost does not grow with the number of ways to it.
    known: BTreeMap<(Id, usize), Outcome>,
    depth: u16,
    is_too_deep: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Holds,
    Fails,
    Reported,
}

impl<'t> Evaluation<'t> {
    pub(super) const fn new(tree: &'t Tree) -> Self {
        Self { tree, known: BTreeMap::new(), depth: 0, is_too_deep: false }
    }

    /// Checks a value, and reports every mismatch.
    pub(super) fn run(
        mut self,
        root: Id,
        value: &Value<'_>,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        let outcome = self.check(root, value, cx);
        // A schema that was not checked to its end can have failed below a `not`.
        if self.is_too_deep { Err(cx.too_deep()) } else { outcome }
    }

    /// Returns `true` if a value satisfies a schema. Reports nothing.
    pub(super) fn holds(&mut self, id: Id, value: &Value<'_>, cx: &mut Context<'_>) -> bool {
        match cx.is_unreported() {
            true => self.check(id, value, cx).is_ok(),
            false => cx.unreported(|cx| self.check(id, value, cx)).is_ok(),
        }
    }

    /// Checks a value against a schema.
    pub(super) fn check(
        &mut self,
        id: Id,
        value: &Value<'_>,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        let Some(node) = self.tree.node(id) else { return Ok(()) };
        let key = (id, ptr::from_ref(value).addr());
        if node.is_target {
            match self.known.get(&key) {
                Some(Outcome::Holds) => return Ok(()),
                Some(Outcome::Fails) if !cx.is_unreported() => {}
                Some(_) => return Err(cx.reported()),
                None => {}
            }
        }
        if self.is_too_deep || self.depth >= DEEPEST {
            self.is_too_deep = true;
            return Err(cx.reported());
        }
        self.depth = self.depth.saturating_add(1);
        let outcome = self.check_node(node, value, cx);
        self.depth = self.depth.saturating_sub(1);
        if node.is_target {
            let known = match outcome {
                Ok(()) => Outcome::Holds,
                Err(_) if cx.is_unreported() => Outcome::Fails,
                Err(_) => Outcome::Reported,
            };
            self.known.insert(key, known);
        }
        outcome
    }

    fn check_node(
        &mut self,
        node: &'t Node,
        value: &Value<'_>,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        if !node.types.contains(Types::of(value)) {
            return Err(reject_type(node.types, value, cx));
        }
        let mut outcome = Ok(());
        if let Some(constants) = &node.constants
            && constants.values.binary_search(&Canon::of(value)).is_err()
        {
            outcome = Err(cx.reject(code::CONSTRAINT_ONE_OF, constants.text.clone(), value));
        }
        outcome = match value {
            Value::Int(_) | Value::BigInt(_) | Value::Float(_) => {
                check_all(node.numbers, value, cx).and(outcome)
            }
            Value::Str(_) => check_all(node.strings, value, cx).and(outcome),
            _ => outcome,
        };
        if let (Value::List(items), Some(rules)) = (value, &node.lists) {
            outcome = self.check_list(rules, items, value, cx).and(outcome);
        }
        if let (Value::Map(map), Some(rules)) = (value, &node.maps) {
            outcome = self.check_map(rules, map, value, cx).and(outcome);
        }
        for applied in &node.applied {
            if outcome.is_err() && cx.is_unreported() {
                return outcome;
            }
            outcome = self.apply(node, applied, value, cx).and(outcome);
        }
        self.check_unevaluated(node, value, cx).and(outcome)
    }
}

/// Reports a value of a type that is not in the set.
pub(super) fn reject_type(types: Types, value: &Value<'_>, cx: &mut Context<'_>) -> Rejected {
    match types.is_none() {
        true => cx.reject(code::CONSTRAINT_CHECK, "no value", value),
        false => cx.reject(code::TYPE, types.text(), value),
    }
}
