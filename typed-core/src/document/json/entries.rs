//! The entries of a map.

use crate::class::{Constraint, Private, Sealed};
use crate::construct::fill_entries;
use crate::document::json::reader::Reader;
use crate::record::{EntryKey, MapSource, RecordMut, SlotMut};
use crate::report::{Context, Key, Rejected};
use crate::value::{Map, Value};
use alloc::borrow::Cow;
use alloc::vec::Vec;

/// The entries of a map.
pub(super) struct Entries<'r, 't> {
    reader: &'r mut Reader<'t>,
    /// The offset of the first key, and the number of levels below the map.
    start: usize,
    below: u8,
    is_empty: bool,
    is_first: bool,
    is_done: bool,
}

impl<'r, 't> Entries<'r, 't> {
    pub(super) fn new(reader: &'r mut Reader<'t>, is_empty: bool) -> Self {
        let (start, below) = (reader.lexer.at(), reader.below);
        Self { reader, start, below, is_empty, is_first: true, is_done: is_empty }
    }

    /// Returns the offset of the first key if the map was not read to its end.
    pub(super) const fn unread(&self) -> Option<usize> {
        if self.is_done { None } else { Some(self.start) }
    }
}

impl<'t> Sealed<'t> for Entries<'_, 't> {}

impl<'t> MapSource<'t> for Entries<'_, 't> {
    #[inline(always)]
    fn next_key(
        &mut self,
        expected: Option<&str>,
        cx: &mut Context<'_>,
        _: Private,
    ) -> Result<Option<EntryKey<'t>>, Rejected> {
        let reader = &mut *self.reader;
        if reader.is_broken() {
            return Err(cx.reported());
        }
        if self.is_first {
            if self.is_empty {
                return Ok(None);
            }
            self.is_first = false;
        } else if !reader.lexer.take(b',') {
            if reader.lexer.take(b'}') {
                self.is_done = true;
                return Ok(None);
            }
            let fault = reader.lexer.unexpected("expected `,` or `}`");
            return Err(reader.fail(fault, cx));
        }
        if expected.is_some_and(|name| reader.lexer.take_name(name)) {
            return Ok(Some(EntryKey::Expected));
        }
        match reader.lexer.key() {
            Ok(Cow::Borrowed(name)) => Ok(Some(EntryKey::Name(name))),
            Ok(key) => Ok(Some(EntryKey::Other(Value::Str(key)))),
            Err(fault) => Err(reader.fail(fault, cx)),
        }
    }

    #[inline(always)]
    fn fill(
        &mut self,
        slot: &mut dyn SlotMut<'t>,
        constraints: &'static [Constraint],
        step: Option<Key<'_>>,
        cx: &mut Context<'_>,
        _: Private,
    ) -> Result<(), Rejected> {
        self.reader.fill(slot, constraints, step, cx)
    }

    fn value(&mut self, cx: &mut Context<'_>, _: Private) -> Result<Value<'t>, Rejected> {
        let value = self.reader.value();
        self.reader.read_value(value, cx)
    }

    fn fill_record(
        &mut self,
        draft: &mut dyn RecordMut<'t>,
        cx: &mut Context<'_>,
        _: Private,
    ) -> Option<Result<(), Rejected>> {
        Some(fill_entries(draft, self, cx))
    }

    fn collect(&mut self, cx: &mut Context<'_>, _: Private) -> Result<Value<'t>, Rejected> {
        self.is_done = true;
        if self.is_empty {
            return Ok(Map::shown(Vec::new()));
        }
        let map = self.reader.map(self.below + 1);
        self.reader.read_value(map, cx)
    }
}
