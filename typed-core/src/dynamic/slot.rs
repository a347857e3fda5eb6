//! Slots of types that are known only at run time.

use crate::class::{Constraint, Private, check_all};
use crate::dynamic::instance::Instance;
use crate::dynamic::types::{DynamicType, Form};
use crate::record::{
    FieldType, ItemsMut, Kept, Record, RecordMut, Replaced, Simple, Sink, Slot, SlotMut,
    SlotSealed, ToValue, Visitor, to_value, write_value,
};
use crate::report::{Context, Key, Rejected};
use crate::value::{List, Map, Segment, Untyped, Value};
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::mem;

/// A value, and the type that new values are checked against.
pub(crate) struct DynamicSlot {
    of: &'static DynamicType,
    content: Content,
    /// `true` if the field was not given, and its default is in its place.
    is_default: bool,
}

pub(super) enum Content {
    /// Of a draft.
    Empty,
    Type(Box<dyn Erased>),
    Constant(Untyped),
    Option(Option<Box<DynamicSlot>>),
    List(Vec<DynamicSlot>),
    Map(BTreeMap<String, DynamicSlot>),
    Object(Instance),
}

/// A value of any Rust type that a field can have and that is `Send` and `Sync`.
pub(super) trait Erased: Send + Sync {
    fn slot(&self) -> &dyn Slot;
    fn slot_mut<'v>(&mut self) -> &mut dyn SlotMut<'v>;
}

impl<T: for<'v> FieldType<'v> + Send + Sync + 'static> Erased for T {
    fn slot(&self) -> &dyn Slot {
        self
    }

    fn slot_mut<'v>(&mut self) -> &mut dyn SlotMut<'v> {
        self
    }
}

impl Content {
    /// Returns the slot inside a wrapper.
    fn inner(&self) -> Option<&dyn Slot> {
        match self {
            Content::Type(value) => Some(value.slot()),
            Content::Option(Some(place)) => Some(&**place),
            _ => None,
        }
    }

    pub(super) fn inner_mut<'v>(&mut self) -> Option<&mut dyn SlotMut<'v>> {
        match self {
            Content::Type(value) => Some(value.slot_mut()),
            Content::Option(Some(place)) => Some(&mut **place),
            _ => None,
        }
    }
}

impl DynamicSlot {
    pub(super) const fn new(of: &'static DynamicType, content: Content) -> Self {
        Self { of, content, is_default: false }
    }

    pub(super) const fn of(&self) -> &'static DynamicType {
        self.of
    }

    pub(super) const fn content_mut(&mut self) -> &mut Content {
        &mut self.content
    }

    pub(super) const fn content(&self) -> &Content {
        &self.content
    }

    /// Returns `true` if the field was not given, and was filled with its default, which may have
    /// changed since.
    pub(super) const fn is_default(&self) -> bool {
        self.is_default
    }

    /// Returns `true` if the slot is that of a field that was left out.
    pub(super) const fn is_absent(&self) -> bool {
        matches!((&self.of.form, &self.content), (Form::Optional(..), Content::Option(None)))
    }

    /// Returns a checked value of the same type.
    fn checked(
        &self,
        value: Value<'_>,
        constraints: &'static [Constraint],
        cx: &mut Context<'_>,
    ) -> Result<Self, Rejected> {
        let new = match self.of.absent() {
            // A set of `null` leaves the field out, unless that is a value of its type.
            Some(absent) if value.is_null() && !matches!(self.content, Content::Empty) => {
                cx.unreported(|cx| self.of.check(value, cx)).unwrap_or(absent)
            }
            _ => self.of.check(value, &mut cx.ruled(&constraints))?,
        };
        let mut cx = cx.redact_for(self.of.type_info());
        check_all(constraints, &new.unredacted(Private::TOKEN), &mut cx)?;
        Ok(new)
    }

    /// Returns the objects of a list.
    pub(super) fn objects(&self) -> impl Iterator<Item = &Instance> {
        let items = match &self.content {
            Content::List(items) => items.as_slice(),
            _ => &[],
        };
        items.iter().filter_map(|item| match &item.content {
            Content::Object(object) => Some(object),
            _ => None,
        })
    }
}

impl SlotSealed for DynamicSlot {}

