//! The slots of drafts, which are empty until they are filled.

use crate::class::{Constraint, Private, TypeInfo};
use crate::record::field_type::FieldType;
use crate::record::input::{Input, Plain};
use crate::record::kept::{self, Kept};
use crate::record::record::Record;
use crate::record::slot::{Slot, SlotMut, SlotSealed, Visitor, checked};
use crate::record::to_value::ToValue;
use crate::report::{Context, Rejected};
use crate::value::{Handover, Opaque, Value};
use alloc::boxed::Box;
use core::mem::{self, ManuallyDrop};

/// A field of a draft.
///
/// Its value is not dropped with the draft, but moved out of it or [cleared](SlotMut::clear).
/// Without drop glue there is much less to compile for each struct.
#[derive(Debug)]
pub enum Vacant<T> {
    /// No value yet.
    Empty,
    /// The checked value.
    Filled(ManuallyDrop<T>),
}

#[doc(hidden)]
impl<T> Vacant<T> {
    /// Fills the field with its default.
    pub fn fill_default(&mut self, value: T) {
        *self = Self::Filled(ManuallyDrop::new(value));
    }

    /// Returns the value, if there is one.
    #[must_use]
    pub fn peek(&self) -> Option<&T> {
        match self {
            Self::Empty => None,
            Self::Filled(value) => Some(value),
        }
    }

    /// Swaps the value, if there is one, with that of a field.
    pub fn swap(&mut self, field: &mut T) {
        if let Self::Filled(value) = self {
            mem::swap(field, value);
        }
    }
}

impl<T> Vacant<T> {
    /// Takes the value out, if there is one yet.
    pub(crate) fn take(&mut self) -> Option<T> {
        match mem::replace(self, Self::Empty) {
            Self::Empty => None,
            Self::Filled(value) => Some(ManuallyDrop::into_inner(value)),
        }
    }
}

impl<T: ToValue> SlotSealed for Vacant<T> {}

impl<T: ToValue> Slot for Vacant<T> {
    fn value(&self) -> Value<'_> {
        self.peek().map_or(Value::Null, ToValue::to_value)
    }

    fn unredacted(&self, _: Private) -> Value<'_> {
        self.peek().map_or(Value::Null, ToValue::unredacted)
    }

    fn record(&self) -> Option<&dyn Record> {
        self.peek()?.record()
    }

    fn visit(&self, _: Private, visitor: &mut Visitor<'_>) {
        if let Some(value) = self.peek() {
            ToValue::visit(value, visitor);
        }
    }
}

impl<'v, T: FieldType<'v>> SlotMut<'v> for Vacant<T> {
    fn assign(
        &mut self,
        value: Value<'v>,
        constraints: &'static [Constraint],
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        checked(&mut Input::Value(value), constraints, cx).map(|new| self.fill_default(new))
    }

    fn fill(
        &mut self,
        input: &mut Input<'_, 'v>,
        constraints: &'static [Constraint],
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        checked(input, constraints, cx).map(|new| self.fill_default(new))
    }

    fn fill_plain(&mut self, value: &Plain<'v>) -> bool {
        T::from_plain(value.into_primitive()).map(|new| self.fill_default(new)).is_some()
    }

    fn fill_missing(&mut self) -> bool {
        T::if_missing().map(|value| self.fill_default(value)).is_some()
    }

    fn clear(&mut self) {
        drop(self.take());
    }

    fn hand_out(&mut self) -> Option<Kept<'v>> {
        kept::hand_out(self.take()?)
    }

    fn restore(&mut self, kept: Kept<'v>) {
        if let Some(value) = kept::moved_back(kept) {
            self.fill_default(value);
        }
    }
}

/// An opaque field of a draft. A borrowed value stays in its slot until the object is finished.
#[derive(Debug)]
pub struct VacantOpaque<'v, T> {
    own: Option<T>,
    lent: Option<&'v mut Option<T>>,
    type_info: &'static TypeInfo,
}

#[doc(hidden)]
impl<T: Send + Sync + 'static> VacantOpaque<'_, T> {
    /// Creates an empty field.
    #[must_use]
    pub const fn new(type_info: &'static TypeInfo) -> Self {
        Self { own: None, lent: None, type_info }
    }

    /// Like [`Vacant::fill_default`].
    pub fn fill_default(&mut self, value: T) {
        self.own = Some(value);
    }

    /// Like [`Vacant::peek`].
    #[must_use]
    pub fn peek(&self) -> Option<&T> {
        match &self.lent {
            Some(lent) => lent.as_ref(),
            None => self.own.as_ref(),
        }
    }

    /// Takes the value, out of its slot if it is borrowed.
    pub fn take(self) -> Option<T> {
        match self.lent {
            Some(lent) => lent.take(),
            None => self.own,
        }
    }

    /// Like [`Vacant::swap`]. The slot of a borrowed value gets the old one.
    pub fn swap(&mut self, field: &mut T) {
        let value = match &mut self.lent {
            Some(lent) => lent.as_mut(),
            None => self.own.as_mut(),
        };
        if let Some(value) = value {
            mem::swap(value, field);
        }
    }
}

impl<T> SlotSealed for VacantOpaque<'_, T> {}

impl<T: Send + Sync + 'static> Slot for VacantOpaque<'_, T> {
    fn value(&self) -> Value<'_> {
        self.peek().map_or(Value::Null, show_opaque)
    }
}

impl<'v, T: Send + Sync + 'static> SlotMut<'v> for VacantOpaque<'v, T> {
    fn assign(
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
        Err(cx.redact_for(self.type_info).mismatch(self.type_info, &refused))
    }

    fn clear(&mut self) {
        (self.own, self.lent) = (None, None);
    }

    fn hand_out(&mut self) -> Option<Kept<'v>> {
        match self.lent.take() {
            Some(lent) => Some(Kept::Lent(lent)),
            None => Some(Kept::Moved(Box::new(self.own.take()?))),
        }
    }

    fn restore(&mut self, kept: Kept<'v>) {
        match kept {
            Kept::Moved(old) => self.own = old.downcast().ok().map(|old| *old),
            Kept::Lent(lent) => self.lent = lent.downcast_mut(),
            Kept::Copied(_) => {}
        }
    }
}

/// Shows an opaque field as a value.
pub fn show_opaque<T: Send + Sync + 'static>(field: &T) -> Value<'_> {
    Value::Opaque(Opaque::borrowed(field))
}
