//! The changes that a merge patch makes to a live object: one walk over both.

use crate::access::{Edit, Step, resolve_step};
use crate::class::{
    Class, ClassKind, Field, Kind, Private, Shape, Style, TypeInfo, UnknownFields, all_names,
    reject_duplicate, reject_unknown,
};
use crate::patch::frozen::is_frozen_value;
use crate::patch::untyped::{merged, without_nulls};
use crate::record::{Record, RecordMut, SlotMut};
use crate::report::{Context, Key};
use crate::update::Transaction;
use crate::value::{Map, Segment, Steps, Value, path_of};
use alloc::borrow::Cow;
use alloc::collections::BTreeSet;
use alloc::string::ToString;
use alloc::vec::Vec;

/// The changes, in the order of the patch.
#[derive(Default)]
pub(super) struct Plan<'v> {
    changes: Vec<Change<'v>>,
    /// The path to the current place.
    path: Vec<Segment<'v>>,
}

/// A change, or a fault, at a path.
pub(super) struct Change<'v> {
    path: Vec<Segment<'v>>,
    what: What<'v>,
}

enum What<'v> {
    Edit(Edit<'v>),
    /// A name that an object of the class does not declare, and that is not always an error.
    Undeclared(&'static Class),
    /// A name that was given before.
    Twice,
}

/// The outcome for a place.
pub(super) enum Planned<'v> {
    Done,
    /// The value replaces the place.
    Whole(Value<'v>),
}

impl<'v> Change<'v> {
    pub(super) fn make(self, transaction: &mut Transaction<'_, 'v>, cx: &mut Context<'_>) {
        let path = path_of(&self.path);
        let outcome = match self.what {
            What::Edit(edit) => {
                // The transaction keeps the outcome.
                let _ = transaction.edit(&self.path, edit, cx);
                return;
            }
            What::Undeclared(class) => {
                let name = match self.path.last() {
                    Some(Segment::Name(name)) => &**name,
                    _ => "",
                };
                let names = || all_names(class, class.shape(0));
                let cx = &mut cx.at(Key::Path(&path));
                cx.undeclared(class, |cx| reject_unknown::<Field, _>(name, names, cx))
            }
            What::Twice => Err(reject_duplicate::<Field>(&mut cx.at(Key::Path(&path)))),
        };
        transaction.end_change(outcome, cx);
    }
}

impl<'v> Plan<'v> {
    pub(super) fn into_changes(self) -> Vec<Change<'v>> {
        self.changes
    }

    fn push(&mut self, what: What<'v>) {
        self.changes.push(Change { path: self.path.clone(), what });
    }

    pub(super) fn edit(&mut self, edit: Edit<'v>) {
        self.push(What::Edit(edit));
    }

    pub(super) fn within<R>(
        &mut self,
        segment: Segment<'v>,
        plan: impl FnOnce(&mut Self) -> R,
    ) -> R {
        self.path.push(segment);
        let planned = plan(self);
        self.path.pop();
        planned
    }

    /// Plans the patch of an object.
    pub(super) fn object(
        &mut self,
        record: &mut dyn RecordMut<'v>,
        patch: Value<'v>,
    ) -> Planned<'v> {
        let (class, style) = (record.class(), record.shape().style());
        match (class.kind(), style, patch) {
            (ClassKind::Enum, _, Value::Map(map)) => self.variant(record, map),
            (ClassKind::Struct, Style::Named, Value::Map(map)) => self.entries(record, map),
            (ClassKind::Struct, Style::Newtype, Value::Map(map)) => {
                self.content(record, Value::Map(map))
            }
            (_, _, other) => Planned::Whole(other),
        }
    }

    /// Plans the patch of the only field of a newtype, which has the same path.
    pub(super) fn content(
        &mut self,
        record: &mut dyn RecordMut<'v>,
        patch: Value<'v>,
    ) -> Planned<'v> {
        let field = record.shape().fields().first();
        match (field, record.slot_mut(0, Private::TOKEN)) {
            (Some(field), Some(slot)) => self.value(slot, Some(field.type_info()), patch),
            _ => Planned::Whole(patch),
        }
    }

    /// Plans the patch of a value. `info` is its type, if it is known.
    fn value(
        &mut self,
        slot: &mut dyn SlotMut<'v>,
        info: Option<&'static TypeInfo>,
        patch: Value<'v>,
    ) -> Planned<'v> {
        let Value::Map(map) = patch else { return Planned::Whole(patch) };
        if let Some(record) = slot.record_mut() {
            return self.object(record, Value::Map(map));
        }
        if is_untyped(info) {
            let value = slot.value();
            if !value.has_opaque() {
                return Planned::Whole(merged(&value, map));
            }
        }
        match slot.items_mut().map(|items| items.list_len().is_none() && !items.is_set()) {
            Some(true) => self.map(slot, info, map),
            _ => Planned::Whole(without_nulls(Value::Map(map), info)),
        }
    }

    /// Plans the patch of the entries of a map.
    fn map(
        &mut self,
        slot: &mut dyn SlotMut<'v>,
        info: Option<&'static TypeInfo>,
        patch: Map<'v>,
    ) -> Planned<'v> {
        let info = info.and_then(|info| match info.unwrapped().arguments() {
            [_, value] => Some(*value),
            _ => None,
        });
        let mut given = BTreeSet::new();
        for (key, value) in patch {
            let is_new = given.insert(key.to_string());
            self.within(Segment::of_key(key), |plan| match is_new {
                true => plan.entry(slot, info, value),
                false => plan.push(What::Twice),
            });
        }
        Planned::Done
    }

    /// Plans the patch of the entry of a map at the current path.
    fn entry(
        &mut self,
        slot: &mut dyn SlotMut<'v>,
        info: Option<&'static TypeInfo>,
        patch: Value<'v>,
    ) {
        let Some(segment) = self.path.last().cloned() else { return };
        match (slot.item_mut(&segment), patch) {
            (None, Value::Null) => {}
            (None, patch) => self.edit(Edit::Set(without_nulls(patch, info))),
            (Some(_), Value::Null) => self.edit(Edit::Remove),
            (Some(item), patch) => {
                if let Planned::Whole(value) = self.value(item, info, patch) {
                    self.edit(Edit::Set(value));
                }
            }
        }
    }

    /// Plans the patch of the fields of an object.
    pub(super) fn entries(
        &mut self,
        record: &mut dyn RecordMut<'v>,
        patch: Map<'v>,
    ) -> Planned<'v> {
        let mut given = BTreeSet::new();
        for (key, value) in patch {
            let segment = declared(record, Segment::of_key(key));
            let is_new = given.insert(path_of(&[segment.reborrow()]));
            if is_new && is_frozen_value(record, &segment, &value) {
                continue;
            }
            self.within(segment, |plan| match is_new {
                true => plan.member(record, value),
                false => plan.push(What::Twice),
            });
        }
        Planned::Done
    }

    /// Plans the patch of the member of an object at the end of the current path.
    fn member(&mut self, record: &mut dyn RecordMut<'v>, patch: Value<'v>) {
        let Some(last) = self.path.last().cloned() else { return };
        let class = record.class();
        let (index, is_member) = match resolve_step(record, Steps::Segments(&[last.reborrow()])) {
            Step::Field(to) => (to.index, to.is_member),
            Step::Virtual(..) => return self.edit(Edit::Set(patch)),
            Step::Tag(..) | Step::Unknown(_) if class.unknown() == UnknownFields::Deny => {
                return self.edit(Edit::Set(patch));
            }
            Step::Tag(..) | Step::Unknown(_) => return self.push(What::Undeclared(class)),
        };
        let Some(field) = record.shape().fields().get(index) else { return };
        match (record.slot_mut(index, Private::TOKEN), is_member) {
            (Some(slot), true) if field.is_extras() => self.entry(slot, extra(field), patch),
            (Some(slot), true) => {
                if let Some(base) = slot.record_mut() {
                    self.member(base, patch);
                } else {
                    self.edit(Edit::Set(patch));
                }
            }
            (_, false) if patch.is_null() => self.edit(Edit::Remove),
            (Some(slot), false) => {
                if let Planned::Whole(value) = self.value(slot, Some(field.type_info()), patch) {
                    self.edit(Edit::Set(value));
                }
            }
            (None, _) => self.edit(Edit::Set(patch)),
        }
    }
}

/// Returns the step to a member of an object under its declared name, if the key is an alias.
fn declared<'v>(record: &dyn Record, segment: Segment<'v>) -> Segment<'v> {
    let own = |shape: &'static Shape| match &segment {
        Segment::Name(name) => Some(shape.find_field(name)?.1.name()),
        Segment::Index(_) | Segment::Key(_) => None,
    };
    let bases = || record.class().ancestors().iter().find_map(|base| own(base.shape(0)));
    match own(record.shape()).or_else(bases) {
        Some(name) => Segment::Name(Cow::Borrowed(name)),
        None => segment,
    }
}

fn extra(field: &'static Field) -> Option<&'static TypeInfo> {
    match field.type_info().unwrapped().arguments() {
        [_, value] => Some(*value),
        _ => None,
    }
}

/// Returns `true` if the type holds any values, so that a patch need not be checked part by part.
fn is_untyped(info: Option<&'static TypeInfo>) -> bool {
    info.is_some_and(|info| {
        let info = info.unwrapped();
        info.kind() == Kind::Any || info.kind() == Kind::Map && info.arguments().is_empty()
    })
}
