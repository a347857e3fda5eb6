//! Records: structs and enums as numbered fields, which the derive implements.

use crate::class::{
    Class, ClassKind, Field, Member, Private, Sealed, Shape, Style, Tagging, resolve_stored,
};
use crate::construct;
use crate::construct::{Init, no_variant};
use crate::object::Typed;
use crate::record::behavior::{BehaviorMut, Header, not_exchanged};
use crate::record::field_type::FieldType;
use crate::record::kept::{Incoming, Kept};
use crate::record::slot::{Slot, SlotMut};
use crate::report::{Context, Mismatches, Rejected};
use crate::value::{Args, Map, Value};
use alloc::vec::Vec;
use core::any::Any;

/// A struct, or an enum in its current variant, for reading. Operations that few fields need are
/// behind `header`, so that the vtable is small.
pub trait Record {
    /// Returns the constant parts.
    fn header(&self) -> Header<'_>;

    /// Returns the slot of a field. Opaque fields, and those of a packed struct, have none and are
    /// only [shown](super::behavior::Behavior::show_only). A draft is read by the slots that it is
    /// written by.
    fn slot(&self, index: usize) -> Option<&dyn Slot> {
        let _ = index;
        None
    }
}

/// Shortcuts for the constant parts of a record.
pub(crate) trait RecordExt: Record {
    /// Returns the class.
    #[inline]
    fn class(&self) -> &'static Class {
        self.header().class()
    }

    /// Returns the fields of the struct, or of the enum's current variant.
    #[inline(never)]
    fn shape(&self) -> &'static Shape {
        self.header().shape()
    }
}

impl<R: Record + ?Sized> RecordExt for R {}

/// A struct, or an enum in its current variant, for writing. The derive implements it. Each method
/// takes the seal of its own type, so that a custom implementation cannot reach objects of other
/// types.
pub trait Slots<'v>: Record + Sized {
    /// Returns the slot of a field, unless the field can only be exchanged.
    fn slot_mut(&mut self, index: usize, access: Private<Self>) -> Option<&mut dyn SlotMut<'v>>;

    /// Returns the object itself, for its methods; `None` if its methods cannot be called by name.
    #[inline]
    fn object_mut(&mut self, _: Private<Self>) -> Option<&mut dyn Any> {
        None
    }

    /// Returns the object if it implements one of the next two methods.
    #[inline]
    fn behavior_mut(&mut self, _: Private<Self>) -> Option<&mut dyn BehaviorMut<'v>> {
        None
    }

    /// Sets a field to a checked value, and restores it if the object's check then fails. Returns
    /// the old value if it is to be kept. Only structs that need it implement it. An enum cannot
    /// exchange a part of its variant.
    ///
    /// # Errors
    /// - All mismatches of the value.
    /// - The error of the check.
    fn exchange(
        &mut self,
        index: usize,
        content: Incoming<'v>,
        cx: &mut Context<'_>,
        _: Private<Self>,
    ) -> Result<Option<Kept<'v>>, Rejected> {
        let _ = index;
        Err(not_exchanged(&content, cx))
    }

    /// Fills an empty slot with the default of its field. Returns `true` if there is one.
    fn fill_default(&mut self, index: usize, _: Private<Self>) -> bool {
        let _ = index;
        false
    }

    /// Constructs the variant of this index, without the check of the enum.
    ///
    /// # Errors
    /// - All mismatches of the content.
    fn construct_variant(
        index: usize,
        value: Value<'v>,
        cx: &mut Context<'_>,
        _: Private<Self>,
    ) -> Result<Self, Rejected> {
        let _ = index;
        Err(no_variant(&value, cx))
    }
}

/// A struct, or an enum in its current variant, for writing, with its type erased. Only this crate
/// implements it, so that no other code gets a seal that opens objects of all types.
pub trait RecordMut<'v>: Record + Sealed<'v> {
    /// See [`Slots::slot_mut`].
    fn slot_mut(&mut self, index: usize, access: Private) -> Option<&mut dyn SlotMut<'v>>;
    /// See [`Slots::object_mut`].
    fn object_mut(&mut self, access: Private) -> Option<&mut dyn Any>;
    /// See [`Slots::behavior_mut`].
    fn behavior_mut(&mut self, access: Private) -> Option<&mut dyn BehaviorMut<'v>>;
}

impl<'v, T: Slots<'v>> Sealed<'v> for T {}

impl<'v, T: Slots<'v>> RecordMut<'v> for T {
    #[inline]
    fn slot_mut(&mut self, index: usize, _: Private) -> Option<&mut dyn SlotMut<'v>> {
        Slots::slot_mut(self, index, Private::TOKEN)
    }

    #[inline]
    fn object_mut(&mut self, _: Private) -> Option<&mut dyn Any> {
        Slots::object_mut(self, Private::TOKEN)
    }

    #[inline]
    fn behavior_mut(&mut self, _: Private) -> Option<&mut dyn BehaviorMut<'v>> {
        Slots::behavior_mut(self, Private::TOKEN)
    }
}

