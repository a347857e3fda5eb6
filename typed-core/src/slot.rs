//! Places that hold a value of some field type, with the type erased: what the shared code works on,
//! compiled once for each type instead of once for each field.

use crate::constraint::{Constraint, all_hold, check_all};
use crate::context::{Context, Rejected};
use crate::field_type::{FieldType, ToValue};
use crate::into_field::Plain;
use crate::path::Segment;
use crate::record::{Record, RecordMut};
use crate::type_info::TypeInfo;
use crate::value::{Handover, Opaque, Value};
use alloc::borrow::Cow;
use core::mem::{self, ManuallyDrop};

/// A place to read.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a type that a typed field or parameter can have",
    label = "not a `FieldType`",
    note = "for a struct or an enum of yours: add `#[derive(Typed)]` to it",
    note = "for any other `'static` type: mark the field `#[typed(opaque)]`, or `#[typed(skip)]` to leave it out"
)]
pub trait Slot {
    /// What is in it.
    fn value(&self) -> Value<'_>;
    /// The value that constraints are held against.
    fn exposed(&self) -> Value<'_>;
    /// The item one step down a path.
    fn item(&self, segment: &Segment<'_>) -> Option<&dyn Slot>;
    /// Its fields, where it is a struct or an enum.
    fn record(&self) -> Option<&dyn Record>;
}

impl<T: ToValue> Slot for T {
    fn value(&self) -> Value<'_> {
        self.to_value()
    }

    fn exposed(&self) -> Value<'_> {
        ToValue::exposed(self)
    }

    fn item(&self, segment: &Segment<'_>) -> Option<&dyn Slot> {
        ToValue::item(self, segment)
    }

    fn record(&self) -> Option<&dyn Record> {
        ToValue::record(self)
    }
}

/// A place to write.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a type that a typed field or parameter can have",
    label = "not a `FieldType`",
    note = "for a struct or an enum of yours: add `#[derive(Typed)]` to it",
    note = "for any other `'static` type: mark the field `#[typed(opaque)]`, or `#[typed(skip)]` to leave it out"
)]
pub trait SlotMut<'v>: Slot {
    /// Sets it to a scalar or a text that fits, at once; whether it did. Of a text that it keeps,
    /// nothing is left then.
    fn store(&mut self, value: &mut Value<'v>, constraints: &'static [Constraint]) -> bool;

    /// Replaces what is in it by a checked value; nothing changes where that is refused.
    fn assign(
        &mut self,
        value: Value<'v>,
        constraints: &'static [Constraint],
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected>;

    /// See `FieldType::item_mut`.
    fn item_mut(&mut self, segment: &Segment<'_>) -> Option<&mut dyn SlotMut<'v>>;
    /// See `FieldType::record_mut`.
    fn record_mut(&mut self) -> Option<&mut dyn RecordMut<'v>>;
    /// See `FieldType::remove_item`.
    fn remove_item(&mut self, segment: &Segment<'_>);

    /// See `FieldType::insert_item`.
    fn insert_item(
        &mut self,
        segment: &Segment<'_>,
        value: Value<'v>,
        cx: &mut Context<'_>,
    ) -> Option<Result<(), Rejected>>;
}

impl<'v, T: FieldType<'v>> SlotMut<'v> for T {
    fn assign(
        &mut self,
        value: Value<'v>,
        constraints: &'static [Constraint],
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        let cx = &mut cx.for_type(T::TYPE);
        if constraints.is_empty() {
            return FieldType::assign(self, value, cx);
        }
        let new = T::check(value, cx)?;
        check_all(constraints, &new.exposed(), cx)?;
        *self = new;
        Ok(())
    }

    fn store(&mut self, value: &mut Value<'v>, constraints: &'static [Constraint]) -> bool {
        match Plain::scalar(value).and_then(T::from_plain) {
            Some(new) if all_hold(constraints, value) => {
                *self = new;
                true
            }
            Some(_) => false,
            None => T::KEEPS_TEXT && all_hold(constraints, value) && keep_text(self, value),
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

/// A field of an object under construction.
///
/// A filled cell is not dropped with its draft, but moved out of it or [cleared](Cell::clear): a
/// draft without drop glue is much less to compile for each struct.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a type that a typed field or parameter can have",
    label = "not a `FieldType`",
    note = "for a struct or an enum of yours: add `#[derive(Typed)]` to it",
    note = "for any other `'static` type: mark the field `#[typed(opaque)]`, or `#[typed(skip)]` to leave it out"
)]
pub trait Cell<'v> {
    /// Fills the cell with a checked value.
    fn fill(
        &mut self,
        value: Value<'v>,
        constraints: &'static [Constraint],
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected>;

    /// Fills the cell with a scalar or a text that fits, at once; whether it did.
    fn store(&mut self, value: &mut Value<'v>, constraints: &'static [Constraint]) -> bool {
        let _ = (value, constraints);
        false
    }

    /// Fills the cell with what the type is where nothing is given; whether there is such a value.
    fn fill_absent(&mut self) -> bool;

    /// Drops the value.
    fn clear(&mut self);

    /// The value, where there is one yet.
    fn shown(&self) -> Option<Value<'_>>;

    /// The value that constraints are held against.
    fn exposed(&self) -> Option<Value<'_>> {
        self.shown()
    }
}

impl<'v, T: FieldType<'v>> Cell<'v> for Option<ManuallyDrop<T>> {
    fn fill(
        &mut self,
        value: Value<'v>,
        constraints: &'static [Constraint],
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        let cx = &mut cx.for_type(T::TYPE);
        let new = T::check(value, cx)?;
        if !constraints.is_empty() {
            check_all(constraints, &new.exposed(), cx)?;
        }
        *self = Some(ManuallyDrop::new(new));
        Ok(())
    }

    fn store(&mut self, value: &mut Value<'v>, constraints: &'static [Constraint]) -> bool {
        match (Plain::of(value).and_then(T::from_plain), value) {
            (Some(new), value) if all_hold(constraints, value) => {
                *self = Some(ManuallyDrop::new(new));
                true
            }
            (None, value @ Value::Str(Cow::Owned(_)))
                if T::KEEPS_TEXT && all_hold(constraints, value) =>
            {
                let Value::Str(Cow::Owned(text)) = mem::take(value) else { return false };
                let fits = |(cell, _): (&mut Self, _), new| {
                    *cell = Some(ManuallyDrop::new(new));
                    true
                };
                T::from_string(text, (self, value), fits, |(_, place), value| {
                    *place = value;
                    false
                })
            }
            _ => false,
        }
    }

    fn fill_absent(&mut self) -> bool {
        *self = T::absent().map(ManuallyDrop::new);
        self.is_some()
    }

    fn clear(&mut self) {
        drop(self.take().map(ManuallyDrop::into_inner));
    }

    fn shown(&self) -> Option<Value<'_>> {
        self.as_deref().map(ToValue::to_value)
    }

    fn exposed(&self) -> Option<Value<'_>> {
        self.as_deref().map(ToValue::exposed)
    }
}

