//! Fields of an object under construction.

use crate::class::{Constraint, TypeInfo, check_all};
use crate::record::{FieldType, Primitive, Slot, ToValue};
use crate::report::{Context, Rejected};
use crate::value::{Handover, Opaque, Value};
use alloc::borrow::Cow;
use core::mem::{self, ManuallyDrop};

/// A field of an object under construction, in a draft.
///
/// What it is filled with is not dropped with the draft, but moved out of it or
/// [cleared](Cell::clear): without drop glue there is much less to compile for each struct.
pub trait Cell<'v> {
    /// Fills the cell with a checked value.
    fn fill(
        &mut self,
        value: Value<'v>,
        constraints: &'static [Constraint],
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected>;

    /// Fills the cell with a scalar or a text that fits, at once; whether it did. The constraints are
    /// the caller's to look at.
    fn fill_plain(&mut self, value: &mut Value<'v>) -> bool {
        let _ = value;
        false
    }

    /// Fills the cell with what the type is where nothing is given; whether there is such a value.
    fn fill_missing(&mut self) -> bool;

    /// Drops what it was filled with.
    fn clear(&mut self);

    /// The value, where there is one yet.
    fn shown(&self) -> Option<Value<'_>>;

    /// The place that was filled, where it is of a field type.
    fn slot(&self) -> Option<&dyn Slot> {
        None
    }
}

/// A value as a field takes it.
pub(crate) fn checked<'v, T: FieldType<'v>>(
    value: Value<'v>,
    constraints: &'static [Constraint],
    cx: &mut Context<'_>,
) -> Result<T, Rejected> {
    let cx = &mut cx.redact_for_type::<T>();
    let new = T::check(value, cx)?;
    if !constraints.is_empty() {
        check_all(constraints, &new.unredacted(), cx)?;
    }
    Ok(new)
}

/// A scalar or a text as a field takes it; of owned text nothing is left then.
#[inline]
pub(crate) fn plain<'v, T: FieldType<'v>>(value: &mut Value<'v>) -> Option<T> {
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

impl<'v, T: FieldType<'v>> Cell<'v> for Option<ManuallyDrop<T>> {
    fn fill(
        &mut self,
        value: Value<'v>,
        constraints: &'static [Constraint],
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        *self = Some(ManuallyDrop::new(checked(value, constraints, cx)?));
        Ok(())
    }

    fn fill_plain(&mut self, value: &mut Value<'v>) -> bool {
        plain(value).map(|new| *self = Some(ManuallyDrop::new(new))).is_some()
    }

    fn fill_missing(&mut self) -> bool {
        *self = T::if_missing().map(ManuallyDrop::new);
        self.is_some()
    }

    fn clear(&mut self) {
        drop(self.take().map(ManuallyDrop::into_inner));
    }

    fn shown(&self) -> Option<Value<'_>> {
        self.as_deref().map(ToValue::to_value)
    }

    fn slot(&self) -> Option<&dyn Slot> {
        let slot: &T = self.as_deref()?;
        Some(slot)
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
    pub fn fill_default(&mut self, value: T) {
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
        Err(cx.redact_for(self.type_info).mismatch(self.type_info, &refused))
    }

    fn fill_missing(&mut self) -> bool {
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