/// A struct that can be constructed from a draft.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be constructed by name",
    label = "is not a struct that derives `Typed`",
    note = "add `#[derive(Typed)]` to the struct"
)]
pub trait Construct<'v>: RecordMut<'v> + FieldType<'v> + Typed {
    /// The draft: the struct itself, if the types of its fields certainly have placeholders.
    type Draft: Draft<'v, Output = Self>;

    /// The custom constructor of the struct, if it has one.
    const INIT: Option<Init<Self>> = None;

    /// `true` if an object can be constructed [in place](Construct::in_place).
    const HAS_IN_PLACE: bool = Self::HAS_PLACEHOLDER;

    /// Returns an object with placeholders in its fields, which no check has seen. If objects of
    /// the type are not checked, it is the placeholder of the type.
    #[must_use]
    fn in_place(_: Private<Self>) -> Self {
        Self::placeholder()
    }

    /// Swaps a field with that of a draft, which must be filled.
    fn swap(&mut self, draft: &mut Self::Draft, index: usize, access: Private<Self>);

    /// Constructs an object in place, or from a draft if a field has no placeholder. As a method it
    /// is compiled once, and in the vtable of the struct.
    ///
    /// # Errors
    /// - All mismatches, in input order, then all missing fields.
    #[inline(never)]
    fn construct_args(args: &mut Args<'v>, _: Private<Self>) -> Result<Self, Mismatches> {
        construct::construct_args(args)
    }

    /// Like [`Construct::construct_args`], from the value of a field of the type.
    ///
    /// # Errors
    /// - The value is rejected. Every mismatch was reported to `cx`.
    #[inline(never)]
    fn construct_value(
        value: Value<'v>,
        cx: &mut Context<'_>,
        _: Private<Self>,
    ) -> Result<Self, Rejected> {
        construct::construct_value(value, cx)
    }
}

/// A record whose slots are empty until they are filled.
pub trait Draft<'v>: RecordMut<'v> + Sized {
    /// The object that it becomes.
    type Output;

    /// Returns a draft with empty slots.
    fn new(access: Private<Self>) -> Self;

    /// Returns the object, if every slot is filled. Otherwise the values in the slots are leaked,
    /// so the caller clears them if some are empty.
    ///
    /// # Errors
    /// - A slot is empty, if that can be detected.
    fn finish(self) -> Result<Self::Output, Mismatches>;
}

/// An object with placeholders in its fields is its own draft.
impl<'v, T: Construct<'v, Draft = Self>> Draft<'v> for T {
    type Output = Self;

    #[inline]
    fn new(_: Private<Self>) -> Self {
        // For a generic type, `assert_placeholder` can be evaluated only here.
        const {
            let _ = T::HAS_IN_PLACE;
        }
        T::in_place(Private::TOKEN)
    }

    #[inline]
    fn finish(self) -> Result<Self, Mismatches> {
        Ok(self)
    }
}

/// Returns the value of a field; `null` beyond the last.
pub(crate) fn show(record: &dyn Record, index: usize) -> Value<'_> {
    match record.slot(index) {
        Some(slot) => slot.value(),
        None => show_only(record, index),
    }
}

/// Not inlined, since few fields have no slot.
#[cold]
#[inline(never)]
pub(crate) fn show_only(record: &dyn Record, index: usize) -> Value<'_> {
    record.header().show_only(index)
}

/// Returns the record as a value: a map of its fields, or the form of its style.
pub fn to_value(record: &dyn Record) -> Value<'_> {
    let (class, shape) = (record.class(), record.shape());
    let content = match shape.style() {
        Style::Unit => Value::Null,
        Style::Newtype => show(record, 0),
        Style::Tuple => (0..shape.fields().len()).map(|index| show(record, index)).collect(),
        Style::Named => Value::Map(named(record)),
    };
    match (class.kind(), class.tagging(), content) {
        (ClassKind::Struct, _, content) => content,
        (ClassKind::Enum, Tagging::Internal(tag), content) => {
            let mut map = Map::new();
            map.add(tag, shape.name());
            if let Value::Map(fields) = content {
                fields.into_iter().for_each(|(name, value)| map.add(name, value));
            }
            Value::Map(map)
        }
        (ClassKind::Enum, Tagging::External, Value::Null) if shape.style().is_unit() => {
            Value::from(shape.name())
        }
        (ClassKind::Enum, Tagging::External, content) => {
            let mut map = Map::new();
            map.add(shape.name(), content);
            Value::Map(map)
        }
    }
}

/// Returns the fields as entries. Members of bases and collected extras are among the own fields,
/// unless they are hidden.
fn named(record: &dyn Record) -> Map<'_> {
    let mut map = Map::new();
    for (index, field) in record.shape().fields().iter().enumerate() {
        match show(record, index) {
            Value::Map(inner) if field.is_flattened() => inner
                .into_iter()
                .filter(|(name, _)| name.as_str().is_none_or(|name| is_in(record, name, index)))
                .for_each(|(name, value)| map.add(name, value)),
            Value::Null if field.is_base() => {}
            value => map.add(field.name(), value),
        }
    }
    map
}

/// Returns `true` if a name in a base field, or in the field for extras, leads there.
fn is_in(record: &dyn Record, name: &str, index: usize) -> bool {
    resolve_stored(record.class(), name).is_none_or(|member| member == Member::InBase(index))
}

/// Returns the fields with their values. The fields of a base are in its place, unless they are
/// hidden.
pub fn fields(record: &dyn Record) -> alloc::vec::IntoIter<(&'static Field, Value<'_>)> {
    let mut all = Vec::with_capacity(record.shape().fields().len());
    for (index, field) in record.shape().fields().iter().enumerate() {
        match record.slot(index).and_then(Slot::record) {
            Some(base) if field.is_base() => {
                all.extend(fields(base).filter(|(field, _)| is_in(record, field.name(), index)));
            }
            _ => all.push((field, show(record, index))),
        }
    }
    all.into_iter()
}
