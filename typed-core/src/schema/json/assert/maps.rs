//! The check of the properties of an object.

use crate::class::{check_all, satisfies_all};
use crate::report::{Context, Key, Rejected, code};
use crate::schema::json::assert::check::Evaluation;
use crate::schema::json::assert::tree::{Id, Maps};
use crate::schema::json::types::Types;
use crate::value::{Map, Value};
use alloc::borrow::Cow;
use alloc::collections::BTreeSet;

impl Evaluation<'_> {
    pub(super) fn check_map(
        &mut self,
        rules: &Maps,
        map: &Map<'_>,
        value: &Value<'_>,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        let mut outcome = check_all(rules.len, value, cx);
        for (key, value) in map.iter() {
            if outcome.is_err() && cx.is_unreported() {
                return outcome;
            }
            outcome = self.check_entry(rules, key, value, cx).and(outcome);
        }
        if rules.required.is_empty()
            && rules.dependent_required.is_empty()
            && rules.dependent.is_empty()
        {
            return outcome;
        }
        let given: BTreeSet<&str> = map.iter().filter_map(|(key, _)| key.as_str()).collect();
        outcome = self.check_required(rules, &rules.required, &given, cx).and(outcome);
        for (name, required) in &rules.dependent_required {
            if given.contains(&**name) {
                outcome = self.check_required(rules, required, &given, cx).and(outcome);
            }
        }
        for (name, id) in &rules.dependent {
            if given.contains(&**name) {
                outcome = self.check(*id, value, cx).and(outcome);
            }
        }
        outcome
    }

    fn check_entry(
        &mut self,
        rules: &Maps,
        key: &Value<'_>,
        value: &Value<'_>,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        let mut outcome = match rules.names {
            Some(id) => self.check(id, key, &mut cx.at(Key::Item(key)).key()),
            None => Ok(()),
        };
        let mut is_named = false;
        let property = key.as_str().and_then(|name| rules.properties.get(name));
        for id in property.copied().into_iter().chain(matching(rules, key)) {
            is_named = true;
            outcome = self.check_value(id, key, value, cx).and(outcome);
        }
        match rules.additional {
            Some(id) if !is_named => self.check_value(id, key, value, cx).and(outcome),
            _ => outcome,
        }
    }

    /// Checks the value of a property.
    pub(super) fn check_value(
        &mut self,
        id: Id,
        key: &Value<'_>,
        value: &Value<'_>,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        let mut cx = cx.descend(Key::Item(key))?;
        if self.is_never(id) {
            return Err(cx.unknown("field", None));
        }
        self.check(id, value, &mut cx)
    }

    fn check_required(
        &self,
        rules: &Maps,
        required: &[alloc::string::String],
        given: &BTreeSet<&str>,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        let mut outcome = Ok(());
        for name in required.iter().filter(|name| !given.contains(&***name)) {
            let property = rules.properties.get(name).and_then(|id| self.tree.node(*id));
            let expected = match property {
                Some(node) if node.types != Types::ALL => Cow::Owned(node.types.text()),
                _ => Cow::Borrowed("a value"),
            };
            outcome = Err(cx.at(Key::Name(name)).reject_missing(code::MISSING, expected, None));
        }
        outcome
    }
}

/// Returns the schemas of `patternProperties` whose patterns match a name.
pub(super) fn matching<'m>(
    rules: &'m Maps,
    key: &'m Value<'_>,
) -> impl Iterator<Item = Id> + use<'m> {
    let matches = |patterns: &'static [_]| satisfies_all(patterns, key);
    rules.patterns.iter().filter(move |(pattern, _)| matches(pattern)).map(|(_, id)| *id)
}
