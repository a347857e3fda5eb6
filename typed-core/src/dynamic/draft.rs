//! An object of a class built at run time, under construction.

use crate::class::{Constraint, Private, check_all};
use crate::construct::Cell;
use crate::dynamic::class::DynamicClass;
use crate::dynamic::fields::FieldSpec;
use crate::dynamic::instance::Instance;
use crate::dynamic::slot::DynamicSlot;
use crate::record::{Cells, Slot};
use crate::report::{Context, Rejected};
use crate::value::Value;
use alloc::vec::Vec;
use core::mem;

pub(super) struct InstanceDraft {
    class: &'static DynamicClass,
    cells: Vec<FieldCell>,
}

struct FieldCell {
    field: &'static FieldSpec,
    place: Option<DynamicSlot>,
}

impl InstanceDraft {
    pub(super) fn new(class: &'static DynamicClass) -> Self {
        let cells = class.fields.iter().map(|field| FieldCell { field, place: None });
        Self { class, cells: cells.collect() }
    }

    /// Returns the object, once every cell is filled: a cell that is not makes no place.
    pub(super) fn finish(self) -> Instance {
        Instance::new(self.class, self.cells.into_iter().filter_map(|cell| cell.place).collect())
    }

    /// Swaps a place with the filled cell.
    pub(super) fn swap(&mut self, index: usize, place: &mut DynamicSlot) {
        if let Some(FieldCell { place: Some(new), .. }) = self.cells.get_mut(index) {
            mem::swap(new, place);
        }
    }
}

impl<'v> Cells<'v> for InstanceDraft {
    fn cell(&mut self, index: usize) -> Option<&mut dyn Cell<'v>> {
        Some(self.cells.get_mut(index)?)
    }

    fn check_cell(&self, index: usize, cx: &mut Context<'_>) -> Result<(), Rejected> {
        match self.cells.get(index) {
            Some(FieldCell { field, place: Some(place) }) => field.check(place, cx),
            _ => Ok(()),
        }
    }
}

impl<'v> Cell<'v> for FieldCell {
    fn fill(
        &mut self,
        value: Value<'v>,
        constraints: &'static [Constraint],
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        let place = self.field.of.check(value, cx)?;
        let cx = &mut cx.redact_for(self.field.of.type_info());
        check_all(constraints, &place.unredacted(Private::TOKEN), cx)?;
        self.place = Some(place);
        Ok(())
    }

    fn fill_missing(&mut self) -> bool {
        if !self.field.required {
            self.place = self.field.of.if_missing();
        }
        self.place.is_some()
    }

    fn clear(&mut self) {
        self.place = None;
    }

    fn shown(&self) -> Option<Value<'_>> {
        self.place.as_ref().map(Slot::value)
    }

    fn slot(&self) -> Option<&dyn Slot> {
        Some(self.place.as_ref()?)
    }
}
