//! Reading of one value after another, into slots.

use crate::class::Constraint;
use crate::document::json::broken::Open;
use crate::document::json::entries::Entries;
use crate::document::json::items::Items;
use crate::document::json::lex::{Fault, Lexer, Next};
use crate::record::{Input, SlotMut, fill_slot, fill_within};
use crate::report::{Context, Key, Rejected};
use crate::value::{MAX_DEPTH, Value};
use alloc::boxed::Box;
use alloc::vec::Vec;

/// A reader of a document.
pub(super) struct Reader<'t> {
    pub(super) lexer: Lexer<'t>,
    /// The number of further levels that are accepted.
    pub(super) below: u8,
    /// The place where the document breaks off.
    fault: Option<Fault>,
    /// `true` if a list was left before its end, so that nothing can be read until it is read again.
    is_stopped: bool,
    /// The parts of values that are being read. Most documents have only slots.
    parts: Option<Box<Parts<'t>>>,
}

/// The parts of values that are being read.
#[derive(Default)]
pub(super) struct Parts<'t> {
    /// The items of all lists that are open, so that each list is allocated once.
    pub(super) items: Vec<Value<'t>>,
    /// The entries of all maps that are open.
    pub(super) entries: Vec<(Value<'t>, Value<'t>)>,
    /// The lists and maps that were open at a fault, from the innermost.
    pub(super) open: Vec<Open<'t>>,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let lexer = Lexer::new(text);
        Self { lexer, below: MAX_DEPTH, fault: None, is_stopped: false, parts: None }
    }

    /// Returns the parts of values that are being read.
    pub(super) fn parts(&mut self) -> &mut Parts<'t> {
        self.parts.get_or_insert_default()
    }

    /// Fills a slot with the whole document.
    pub(super) fn document(
        &mut self,
        slot: &mut dyn SlotMut<'t>,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        let filled = self.fill(slot, &[], None, cx);
        if !self.is_broken()
            && let Err(fault) = self.lexer.end()
        {
            self.fault = Some(fault);
        }
        filled
    }

    pub(super) fn into_fault(self) -> Option<Fault> {
        self.fault
    }

    /// Fills a slot with the next value, which is one step along the path, if there is a step.
    #[inline(always)]
    pub(super) fn fill(
        &mut self,
        slot: &mut dyn SlotMut<'t>,
        constraints: &'static [Constraint],
        step: Option<Key<'_>>,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        match self.lexer.value_inline() {
            Ok(Next::Plain(ref plain)) if constraints.is_empty() && slot.fill_plain(plain) => {
                Ok(())
            }
            Ok(Next::Plain(plain)) => self.fill_slow(slot, plain.into(), constraints, step, cx),
            Ok(Next::Value(value)) => self.fill_slow(slot, value, constraints, step, cx),
            Ok(Next::List) => self.fill_list(slot, constraints, step, cx),
            Ok(Next::Map) => self.fill_map(slot, constraints, step, cx),
            Err(fault) => Err(self.fail(fault, cx)),
        }
    }

    /// Fills a slot with a value that is not plain, or has to satisfy constraints.
    #[inline(never)]
    fn fill_slow(
        &mut self,
        slot: &mut dyn SlotMut<'t>,
        value: Value<'t>,
        constraints: &'static [Constraint],
        step: Option<Key<'_>>,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        fill_slot(slot, value, constraints, step, cx)
    }

    /// Fills a slot with a list, after its bracket.
    #[inline(never)]
    pub(super) fn fill_list(
        &mut self,
        slot: &mut dyn SlotMut<'t>,
        constraints: &'static [Constraint],
        step: Option<Key<'_>>,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        self.read_list(cx, |input, cx| fill_within(slot, input, constraints, step, cx))
    }

    /// Passes a list to a function, after its bracket.
    #[inline(always)]
    fn read_list(
        &mut self,
        cx: &mut Context<'_>,
        read: impl FnOnce(Input<'_, 't>, &mut Context<'_>) -> Result<(), Rejected>,
    ) -> Result<(), Rejected> {
        let is_empty = self.lexer.take(b']');
        self.enter(is_empty, cx)?;
        let mut items = Items::new(self, is_empty);
        let filled = read(Input::List(&mut items), cx);
        let unread = items.unread();
        self.leave(is_empty, unread, b']', cx);
        filled
    }

    /// Fills a slot with a map, after its brace.
    #[inline(never)]
    pub(super) fn fill_map(
        &mut self,
        slot: &mut dyn SlotMut<'t>,
        constraints: &'static [Constraint],
        step: Option<Key<'_>>,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        self.read_map(cx, |input, cx| fill_within(slot, input, constraints, step, cx))
    }

    /// Passes a map to a function, after its brace.
    #[inline(always)]
    fn read_map(
        &mut self,
        cx: &mut Context<'_>,
        read: impl FnOnce(Input<'_, 't>, &mut Context<'_>) -> Result<(), Rejected>,
    ) -> Result<(), Rejected> {
        let is_empty = self.lexer.take(b'}');
        self.enter(is_empty, cx)?;
        let mut entries = Entries::new(self, is_empty);
        let filled = read(Input::Map(&mut entries), cx);
        let unread = entries.unread();
        self.leave(is_empty, unread, b'}', cx);
        filled
    }

    /// Goes one level down, to the parts of a list or a map that is not empty.
    #[inline]
    fn enter(&mut self, is_empty: bool, cx: &mut Context<'_>) -> Result<(), Rejected> {
        match self.below.checked_sub(u8::from(!is_empty)) {
            Some(below) => {
                self.below = below;
                Ok(())
            }
            None => Err(self.fail(self.lexer.too_deep(), cx)),
        }
    }

    /// Goes one level up. A list or a map that was not read to its end is passed over, if it began at a
    /// place that is given.
    #[inline]
    fn leave(&mut self, is_empty: bool, unread: Option<usize>, close: u8, cx: &mut Context<'_>) {
        self.below += u8::from(!is_empty);
        if let Some(start) = unread {
            self.pass_over(start, close, cx);
        }
    }

    #[cold]
    fn pass_over(&mut self, start: usize, close: u8, cx: &mut Context<'_>) {
        if cx.is_unreported() {
            self.is_stopped = true;
        } else if !self.is_broken() {
            self.lexer.go_to(start);
            let passed = if close == b']' { self.list(self.below) } else { self.map(self.below) };
            if let Err(fault) = passed {
                self.fail(fault, cx);
            }
        }
    }

    /// Returns `true` if nothing more can be read.
    #[inline]
    pub(super) const fn is_broken(&self) -> bool {
        self.is_stopped || self.fault.is_some()
    }

    /// Records the place where the document breaks off.
    #[cold]
    pub(super) fn fail(&mut self, fault: Fault, cx: &mut Context<'_>) -> Rejected {
        self.fault.get_or_insert(fault);
        cx.reported()
    }

    /// Goes back to a place on this level.
    pub(super) fn restart(&mut self, start: usize, below: u8) {
        (self.is_stopped, self.fault, self.below) = (false, None, below);
        self.lexer.go_to(start);
    }

    /// Returns a value that was read, or records the place where the document breaks off.
    pub(super) fn read_value(
        &mut self,
        value: Result<Value<'t>, Fault>,
        cx: &mut Context<'_>,
    ) -> Result<Value<'t>, Rejected> {
        value.map_err(|fault| self.fail(fault, cx))
    }
}
