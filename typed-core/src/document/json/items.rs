//! The items of a list.

use crate::class::{Private, Sealed};
use crate::document::json::lex::Next;
use crate::document::json::reader::Reader;
use crate::record::{ListSource, SlotMut, Step, fill_item};
use crate::report::{Context, Key, Rejected};
use crate::value::{List, Value};
use alloc::vec::Vec;

/// The items of a list.
pub(super) struct Items<'r, 't> {
    reader: &'r mut Reader<'t>,
    /// The offset of the first item, and the number of levels below the list.
    start: usize,
    below: u8,
    is_empty: bool,
    is_done: bool,
}

impl<'r, 't> Items<'r, 't> {
    pub(super) fn new(reader: &'r mut Reader<'t>, is_empty: bool) -> Self {
        let (start, below) = (reader.lexer.at(), reader.below);
        Self { reader, start, below, is_empty, is_done: is_empty }
    }

    /// Returns the offset of the first item if the list was not read to its end.
    pub(super) const fn unread(&self) -> Option<usize> {
        if self.is_done { None } else { Some(self.start) }
    }
}

impl<'t> Sealed<'t> for Items<'_, 't> {}

impl<'t> ListSource<'t> for Items<'_, 't> {
    fn is_empty(&mut self, _: Private) -> bool {
        self.is_empty
    }

    fn next(
        &mut self,
        slot: &mut dyn SlotMut<'t>,
        index: usize,
        cx: &mut Context<'_>,
        _: Private,
    ) -> Step {
        if self.is_empty {
            return Step::End;
        }
        let reader = &mut *self.reader;
        if reader.is_broken() {
            return Step::Last(Err(cx.reported()));
        }
        let step = Some(Key::Index(index));
        let filled = match reader.lexer.value_inline() {
            Ok(Next::Plain(ref plain)) if !cx.is_deepest() && slot.fill_plain(plain) => Ok(()),
            Ok(Next::Plain(plain)) => fill_item(slot, plain.into(), index, cx),
            Ok(Next::Value(value)) => fill_item(slot, value, index, cx),
            Ok(Next::List) => reader.fill_list(slot, &[], step, cx),
            Ok(Next::Map) => reader.fill_map(slot, &[], step, cx),
            Err(fault) => Err(reader.fail(fault, cx)),
        };
        if filled.is_err() && reader.is_broken() {
            Step::Last(filled)
        } else if reader.lexer.take(b',') {
            Step::Item(filled)
        } else if reader.lexer.take(b']') {
            self.is_done = true;
            Step::Last(filled)
        } else {
            let fault = reader.lexer.unexpected("expected `,` or `]`");
            Step::Last(Err(reader.fail(fault, cx)))
        }
    }

    fn restart(&mut self, _: Private) -> bool {
        self.reader.restart(self.start, self.below);
        self.is_done = self.is_empty;
        true
    }

    fn collect(&mut self, cx: &mut Context<'_>, _: Private) -> Result<Value<'t>, Rejected> {
        self.is_done = true;
        if self.is_empty {
            return Ok(List::shown(Vec::new()));
        }
        let list = self.reader.list(self.below + 1);
        self.reader.read_value(list, cx)
    }
}
