//! The changes that a merge patch makes to an enum, whose values have several forms.

use crate::access::Edit;
use crate::class::{Style, Tagging};
use crate::patch::plan::{Plan, Planned};
use crate::patch::untyped::chosen;
use crate::record::{Record, RecordMut};
use crate::value::{Map, Segment, Value};
use alloc::borrow::Cow;

impl<'v> Plan<'v> {
    /// Plans the patch of an enum: of the content of its current variant, if it is that of the patch.
    pub(super) fn variant(
        &mut self,
        record: &mut dyn RecordMut<'v>,
        patch: Map<'v>,
    ) -> Planned<'v> {
        let (class, shape) = (record.class(), record.shape());
        let patch = chosen(class, Some(shape), patch);
        let is_current = |tag: &str| patch.get(tag).is_none_or(|name| is_name(record, name));
        match class.tagging() {
            // A unit variant is a string, which any map replaces.
            Tagging::External if patch.is_empty() && shape.style() != Style::Unit => Planned::Done,
            Tagging::External
                if patch.len() == 1 && patch.iter().all(|(key, _)| is_name(record, key)) =>
            {
                self.tagged(record, shape.name(), patch)
            }
            Tagging::Internal(tag) if is_current(tag) => {
                let rest = patch.into_iter().filter(|(key, _)| key.as_str() != Some(tag));
                self.fields(record, rest.collect())
            }
            Tagging::Adjacent { tag, content } if is_current(tag) => {
                let rest: Map<'v> =
                    patch.into_iter().filter(|(key, _)| key.as_str() != Some(tag)).collect();
                let is_content = rest.iter().all(|(key, _)| key.as_str() == Some(content));
                let planned = match is_content {
                    true => self.tagged(record, content, rest),
                    false => Planned::Whole(Value::Map(rest)),
                };
                let Planned::Whole(Value::Map(rest)) = planned else { return planned };
                let mut whole = Map::new();
                whole.add(tag, shape.name());
                rest.into_iter().for_each(|(key, value)| whole.add(key, value));
                Planned::Whole(Value::Map(whole))
            }
            Tagging::Untagged if takes_all(record, &patch) => self.fields(record, patch),
            _ => Planned::Whole(Value::Map(patch)),
        }
    }

    /// Plans the patch of a variant's content, which is under a key.
    fn tagged(
        &mut self,
        record: &mut dyn RecordMut<'v>,
        key: &'static str,
        patch: Map<'v>,
    ) -> Planned<'v> {
        let style = record.shape().style();
        let fits = |value: &Value<'_>| match style {
            Style::Named => value.as_map().is_some(),
            Style::Newtype => true,
            Style::Unit | Style::Tuple => false,
        };
        if !patch.iter().all(|(_, value)| fits(value)) {
            return Planned::Whole(Value::Map(patch));
        }
        for (_, value) in patch {
            self.within(Segment::Name(Cow::Borrowed(key)), |plan| {
                let planned = match value {
                    Value::Map(map) if style == Style::Named => plan.entries(record, map),
                    value => plan.content(record, value),
                };
                if let Planned::Whole(value) = planned {
                    plan.edit(Edit::Set(value));
                }
            });
        }
        Planned::Done
    }

    /// Plans the patch of a variant whose fields are beside its tag.
    fn fields(&mut self, record: &mut dyn RecordMut<'v>, patch: Map<'v>) -> Planned<'v> {
        match record.shape().style() {
            // A unit variant has no fields, so that each entry is unknown.
            Style::Named | Style::Unit => self.entries(record, patch),
            Style::Newtype => self.content(record, Value::Map(patch)),
            Style::Tuple => Planned::Whole(Value::Map(patch)),
        }
    }
}

/// Returns `true` if a value is the name of the current variant.
fn is_name(record: &dyn Record, name: &Value<'_>) -> bool {
    name.as_str().is_some_and(|name| record.shape().is_named(name))
}

/// Returns `true` if the current variant declares all names.
fn takes_all(record: &dyn Record, patch: &Map<'_>) -> bool {
    let shape = record.shape();
    match shape.style() {
        Style::Named => {
            patch.iter().all(|(key, _)| key.as_str().is_some_and(|name| shape.find(name).is_some()))
        }
        Style::Newtype => true,
        Style::Unit | Style::Tuple => false,
    }
}
