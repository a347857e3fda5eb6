//! Filling the slots of a draft, one field at a time.

use crate::access::{is_free, verify_field};
use crate::class::{Field, Private, satisfies_all};
use crate::record::{Input, Plain, RecordMut, Slot, SlotMut};
use crate::report::{Context, Key, Rejected};
use crate::value::Value;

impl<'v> dyn RecordMut<'v> + '_ {
    /// Fills a slot with a scalar or a string that fits, on the fast path. Returns `true` if it did.
    #[inline]
    pub(super) fn fill_plain(
        &mut self,
        index: usize,
        field: &'static Field,
        value: &Value<'v>,
    ) -> bool {
        let Some(plain) = Plain::of(value) else { return false };
        satisfies_all(field.constraints(), value)
            && self.slot_mut(index, Private::TOKEN).is_some_and(|slot| slot.fill_plain(&plain))
    }

    /// Fills a slot from an input, and runs every check of the field. If one rejects the value, the
    /// slot is empty.
    pub(crate) fn fill(
        &mut self,
        index: usize,
        field: &'static Field,
        input: &mut Input<'_, 'v>,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        let Some(slot) = self.slot_mut(index, Private::TOKEN) else { return Ok(()) };
        cx.convert_for(field);
        slot.fill(input, field.constraints(), cx)?;
        if field.is_checked() { self.keep_checked(index, cx) } else { Ok(()) }
    }

    /// Runs the field's custom check, and clears the slot if it rejects the value. Not inlined,
    /// since few fields have one.
    #[inline(never)]
    pub(super) fn keep_checked(
        &mut self,
        index: usize,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        self.header().check_field(index, cx).inspect_err(|_| self.clear(index))
    }

    /// Fills a slot with the value of a missing field of its type. Returns `true` if there is one.
    pub(super) fn fill_missing(&mut self, index: usize) -> bool {
        self.slot_mut(index, Private::TOKEN).is_some_and(SlotMut::fill_missing)
    }

    /// Drops the value in a slot.
    pub(crate) fn clear(&mut self, index: usize) {
        if let Some(slot) = self.slot_mut(index, Private::TOKEN) {
            slot.clear();
        }
    }

    /// Fills a slot with the default of its field. It is checked, because it may be computed, or
    /// have been set at run time. Returns `true` if there is one. If it is rejected, the slot is
    /// empty.
    pub(super) fn fill_default(
        &mut self,
        index: usize,
        field: &'static Field,
        cx: &mut Context<'_>,
    ) -> Result<bool, Rejected> {
        let value = match self.class().kept_default(index) {
            Some(value) => value,
            None if self.put_default(index) => {
                if is_free(field) {
                    return Ok(true);
                }
                let verified =
                    self.verify_filled(index, field, &mut cx.at(Key::Field(field.name())));
                return verified.inspect_err(|_| self.clear(index)).map(|()| true);
            }
            // The fields have defaults, and the type does not.
            None if field.default().is_some() => field.nothing(),
            None => return Ok(false),
        };
        let value = &mut Input::Value(value);
        self.fill(index, field, value, &mut cx.descend(Key::Field(field.name()))?)?;
        #[cfg(feature = "dynamic")]
        if let Some(slot) = self.slot_mut(index, Private::TOKEN) {
            slot.mark_default();
        }
        Ok(true)
    }

    /// Checks the value in a slot if user code created it.
    fn verify_filled(
        &mut self,
        index: usize,
        field: &'static Field,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        verify_field(self.filled(index), field, |_| Ok(()), cx)?;
        if field.is_checked() {
            self.header().check_field(index, &mut cx.redact_for(field.type_info()))
        } else {
            Ok(())
        }
    }

    /// Returns a filled slot for reading.
    pub(super) fn filled(&mut self, index: usize) -> Option<&dyn Slot> {
        Some(self.slot_mut(index, Private::TOKEN)?)
    }

    /// Fills a slot with the default that its field declares. Returns `true` if there is one.
    pub(super) fn put_default(&mut self, index: usize) -> bool {
        self.behavior_mut(Private::TOKEN)
            .is_some_and(|behavior| behavior.fill_default(index, Private::TOKEN))
    }
}
