//! An object under construction, as its fields.

use crate::class::{Class, Field, Private, satisfies_all};
use crate::construct::vacant::Cell;
use crate::construct::verify::{is_free, verify_field};
use crate::record::{Cells, RecordMut, Slot, SlotMut};
use crate::report::{Context, Key, Rejected};
use crate::value::Value;

/// The fields of an object under construction.
#[expect(missing_debug_implementations, reason = "what is in it has none")]
pub enum UnderConstruction<'u, 'v> {
    /// An object that was blank.
    InPlace(&'u mut dyn RecordMut<'v>),
    /// The cells of a draft.
    Cells(&'u mut dyn Cells<'v>),
}

impl<'v> UnderConstruction<'_, 'v> {
    /// Fills a field with a scalar or a text that fits, at once; whether it did.
    #[inline]
    pub(crate) fn fill_plain(
        &mut self,
        index: usize,
        field: &'static Field,
        value: &mut Value<'v>,
    ) -> bool {
        if !satisfies_all(field.constraints(), value) {
            return false;
        }
        match self {
            Self::InPlace(object) => {
                object.slot_mut(index, Private::TOKEN).is_some_and(|slot| slot.fill_plain(value))
            }
            Self::Cells(cells) => cells.cell(index).is_some_and(|cell| cell.fill_plain(value)),
        }
    }

    /// Fills a field with a checked value, with all that it demands; nothing is left in it where that
    /// is refused.
    pub(crate) fn fill(
        &mut self,
        index: usize,
        field: &'static Field,
        value: Value<'v>,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        match self {
            Self::InPlace(object) => match object.slot_mut(index, Private::TOKEN) {
                Some(slot) => slot.fill(value, field.constraints(), cx)?,
                None => return Ok(()),
            },
            Self::Cells(cells) => match cells.cell(index) {
                Some(cell) => cell.fill(value, field.constraints(), cx)?,
                None => return Ok(()),
            },
        }
        if field.is_checked() { self.keep_checked(index, cx) } else { Ok(()) }
    }

    /// Runs the field's own `check = …`, and clears the field where it is refused. Out of line, since few
    /// fields have one.
    #[inline(never)]
    fn keep_checked(&mut self, index: usize, cx: &mut Context<'_>) -> Result<(), Rejected> {
        let checked = self.check(index, cx);
        if checked.is_err() {
            self.clear(index);
        }
        checked
    }

    /// Fills a field with what its type is where nothing is given; whether there is such a value.
    pub(crate) fn fill_missing(&mut self, index: usize) -> bool {
        match self {
            Self::InPlace(object) => {
                object.slot_mut(index, Private::TOKEN).is_some_and(SlotMut::fill_missing)
            }
            Self::Cells(cells) => cells.cell(index).is_some_and(Cell::fill_missing),
        }
    }

    /// Drops what a field was filled with.
    pub(crate) fn clear(&mut self, index: usize) {
        match self {
            Self::InPlace(object) => {
                if let Some(slot) = object.slot_mut(index, Private::TOKEN) {
                    slot.clear();
                }
            }
            Self::Cells(cells) => {
                if let Some(cell) = cells.cell(index) {
                    cell.clear();
                }
            }
        }
    }

    /// Fills a field with its default, which is checked as a value that is given: it may be computed, or have
    /// been set at run time. Returns `true` if there is one; nothing is left in the field where it is refused.
    pub(crate) fn fill_default(
        &mut self,
        class: &'static Class,
        index: usize,
        field: &'static Field,
        cx: &mut Context<'_>,
    ) -> Result<bool, Rejected> {
        let value = match class.kept_default(index) {
            Some(value) => value,
            None if self.put_default(index) => {
                if is_free(field) {
                    return Ok(true);
                }
                let mut cx = cx.at(Key::Field(field.name()));
                let verified = self.verify(index, field, &mut cx.redact_for(field.type_info()));
                return match verified {
                    Ok(()) => Ok(true),
                    Err(rejected) => {
                        self.clear(index);
                        Err(rejected)
                    }
                };
            }
            // Its fields have defaults, and the type has none of its own.
            None if field.default().is_some() => field.nothing(),
            None => return Ok(false),
        };
        self.fill(index, field, value, &mut cx.descend(Key::Field(field.name()))?)?;
        Ok(true)
    }

    /// What a field was filled with.
    pub(crate) fn shown(&mut self, index: usize) -> Option<Value<'_>> {
        match self {
            Self::InPlace(object) => object.slot(index).map(Slot::value),
            Self::Cells(cells) => cells.cell(index)?.shown(),
        }
    }

    /// As [`UnderConstruction::shown`], the value that constraints are held against.
    #[cfg(feature = "std")]
    pub(crate) fn held(&mut self, index: usize) -> Option<Value<'_>> {
        if self.slot(index).is_none() {
            return self.shown(index);
        }
        self.slot(index).map(|slot| slot.unredacted(Private::TOKEN))
    }

    /// Returns the place of a field that was filled, where it is of a field type.
    pub(crate) fn slot(&mut self, index: usize) -> Option<&dyn Slot> {
        match self {
            Self::InPlace(object) => object.slot(index),
            Self::Cells(cells) => cells.cell(index)?.slot(),
        }
    }

    /// Checks what a field was filled with, where user code made it.
    pub(crate) fn verify(
        &mut self,
        index: usize,
        field: &'static Field,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        verify_field(self.slot(index), field, |_| Ok(()), cx)?;
        if field.is_checked() { self.check(index, cx) } else { Ok(()) }
    }

    /// Fills a field with its default; whether there is one.
    pub(crate) fn put_default(&mut self, index: usize) -> bool {
        match self {
            Self::InPlace(object) => object
                .behavior_mut(Private::TOKEN)
                .is_some_and(|special| special.fill_default(index, Private::TOKEN)),
            Self::Cells(cells) => cells.fill_default(index),
        }
    }

    /// Runs the field's own `check = …`.
    pub(crate) fn check(&self, index: usize, cx: &mut Context<'_>) -> Result<(), Rejected> {
        match self {
            Self::InPlace(object) => object.header().check_field(index, cx),
            Self::Cells(cells) => cells.check_cell(index, cx),
        }
    }
}
