//! Slots: places for a value of a field type, with the type erased. Code that works on slots is
//! compiled once for each type instead of once for each field.

use crate::class::{Class, Constraint, Kind, Private, TypeInfo, check_all};
use crate::record::field_type::FieldType;
use crate::record::input::{Input, Plain};
use crate::record::into_field::Primitive;
use crate::record::items::ItemsMut;
use crate::record::kept::{self, Kept, Replaced};
use crate::record::record::{Record, RecordMut};
use crate::record::sink::{Sink, write_value};
use crate::record::to_value::ToValue;
use crate::report::{Context, Key, Rejected};
use crate::value::{Segment, Value};
use core::mem;

/// A slot for reading.
pub trait Slot: SlotSealed {
    /// Returns the value.
    fn value(&self) -> Value<'_>;

    /// Passes the value to the driver of a format.
    fn write(&self, out: &mut dyn Sink) {
        write_value(&self.value(), out);
    }

    /// Returns the value that constraints are checked against, which includes secrets.
    fn unredacted(&self, _: Private) -> Value<'_> {
        self.value()
    }

    /// Returns the item one step down a path.
    fn item(&self, segment: &Segment<'_>) -> Option<&dyn Slot> {
        let _ = segment;
        None
    }

    /// Returns the fields of a struct or an enum.
    fn record(&self) -> Option<&dyn Record> {
        None
    }

    /// Passes each item to the visitor, including secret ones. A single item of a wrapper has no
    /// step.
    fn visit(&self, _: Private, visitor: &mut Visitor<'_>) {
        let _ = visitor;
    }
}

/// A function that gets the items of a slot, each with the step that leads to it.
pub(crate) type Visitor<'f> = dyn FnMut(Key<'_>, &dyn Slot) + 'f;

/// Prevents other crates from implementing [`Slot`], whose methods take the seal of all types.
pub trait SlotSealed {}

impl<T: ToValue> SlotSealed for T {}

impl<T: ToValue> Slot for T {
    fn value(&self) -> Value<'_> {
        self.to_value()
    }

    fn write(&self, out: &mut dyn Sink) {
        ToValue::write(self, out);
    }

    fn unredacted(&self, _: Private) -> Value<'_> {
        ToValue::unredacted(self)
    }

    fn item(&self, segment: &Segment<'_>) -> Option<&dyn Slot> {
        ToValue::item(self, segment)
    }

    fn record(&self) -> Option<&dyn Record> {
        ToValue::record(self)
    }

    fn visit(&self, _: Private, visitor: &mut Visitor<'_>) {
        ToValue::visit(self, visitor);
    }
}

/// A slot for writing.
pub trait SlotMut<'v>: Slot {
    /// Sets the slot to a scalar or a string that fits, on the fast path. Returns `true` if it did;
    /// a string is then taken. The caller checks the constraints, by code that is compiled once.
    fn try_store(&mut self, value: &mut Value<'v>) -> bool {
        let _ = value;
        false
    }

    /// Replaces the value by a checked one. Nothing changes if that is rejected.
    fn assign(
        &mut self,
        value: Value<'v>,
        constraints: &'static [Constraint],
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected>;

    /// Like [`SlotMut::assign`], for an empty slot. A placeholder owns nothing and is not dropped,
    /// since its type may implement `Drop`.
    fn fill(
        &mut self,
        input: &mut Input<'_, 'v>,
        constraints: &'static [Constraint],
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        self.assign(input.take_value(cx)?, constraints, cx)
    }

    /// Like [`SlotMut::try_store`], for an empty slot.
    fn fill_plain(&mut self, value: &Plain<'v>) -> bool {
        let _ = value;
        false
    }

    /// Fills the slot with the value of a missing field of its type. Returns `true` if there is
    /// one.
    fn fill_missing(&mut self) -> bool {
        false
    }

    /// Notes that the value is the default of a field that was not given.
    #[cfg(feature = "dynamic")]
    fn mark_default(&mut self) {}

    /// Drops the value.
    fn clear(&mut self);

    /// Replaces the value by a checked one, and returns the old one, which [`SlotMut::restore`]
    /// moves back. Returns the new value if the old one cannot be kept.
    fn replace(
        &mut self,
        value: Value<'v>,
        constraints: &'static [Constraint],
        cx: &mut Context<'_>,
    ) -> Result<Replaced<'v>, Rejected> {
        let _ = (constraints, cx);
        Ok(Err(value))
    }

    /// Moves the value out of the slot of a draft, if it can be moved back.
    fn hand_out(&mut self) -> Option<Kept<'v>> {
        None
    }

    /// Moves an old value back.
    fn restore(&mut self, kept: Kept<'v>);

    /// See `FieldType::item_mut`.
    fn item_mut(&mut self, segment: &Segment<'_>) -> Option<&mut dyn SlotMut<'v>> {
        let _ = segment;
        None
    }

    /// See `FieldType::record_mut`.
    fn record_mut(&mut self) -> Option<&mut dyn RecordMut<'v>> {
        None
    }

    /// See `FieldType::items_mut`.
    fn items_mut(&mut self) -> Option<&mut dyn ItemsMut<'v>> {
        None
    }
}

