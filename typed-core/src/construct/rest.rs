//! Fields that were not given: bases, collected extras, defaults.

use crate::class::Field;
use crate::construct::fields::FieldBinder;
use crate::construct::forward::PassedOn;
use crate::record::Input;
use crate::report::{Context, Key, Rank, Rejected, code};
use crate::value::Value;
use alloc::borrow::Cow;

impl<'v> FieldBinder<'_, 'v> {
    /// Fills the fields that were not given: bases, extras, defaults. Reports the others as
    /// missing.
    pub(super) fn finish(&mut self, cx: &mut Context<'_>) {
        if self.given.has_all(self.shape.fields().len()) && self.passed_on.is_empty() {
            return;
        }
        if !self.passed_on.is_empty() {
            self.refuse_given_twice(cx);
        }
        for (index, field) in self.shape.fields().iter().enumerate() {
            if !self.given.insert(index) {
                continue;
            }
            let filled = if field.is_flattened() {
                let passed_on = self.take_passed_on(index);
                passed_on.check(cx, |entries, cx| {
                    let is_empty = entries.is_empty();
                    let value = if is_empty { field.nothing() } else { Value::Map(entries) };
                    self.fill_in(index, field, &mut Input::Value(value), cx)
                })
            } else {
                self.fill_default(index, field, cx)
            };
            if let Err(rejected) = filled {
                cx.rank(Rank::of_missing(index));
                self.outcome = Err(rejected);
            }
        }
    }

    /// Reports entries for a base that was also given as a whole.
    #[cold]
    #[inline(never)]
    pub(crate) fn refuse_given_twice(&mut self, cx: &mut Context<'_>) {
        let is_given = |passed_on: &PassedOn<'_>| self.given.contains(passed_on.field);
        while let Some(at) = self.passed_on.iter().position(is_given) {
            self.outcome = self.passed_on.swap_remove(at).refuse_given_twice(cx);
        }
    }

    fn take_passed_on(&mut self, field: usize) -> PassedOn<'v> {
        match self.passed_on.iter().position(|passed_on| passed_on.field == field) {
            Some(at) => self.passed_on.swap_remove(at),
            None => PassedOn::nothing(field),
        }
    }

    fn fill_default(
        &mut self,
        index: usize,
        field: &'static Field,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        match self.draft.fill_default(index, field, cx) {
            Ok(true) => return Ok(()),
            Ok(false) => {}
            Err(rejected) => {
                self.empty.insert(index);
                return Err(rejected);
            }
        }
        if self.draft.fill_missing(index) {
            return Ok(());
        }
        self.empty.insert(index);
        let expected = Cow::Borrowed(field.type_name());
        Err(cx.at(Key::Field(field.name())).reject_missing(code::MISSING, expected, None))
    }
}
