//! The object of a whole document.

use crate::class::{Class, Constraint, TypeInfo};
use crate::construct::construct::fill_content;
use crate::record::{
    FieldType, Input, Kept, Record, RecordMut, Slot, SlotMut, SlotSealed, filled_by,
    filled_in_place, has_named_fields, to_value,
};
use crate::report::{Context, Rejected};
use crate::value::Value;

/// Runs a function that fills a slot of a type from a document, and returns the value.
///
/// An object with placeholders is filled through a [`Whole`], so that no vtable of slots is compiled for a
/// struct that is not a field of another. That was half of the code of programs that read 200 structs.
///
/// # Errors
/// - Those of the function, which leaves the slot empty then.
#[inline(always)]
pub(crate) fn read_whole<'v, T: FieldType<'v>, E>(
    read: impl FnOnce(&mut dyn SlotMut<'v>) -> Result<(), E>,
    not_filled: impl FnOnce() -> E,
) -> Result<T, E> {
    // The rest is compiled only for such structs.
    if const { !T::HAS_PLACEHOLDER || !has_named_fields(T::OBJECT_CLASS) } {
        return filled_by(read, not_filled);
    }
    filled_in_place(T::placeholder(), |object| match (object.record_mut(), T::OBJECT_CLASS) {
        (Some(draft), Some(class)) => read(&mut Whole { draft, class, type_info: T::TYPE }),
        _ => Err(not_filled()),
    })
}

/// A slot for an object of a struct with named fields. The object has placeholders until it is filled.
struct Whole<'d, 'v> {
    draft: &'d mut dyn RecordMut<'v>,
    class: &'static Class,
    type_info: &'static TypeInfo,
}

impl SlotSealed for Whole<'_, '_> {}

impl Slot for Whole<'_, '_> {
    fn value(&self) -> Value<'_> {
        to_value(self.draft)
    }

    fn record(&self) -> Option<&dyn Record> {
        Some(&*self.draft)
    }
}

impl<'v> SlotMut<'v> for Whole<'_, 'v> {
    fn assign(
        &mut self,
        value: Value<'v>,
        constraints: &'static [Constraint],
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        self.fill(&mut Input::Value(value), constraints, cx)
    }

    fn fill(
        &mut self,
        input: &mut Input<'_, 'v>,
        _: &'static [Constraint],
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        cx.expect(self.type_info, self.type_info.is_declared_secret());
        cx.within_class(self.class.name(), |cx| fill_content(&mut *self.draft, input, cx))
    }

    fn clear(&mut self) {
        for index in 0..self.draft.shape().fields().len() {
            self.draft.clear(index);
        }
    }

    fn restore(&mut self, _: Kept<'v>) {
        // A document replaces nothing.
    }

    fn record_mut(&mut self) -> Option<&mut dyn RecordMut<'v>> {
        Some(&mut *self.draft)
    }
}