impl<'v, T: FieldType<'v>> SlotMut<'v> for T {
    fn assign(
        &mut self,
        value: Value<'v>,
        constraints: &'static [Constraint],
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        if constraints.is_empty() {
            return FieldType::assign(self, value, &mut cx.redact_for_type::<T>());
        }
        *self = checked(&mut Input::Value(value), constraints, cx)?;
        Ok(())
    }

    fn try_store(&mut self, value: &mut Value<'v>) -> bool {
        match Primitive::scalar(value).and_then(T::from_plain) {
            Some(new) => {
                *self = new;
                true
            }
            None => T::KEEPS_TEXT && keep_text(self, value),
        }
    }

    fn fill(
        &mut self,
        input: &mut Input<'_, 'v>,
        constraints: &'static [Constraint],
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        match input {
            // A placeholder is filled in place: it need not be moved, and its type has no checks.
            Input::Map(entries)
                if const { T::HAS_PLACEHOLDER && has_named_fields(T::OBJECT_CLASS) }
                    && constraints.is_empty() =>
            {
                let draft = FieldType::record_mut(self);
                if let (Some(draft), Some(class)) = (draft, T::OBJECT_CLASS) {
                    cx.expect_type::<T>();
                    let filled = cx.within_class(class.name(), |cx| {
                        entries.fill_record(draft, cx, Private::TOKEN)
                    });
                    if let Some(filled) = filled {
                        return filled;
                    }
                }
                checked(&mut Input::Map(&mut **entries), constraints, cx).map(|new| put(self, new))
            }
            input => checked(input, constraints, cx).map(|new| put(self, new)),
        }
    }

    fn fill_plain(&mut self, value: &Plain<'v>) -> bool {
        T::from_plain(value.into_primitive()).map(|new| put(self, new)).is_some()
    }

    fn fill_missing(&mut self) -> bool {
        T::if_missing().map(|new| put(self, new)).is_some()
    }

    fn clear(&mut self) {
        // A field whose type has no placeholder is never filled in place.
        if const { T::HAS_PLACEHOLDER } {
            *self = T::placeholder();
        }
    }

    fn replace(
        &mut self,
        value: Value<'v>,
        constraints: &'static [Constraint],
        cx: &mut Context<'_>,
    ) -> Result<Replaced<'v>, Rejected> {
        kept::replace(self, value, |value| checked(&mut Input::Value(value), constraints, cx))
    }

    fn restore(&mut self, kept: Kept<'v>) {
        if let Some(old) = kept::moved_back(kept) {
            *self = old;
        }
    }

    fn item_mut(&mut self, segment: &Segment<'_>) -> Option<&mut dyn SlotMut<'v>> {
        FieldType::item_mut(self, segment)
    }

    fn record_mut(&mut self) -> Option<&mut dyn RecordMut<'v>> {
        FieldType::record_mut(self)
    }

    fn items_mut(&mut self) -> Option<&mut dyn ItemsMut<'v>> {
        FieldType::items_mut(self)
    }
}

#[inline]
fn keep_text<'v, T: FieldType<'v>>(place: &mut T, value: &mut Value<'v>) -> bool {
    match value {
        Value::Str(text) => place.keep_text(text),
        _ => false,
    }
}

/// Checks an input and converts it to the type of a field.
pub(super) fn checked<'v, T: FieldType<'v>>(
    input: &mut Input<'_, 'v>,
    constraints: &'static [Constraint],
    cx: &mut Context<'_>,
) -> Result<T, Rejected> {
    cx.expect_type::<T>();
    let new = if const { can_have_parts(T::TYPE) } && !constraints.is_empty() {
        T::read(input, &mut cx.ruled(&constraints))?
    } else {
        T::read(input, cx)?
    };
    if !constraints.is_empty() {
        check_all(constraints, &ToValue::unredacted(&new), cx)?;
    }
    Ok(new)
}

/// Returns `true` for the type of a list or a map, which can be in a newtype.
const fn can_have_parts(info: &TypeInfo) -> bool {
    info.item().is_some() || info.key().is_some() || matches!(info.kind(), Kind::Newtype)
}

/// Returns `true` for the class of a struct with named fields.
pub(crate) const fn has_named_fields(class: Option<&'static Class>) -> bool {
    match class {
        Some(class) => class.has_named_fields(),
        None => false,
    }
}

/// Replaces a placeholder.
#[inline]
pub fn put<T>(blank: &mut T, value: T) {
    mem::forget(mem::replace(blank, value));
}
