//! Reading of values that are not for a slot, or whose slot needs them as a whole.

use crate::document::json::broken::Open;
use crate::document::json::lex::{Fault, Next};
use crate::document::json::reader::Reader;
use crate::value::{List, Map, Value};
use alloc::vec::Vec;

impl<'t> Reader<'t> {
    /// Reads the whole document.
    pub(super) fn value_document(&mut self) -> Result<Value<'t>, Fault> {
        let value = self.value()?;
        self.lexer.end()?;
        Ok(value)
    }

    /// Reads the next value.
    pub(super) fn value(&mut self) -> Result<Value<'t>, Fault> {
        let first = self.lexer.value()?;
        self.rest(first, self.below)
    }

    /// Reads the rest of a value of at most that many levels.
    #[inline]
    fn rest(&mut self, first: Next<'t>, below: u8) -> Result<Value<'t>, Fault> {
        match first {
            Next::Plain(plain) => Ok(plain.into()),
            Next::Value(value) => Ok(value),
            Next::List => self.list_or_empty(below),
            Next::Map => self.map_or_empty(below),
        }
    }

    fn list_or_empty(&mut self, below: u8) -> Result<Value<'t>, Fault> {
        if self.lexer.take(b']') { Ok(List::shown(Vec::new())) } else { self.list(below) }
    }

    fn map_or_empty(&mut self, below: u8) -> Result<Value<'t>, Fault> {
        if self.lexer.take(b'}') { Ok(Map::shown(Vec::new())) } else { self.map(below) }
    }

    /// Returns the number of levels below a list or a map.
    fn below(&self, below: u8) -> Result<u8, Fault> {
        below.checked_sub(1).ok_or_else(|| self.lexer.too_deep())
    }

    /// Reads a list of at most that many levels, from its first item on.
    pub(super) fn list(&mut self, below: u8) -> Result<Value<'t>, Fault> {
        let below = self.below(below)?;
        let first = self.parts().items.len();
        loop {
            let item = match self.lexer.value() {
                Ok(token) => self.rest(token, below),
                Err(fault) => Err(fault),
            };
            match item {
                Ok(item) => self.parts().items.push(item),
                Err(fault) => return Err(self.leave_open(Open::List(first), fault)),
            }
            if self.lexer.take(b',') {
                continue;
            }
            if self.lexer.take(b']') {
                return Ok(List::shown(self.parts().items.split_off(first)));
            }
            let fault = self.lexer.unexpected("expected `,` or `]`");
            return Err(self.leave_open(Open::List(first), fault));
        }
    }

    /// Reads a map of at most that many levels, from its first key on.
    pub(super) fn map(&mut self, below: u8) -> Result<Value<'t>, Fault> {
        let below = self.below(below)?;
        let first = self.parts().entries.len();
        loop {
            let key = match self.lexer.key() {
                Ok(key) => key,
                Err(fault) => return Err(self.leave_open(Open::Map(first, None), fault)),
            };
            let value = match self.lexer.value() {
                Ok(token) => self.rest(token, below),
                Err(fault) => Err(fault),
            };
            match value {
                Ok(value) => self.parts().entries.push((Value::Str(key), value)),
                Err(fault) => return Err(self.leave_open(Open::Map(first, Some(key)), fault)),
            }
            if self.lexer.take(b',') {
                continue;
            }
            if self.lexer.take(b'}') {
                return Ok(Map::shown(self.parts().entries.split_off(first)));
            }
            let fault = self.lexer.unexpected("expected `,` or `}`");
            return Err(self.leave_open(Open::Map(first, None), fault));
        }
    }
}
