//! The check of the items of a list.

use crate::class::check_all;
use crate::report::{Context, Key, Rejected, code};
use crate::schema::json::assert::canon::Canon;
use crate::schema::json::assert::check::Evaluation;
use crate::schema::json::assert::tree::{Contains, Id, Lists};
use crate::value::{List, Value};
use alloc::format;
use alloc::vec::Vec;

impl Evaluation<'_> {
    pub(super) fn check_list(
        &mut self,
        rules: &Lists,
        items: &List<'_>,
        value: &Value<'_>,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        let mut outcome = check_all(rules.len, value, cx);
        for (index, item) in items.iter().enumerate() {
            let Some(id) = rules.prefix.get(index).copied().or(rules.items) else { break };
            if outcome.is_err() && cx.is_unreported() {
                return outcome;
            }
            outcome = self.check_item(id, index, item, cx).and(outcome);
        }
        if rules.is_unique {
            outcome = check_unique(items, cx).and(outcome);
        }
        match &rules.contains {
            Some(contains) => self.check_contains(contains, items, value, cx).and(outcome),
            None => outcome,
        }
    }

    pub(super) fn check_item(
        &mut self,
        id: Id,
        index: usize,
        item: &Value<'_>,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        let mut cx = cx.item(index)?;
        if self.is_never(id) {
            return Err(cx.unknown("item", None));
        }
        self.check(id, item, &mut cx)
    }

    /// Returns `true` if no value satisfies the schema.
    pub(super) fn is_never(&self, id: Id) -> bool {
        self.tree.node(id).is_some_and(|node| node.is_never())
    }

    fn check_contains(
        &mut self,
        contains: &Contains,
        items: &List<'_>,
        value: &Value<'_>,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        let Contains { item: id, min, max } = *contains;
        let mut count = 0_usize;
        for (index, item) in items.iter().enumerate() {
            let holds = match cx.item(index) {
                Ok(mut cx) => self.holds(id, item, &mut cx),
                Err(rejected) => return Err(rejected),
            };
            count = count.saturating_add(usize::from(holds));
        }
        if (min..=max).contains(&count) {
            return Ok(());
        }
        let place = self.tree.node(id).map_or("", |node| &node.place);
        let expected = match count < min {
            true => format!("at least {min} items that `{place}` accepts, not {count}"),
            false => format!("at most {max} items that `{place}` accepts, not {count}"),
        };
        Err(cx.reject(code::CONSTRAINT_CHECK, expected, value))
    }
}

/// Reports each item that is equal to one before it.
fn check_unique(items: &List<'_>, cx: &mut Context<'_>) -> Result<(), Rejected> {
    let mut sorted: Vec<_> =
        items.iter().enumerate().map(|(index, item)| (Canon::of(item), index)).collect();
    sorted.sort_unstable();
    let pairs = sorted.windows(2).filter_map(|pair| match pair {
        [(left, _), (right, index)] if left == right => Some(*index),
        _ => None,
    });
    let mut repeated: Vec<usize> = pairs.collect();
    repeated.sort_unstable();
    let mut outcome = Ok(());
    for index in repeated {
        let Some(item) = items.get(index) else { continue };
        outcome = Err(cx.at(Key::Index(index)).reject(code::DUPLICATE, "item", item));
    }
    outcome
}
