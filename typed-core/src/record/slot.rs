//! Places that hold a value of some field type, with the type erased: what the shared code works on,
//! compiled once for each type instead of once for each field.

use crate::class::{Constraint, Private, check_all};
use crate::record::field_type::{FieldType, ToValue};
use crate::record::into_field::Primitive;
use crate::record::kept::{self, Kept, Replaced};
use crate::record::record::{Record, RecordMut};
use crate::report::{Context, Key, Rejected};
use crate::value::{Segment, Value};
use alloc::borrow::Cow;
use core::mem;

/// A place to read.
pub trait Slot: SlotSealed {
    /// What is in it.
    fn value(&self) -> Value<'_>;

    /// The value that constraints are held against: what a secret hides.
    fn unredacted(&self, _: Private) -> Value<'_> {
        self.value()
    }

    /// The item one step down a path.
    fn item(&self, segment: &Segment<'_>) -> Option<&dyn Slot> {
        let _ = segment;
        None
    }

    /// Its fields, where it is a struct or an enum.
    fn record(&self) -> Option<&dyn Record> {
        None
    }

    /// Shows the visitor each item, secret ones too. Without a step, where the item is all there is.
    fn visit(&self, _: Private, visitor: &mut Visitor<'_>) {
        let _ = visitor;
    }
}

/// Is shown the items of a place, each with the step that leads to it.
pub(crate) type Visitor<'f> = dyn FnMut(Key<'_>, &dyn Slot) + 'f;

/// Keeps other crates from implementing [`Slot`], whose methods take the seal of all types.
pub trait SlotSealed {}

impl<T: ToValue> SlotSealed for T {}

impl<T: ToValue> Slot for T {
    fn value(&self) -> Value<'_> {
        self.to_value()
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

/// A place to write.
pub trait SlotMut<'v>: Slot {
    /// Sets it to a scalar or a text that fits, at once; whether it did. Of a text that it keeps,
    /// nothing is left then. The constraints are the caller's to look at, once for all types.
    fn try_store(&mut self, value: &mut Value<'v>) -> bool {
        let _ = value;
        false
    }

    /// Replaces what is in it by a checked value; nothing changes where that is refused.
    fn assign(
        &mut self,
        value: Value<'v>,
        constraints: &'static [Constraint],
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected>;

    /// As [`SlotMut::assign`], of a slot that is empty. A placeholder has nothing to drop, and is not dropped,
    /// since its type may have a `Drop` of its own.
    fn fill(
        &mut self,
        value: Value<'v>,
        constraints: &'static [Constraint],
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        self.assign(value, constraints, cx)
    }

    /// As [`SlotMut::try_store`], of a slot that is empty.
    fn fill_plain(&mut self, value: &mut Value<'v>) -> bool {
        self.try_store(value)
    }

    /// Fills the slot with what its type is where nothing is given. Returns `true` if there is such a value.
    fn fill_missing(&mut self) -> bool {
        false
    }

    /// Drops what it was filled with.
    fn clear(&mut self);

    /// Replaces what is in it by a checked value, and hands out what was there, which
    /// [`SlotMut::restore`] moves back. The value comes back if what is there cannot be kept.
    fn replace(
        &mut self,
        value: Value<'v>,
        constraints: &'static [Constraint],
        cx: &mut Context<'_>,
    ) -> Result<Replaced<'v>, Rejected> {
        let _ = (constraints, cx);
        Ok(Err(value))
    }

    /// Moves out the value in the slot of a draft, if it can be moved back.
    fn hand_out(&mut self) -> Option<Kept<'v>> {
        None
    }

    /// Moves back what was handed out.
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

    /// See `FieldType::remove_item`.
    fn remove_item(&mut self, segment: &Segment<'_>) {
        let _ = segment;
    }

    /// See `FieldType::insert_item`.
    fn insert_item(
        &mut self,
        segment: &Segment<'_>,
        value: Value<'v>,
        cx: &mut Context<'_>,
    ) -> Option<Result<(), Rejected>> {
        let _ = (segment, value, cx);
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
        *self = checked(value, constraints, cx)?;
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
        value: Value<'v>,
        constraints: &'static [Constraint],
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        checked(value, constraints, cx).map(|new| put(self, new))
    }

    fn fill_plain(&mut self, value: &mut Value<'v>) -> bool {
        plain(value).map(|new| put(self, new)).is_some()
    }

    fn fill_missing(&mut self) -> bool {
        T::if_missing().map(|new| put(self, new)).is_some()
    }

    fn clear(&mut self) {
        // A field whose type has no blank is never filled in its place.
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
        kept::replace(self, value, |value| checked(value, constraints, cx))
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

    fn remove_item(&mut self, segment: &Segment<'_>) {
        FieldType::remove_item(self, segment);
    }

    fn insert_item(
        &mut self,
        segment: &Segment<'_>,
        value: Value<'v>,
        cx: &mut Context<'_>,
    ) -> Option<Result<(), Rejected>> {
        FieldType::insert_item(self, segment, value, cx)
    }
}

#[inline]
fn keep_text<'v, T: FieldType<'v>>(place: &mut T, value: &mut Value<'v>) -> bool {
    match value {
        Value::Str(text) => place.keep_text(text),
        _ => false,
    }
}

/// Returns a value as a field takes it.
pub(super) fn checked<'v, T: FieldType<'v>>(
    value: Value<'v>,
    constraints: &'static [Constraint],
    cx: &mut Context<'_>,
) -> Result<T, Rejected> {
    let cx = &mut cx.redact_for_type::<T>();
    let new = T::check(value, cx)?;
    if !constraints.is_empty() {
        check_all(constraints, &ToValue::unredacted(&new), cx)?;
    }
    Ok(new)
}

/// Returns a scalar or a string as a field takes it; of an owned string nothing is left then.
#[inline]
pub(super) fn plain<'v, T: FieldType<'v>>(value: &mut Value<'v>) -> Option<T> {
    match (Primitive::of(value).and_then(T::from_plain), value) {
        (Some(new), _) => Some(new),
        (None, value @ Value::Str(Cow::Owned(_))) if T::KEEPS_TEXT => {
            let Value::Str(Cow::Owned(text)) = mem::take(value) else { return None };
            T::from_string(
                text,
                value,
                |_, new| Some(new),
                |place, value| {
                    *place = value;
                    None
                },
            )
        }
        _ => None,
    }
}

/// Replaces a placeholder.
#[inline]
pub fn put<T>(blank: &mut T, value: T) {
    mem::forget(mem::replace(blank, value));
}
