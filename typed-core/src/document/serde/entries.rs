//! The entries of a map.

use crate::class::{Constraint, Private, Sealed};
use crate::construct::fill_entries;
use crate::document::serde::key::KeySeed;
use crate::document::serde::seed::{Seed, Target};
use crate::record::{EntryKey, MapSource, RecordMut, SlotMut};
use crate::report::{Context, Key, Rejected};
use crate::value::{Level, Map, Start, Value};
use core::cell::Cell;
use serde::de::MapAccess;

/// The entries of a map.
pub(super) struct Entries<'d, 'de, A, E> {
    input: A,
    level: Level,
    is_too_deep: &'d Cell<bool>,
    /// The first key, which was read to know the map from a scalar.
    key: Option<Value<'de>>,
    /// The value under it, if that was read too.
    value: Option<Value<'de>>,
    is_done: bool,
    /// The error of the format, after which nothing is read.
    error: Option<E>,
}

impl<'d, 'de, A: MapAccess<'de>> Entries<'d, 'de, A, A::Error> {
    /// Creates a source of entries whose values are at this level.
    pub(super) fn new(
        input: A,
        start: Start<'de>,
        level: Level,
        is_too_deep: &'d Cell<bool>,
    ) -> Self {
        let (key, value) = match start {
            Start::Key(key) => (Some(key), None),
            Start::Entry(key, value) => (Some(key), Some(value)),
            Start::Empty | Start::Scalar(_) => (None, None),
        };
        let is_done = key.is_none();
        Self { input, level, is_too_deep, key, value, is_done, error: None }
    }

    /// Passes over the entries that were not read, and returns the error of the format.
    pub(super) fn end(mut self, cx: &mut Context<'_>) -> Result<(), A::Error> {
        while let Ok(Some(_)) = self.read_key(None, cx) {
            let _ = self.read(&mut Target::Nowhere, cx);
        }
        self.error.map_or(Ok(()), Err)
    }

    /// Reads the next key, if there is one.
    fn read_key(
        &mut self,
        expected: Option<&str>,
        cx: &Context<'_>,
    ) -> Result<Option<EntryKey<'de>>, Rejected> {
        if let Some(key) = self.key.take() {
            return Ok(Some(EntryKey::Other(key)));
        }
        if self.is_done {
            return if self.error.is_some() { Err(cx.reported()) } else { Ok(None) };
        }
        match self.input.next_key_seed(KeySeed { expected, level: self.level.of_key() }) {
            Ok(key) => {
                self.is_done = key.is_none();
                Ok(key)
            }
            Err(error) => Err(self.fail(error, cx)),
        }
    }

    /// Reads the value of the entry for a place.
    fn read(&mut self, target: &mut Target<'_, 'de>, cx: &mut Context<'_>) -> Result<(), Rejected> {
        if let Some(value) = self.value.take() {
            return target.value(value, cx);
        }
        let (level, is_too_deep) = (self.level, self.is_too_deep);
        match self.input.next_value_seed(Seed { target, cx, level, is_too_deep }) {
            Ok(filled) => filled,
            Err(error) => Err(self.fail(error, cx)),
        }
    }

    /// Returns the value of the entry.
    fn read_value(&mut self, cx: &Context<'_>) -> Result<Value<'de>, Rejected> {
        if let Some(value) = self.value.take() {
            return Ok(value);
        }
        self.input.next_value_seed(self.level).map_err(|error| self.fail(error, cx))
    }

    #[cold]
    fn fail(&mut self, error: A::Error, cx: &Context<'_>) -> Rejected {
        self.is_done = true;
        self.error = Some(error);
        cx.reported()
    }
}

impl<'de, A, E> Sealed<'de> for Entries<'_, 'de, A, E> {}

impl<'de, A: MapAccess<'de>> MapSource<'de> for Entries<'_, 'de, A, A::Error> {
    fn next_key(
        &mut self,
        expected: Option<&str>,
        cx: &mut Context<'_>,
        _: Private,
    ) -> Result<Option<EntryKey<'de>>, Rejected> {
        self.read_key(expected, cx)
    }

    fn fill(
        &mut self,
        slot: &mut dyn SlotMut<'de>,
        constraints: &'static [Constraint],
        step: Option<Key<'_>>,
        cx: &mut Context<'_>,
        _: Private,
    ) -> Result<(), Rejected> {
        self.read(&mut Target::Slot(slot, constraints, step), cx)
    }

    fn value(&mut self, cx: &mut Context<'_>, _: Private) -> Result<Value<'de>, Rejected> {
        self.read_value(cx)
    }

    fn skip(&mut self, cx: &mut Context<'_>, _: Private) -> Result<(), Rejected> {
        self.read(&mut Target::Nowhere, cx)
    }

    fn fill_record(
        &mut self,
        draft: &mut dyn RecordMut<'de>,
        cx: &mut Context<'_>,
        _: Private,
    ) -> Option<Result<(), Rejected>> {
        // The binder is compiled for each format: through `dyn MapSource`, objects take a fifth longer.
        Some(fill_entries(draft, self, cx))
    }

    fn collect(&mut self, cx: &mut Context<'_>, _: Private) -> Result<Value<'de>, Rejected> {
        let mut map = Map::new();
        while let Some(key) = self.read_key(None, cx)? {
            map.add(key.into_value(), self.read_value(cx)?);
        }
        Ok(Value::Map(map))
    }
}