/// The cell of an opaque field. A lent value stays with its lender until the object is finished.
#[derive(Debug)]
pub struct OpaqueCell<'v, T> {
    own: Option<T>,
    lent: Option<&'v mut Option<T>>,
    type_info: &'static TypeInfo,
}

impl<T: Send + Sync + 'static> OpaqueCell<'_, T> {
    /// An empty cell.
    #[must_use]
    pub const fn new(type_info: &'static TypeInfo) -> Self {
        Self { own: None, lent: None, type_info }
    }

    /// Fills the cell with the default of its field.
    pub fn fall_back(&mut self, value: T) {
        self.own = Some(value);
    }

    /// The value, where there is one yet.
    #[must_use]
    pub fn peek(&self) -> Option<&T> {
        match &self.lent {
            Some(lent) => lent.as_ref(),
            None => self.own.as_ref(),
        }
    }

    /// Takes the value out, and away from its lender.
    pub fn take(self) -> Option<T> {
        match self.lent {
            Some(lent) => lent.take(),
            None => self.own,
        }
    }

    /// Swaps the value with a field's; a lender is left with the old one.
    pub fn swap(&mut self, field: &mut T) {
        let cell = match &mut self.lent {
            Some(lent) => lent.as_mut(),
            None => self.own.as_mut(),
        };
        if let Some(value) = cell {
            mem::swap(value, field);
        }
    }
}

impl<'v, T: Send + Sync + 'static> Cell<'v> for OpaqueCell<'v, T> {
    fn fill(
        &mut self,
        value: Value<'v>,
        _: &'static [Constraint],
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        let refused = match value {
            Value::Opaque(opaque) => match opaque.hand_over() {
                Ok(Handover::Owned(value)) => {
                    self.own = Some(value);
                    return Ok(());
                }
                Ok(Handover::Lent(slot)) => {
                    self.lent = Some(slot);
                    return Ok(());
                }
                Err(opaque) => Value::Opaque(opaque),
            },
            other => other,
        };
        Err(cx.mismatch(self.type_info, &refused))
    }

    fn fill_absent(&mut self) -> bool {
        false
    }

    fn clear(&mut self) {
        (self.own, self.lent) = (None, None);
    }

    fn shown(&self) -> Option<Value<'_>> {
        self.peek().map(show_opaque)
    }
}

/// An opaque field as a value.
pub fn show_opaque<T: Send + Sync + 'static>(field: &T) -> Value<'_> {
    Value::Opaque(Opaque::borrowed(field))
}
