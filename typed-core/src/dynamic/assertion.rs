//! Assertions: what a value must be beyond its type and its constraints. Other rooms provide them.

use crate::class::Private;
use crate::dynamic::instance::Instance;
use crate::dynamic::slot::{Content, DynamicSlot};
use crate::record::{Record, Slot, ToValue};
use crate::report::{Context, Key, Mismatches, Rejected};
use crate::value::{List, Map, Value};
use core::any::Any;

/// A requirement on values that no type and no constraint expresses.
pub(crate) trait Assertion: Any + Send + Sync {
    /// Checks a value, in which fields that were not given are absent.
    ///
    /// # Errors
    /// - The value breaks the requirement. Every mismatch was reported to `cx`.
    fn check(&self, value: &Value<'_>, cx: &mut Context<'_>) -> Result<(), Rejected>;
}

impl DynamicSlot {
    /// Checks the value, and every value inside it, against the assertions of their types. Objects
    /// have checks of their own.
    pub(super) fn verify(&self, cx: &mut Context<'_>) -> Result<(), Rejected> {
        if !self.of().is_asserted() {
            return Ok(());
        }
        let mut cx = cx.redact_for(self.of().type_info());
        let mut outcome = Ok(());
        match self.content() {
            Content::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    outcome = cx.item(index).and_then(|mut cx| item.verify(&mut cx)).and(outcome);
                }
            }
            Content::Map(entries) => {
                for (name, entry) in entries {
                    let mut verify = || entry.verify(&mut cx.descend(Key::Name(name))?);
                    outcome = verify().and(outcome);
                }
            }
            Content::Option(Some(inner)) => outcome = inner.verify(&mut cx),
            _ => {}
        }
        match self.of().assertion() {
            Some(assertion) => assertion.check(&self.asserted(), &mut cx).and(outcome),
            None => outcome,
        }
    }

    /// Returns the value as assertions see it.
    fn asserted(&self) -> Value<'_> {
        match self.content() {
            Content::List(items) => List::shown(items.iter().map(Self::asserted).collect()),
            Content::Map(entries) => {
                let entries = entries.iter();
                Map::shown(
                    entries.map(|(name, entry)| (name.to_value(), entry.asserted())).collect(),
                )
            }
            Content::Option(Some(inner)) => inner.asserted(),
            Content::Object(object) => object.asserted(),
            _ => self.unredacted(Private::TOKEN),
        }
    }
}

impl Instance {
    /// Returns `true` if a field was not given, and its default has not changed since.
    fn has_default(&self, index: usize, slot: &DynamicSlot) -> bool {
        if !slot.is_default() {
            return false;
        }
        // A scalar that changes is replaced. Parts can change in their places.
        let value = slot.value();
        if !matches!(value, Value::List(_) | Value::Map(_)) {
            return true;
        }
        let Some(default) = self.class().kept_default(index) else { return true };
        let mut report = Mismatches::new();
        let default = slot.of().check(default, &mut Context::new(&mut report, ""));
        default.is_ok_and(|default| default.value() == value)
    }

    /// Returns the object as assertions see it: without the fields that were not given.
    pub(super) fn asserted(&self) -> Value<'_> {
        let mut map = Map::new();
        let fields = (self as &dyn Record).shape().fields();
        for (index, (field, slot)) in fields.iter().zip(self.slots()).enumerate() {
            match slot.asserted() {
                _ if self.has_default(index, slot) => {}
                Value::Map(inner) if field.is_flattened() => {
                    inner.into_iter().for_each(|(name, value)| map.push(name, value));
                }
                value if !slot.is_absent() => map.push(field.name(), value),
                _ => {}
            }
        }
        Value::Map(map)
    }
}