impl Slot for DynamicSlot {
    fn value(&self) -> Value<'_> {
        match &self.content {
            Content::Constant(value) => value.reborrow(),
            Content::List(items) => List::shown(items.iter().map(Slot::value).collect()),
            Content::Map(entries) => {
                let entries = entries.iter();
                Map::shown(entries.map(|(key, place)| (key.to_value(), place.value())).collect())
            }
            Content::Object(object) => to_value(object),
            content => content.inner().map_or(Value::Null, Slot::value),
        }
    }

    fn write(&self, out: &mut dyn Sink) {
        match &self.content {
            Content::Constant(value) => write_value(value, out),
            Content::List(items) => out.list(items.len(), &|out| {
                for item in items {
                    item.write(out);
                }
            }),
            Content::Map(entries) => out.map(entries.len(), &|out| {
                entries.iter().for_each(|(name, entry)| out.entry(name, entry));
            }),
            Content::Object(object) => out.record(object),
            content => match content.inner() {
                Some(inner) => inner.write(out),
                None => out.simple(Simple::Null),
            },
        }
    }

    fn unredacted(&self, _: Private) -> Value<'_> {
        match self.content.inner() {
            Some(inner) => inner.unredacted(Private::TOKEN),
            None => self.value(),
        }
    }

    fn item(&self, segment: &Segment<'_>) -> Option<&dyn Slot> {
        match (&self.content, segment) {
            (Content::List(items), Segment::Index(index)) => Some(items.get(*index)?),
            (Content::Map(entries), segment) => Some(entries.get(&*segment.string_key()?)?),
            (Content::Constant(value), segment) => ToValue::item(value, segment),
            (content, segment) => content.inner()?.item(segment),
        }
    }

    fn record(&self) -> Option<&dyn Record> {
        match &self.content {
            Content::Object(object) => Some(object),
            content => content.inner()?.record(),
        }
    }

    fn visit(&self, access: Private, visitor: &mut Visitor<'_>) {
        match &self.content {
            Content::List(items) => visit_items(items, visitor),
            Content::Map(entries) => visit_entries(entries, visitor),
            content => {
                if let Some(inner) = content.inner() {
                    inner.visit(access, visitor);
                }
            }
        }
    }
}

/// Passes on each item of a list.
pub(super) fn visit_items(items: &[DynamicSlot], visitor: &mut Visitor<'_>) {
    items.iter().enumerate().for_each(|(index, item)| visitor(Key::Index(index), item));
}

/// Passes on each key and each value of a map.
pub(super) fn visit_entries(entries: &BTreeMap<String, DynamicSlot>, visitor: &mut Visitor<'_>) {
    for (name, entry) in entries {
        let shown = name.to_value();
        visitor(Key::Item(&shown), name);
        visitor(Key::Item(&shown), entry);
    }
}

impl<'v> SlotMut<'v> for DynamicSlot {
    fn try_store(&mut self, value: &mut Value<'v>) -> bool {
        match &mut self.content {
            Content::Type(slot) if !self.of.is_constrained() => slot.slot_mut().try_store(value),
            _ => false,
        }
    }

    fn assign(
        &mut self,
        value: Value<'v>,
        constraints: &'static [Constraint],
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        match &mut self.content {
            Content::Type(slot) if !self.of.is_constrained() => {
                slot.slot_mut().assign(value, constraints, cx)
            }
            _ => {
                *self = self.checked(value, constraints, cx)?;
                Ok(())
            }
        }
    }

    fn replace(
        &mut self,
        value: Value<'v>,
        constraints: &'static [Constraint],
        cx: &mut Context<'_>,
    ) -> Result<Replaced<'v>, Rejected> {
        let new = self.checked(value, constraints, cx)?;
        Ok(Ok(Kept::Moved(Box::new(mem::replace(self, new)))))
    }

    fn restore(&mut self, kept: Kept<'v>) {
        if let Kept::Moved(old) = kept
            && let Ok(old) = old.downcast()
        {
            *self = *old;
        }
    }

    fn fill_missing(&mut self) -> bool {
        self.of.if_missing().map(|new| *self = new).is_some()
    }

    fn mark_default(&mut self) {
        self.is_default = true;
    }

    fn clear(&mut self) {
        self.content = Content::Empty;
    }

    fn item_mut(&mut self, segment: &Segment<'_>) -> Option<&mut dyn SlotMut<'v>> {
        match (&mut self.content, segment) {
            (Content::List(items), Segment::Index(index)) => Some(items.get_mut(*index)?),
            (Content::Map(entries), segment) => Some(entries.get_mut(&*segment.string_key()?)?),
            (content, segment) => content.inner_mut()?.item_mut(segment),
        }
    }

    fn record_mut(&mut self) -> Option<&mut dyn RecordMut<'v>> {
        match &mut self.content {
            Content::Object(object) => Some(object),
            content => content.inner_mut()?.record_mut(),
        }
    }

    fn items_mut(&mut self) -> Option<&mut dyn ItemsMut<'v>> {
        match &mut self.content {
            Content::List(_) | Content::Map(_) => Some(self),
            content => {
                let inner: &mut dyn SlotMut<'v> = content.inner_mut()?;
                inner.items_mut().is_some().then_some(self)
            }
        }
    }
}
