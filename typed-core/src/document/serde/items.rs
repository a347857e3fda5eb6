//! The items of a list.

use crate::class::{Private, Sealed};
use crate::document::serde::seed::{Seed, Target};
use crate::record::{ListSource, SlotMut, Step};
use crate::report::{Context, Rejected};
use crate::value::{Level, List, Value};
use alloc::vec::Vec;
use core::cell::Cell;
use serde::de::SeqAccess;

/// The items of a list.
pub(super) struct Items<'d, A, E> {
    input: A,
    level: Level,
    is_too_deep: &'d Cell<bool>,
    is_done: bool,
    /// The error of the format, after which nothing is read.
    error: Option<E>,
}

impl<'d, 'de, A: SeqAccess<'de>> Items<'d, A, A::Error> {
    /// Creates a source of items at this level.
    pub(super) const fn new(input: A, level: Level, is_too_deep: &'d Cell<bool>) -> Self {
        Self { input, level, is_too_deep, is_done: false, error: None }
    }

    /// Passes over the items that were not read, and returns the error of the format.
    pub(super) fn end(mut self, cx: &mut Context<'_>) -> Result<(), A::Error> {
        while !self.is_done {
            let _ = self.read(&mut Target::Nowhere, cx);
        }
        self.error.map_or(Ok(()), Err)
    }

    /// Reads the next item, if there is one.
    fn read(&mut self, target: &mut Target<'_, 'de>, cx: &mut Context<'_>) -> Step {
        if self.is_done {
            return match self.error {
                None => Step::End,
                Some(_) => Step::Last(Err(cx.reported())),
            };
        }
        let seed = Seed { target, cx, level: self.level, is_too_deep: self.is_too_deep };
        match self.input.next_element_seed(seed) {
            Ok(Some(filled)) => Step::Item(filled),
            Ok(None) => {
                self.is_done = true;
                Step::End
            }
            Err(error) => Step::Last(Err(self.fail(error, cx))),
        }
    }

    #[cold]
    fn fail(&mut self, error: A::Error, cx: &Context<'_>) -> Rejected {
        self.is_done = true;
        self.error = Some(error);
        cx.reported()
    }
}

impl<'de, A, E> Sealed<'de> for Items<'_, A, E> {}

impl<'de, A: SeqAccess<'de>> ListSource<'de> for Items<'_, A, A::Error> {
    fn is_empty(&mut self, _: Private) -> bool {
        self.is_done && self.error.is_none()
    }

    fn next(
        &mut self,
        slot: &mut dyn SlotMut<'de>,
        index: usize,
        cx: &mut Context<'_>,
        _: Private,
    ) -> Step {
        self.read(&mut Target::Item(slot, index), cx)
    }

    fn collect(&mut self, cx: &mut Context<'_>, _: Private) -> Result<Value<'de>, Rejected> {
        let mut items = Vec::new();
        while !self.is_done {
            match self.input.next_element_seed(self.level) {
                Ok(Some(item)) => items.push(item),
                Ok(None) => self.is_done = true,
                Err(error) => return Err(self.fail(error, cx)),
            }
        }
        if self.error.is_some() { Err(cx.reported()) } else { Ok(List::shown(items)) }
    }
}
