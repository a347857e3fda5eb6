//! Parser from tokens to a value, which is then checked like any other.

use super::lex::{Fault, Lexer, Number, Token};
use std::vec::Vec;
use typed_core::{List, MAX_DEPTH, Map, Value};

/// Reads a document as a value.
///
/// Strings without escapes are borrowed, keys keep their order and their duplicates. Integers are
/// exact, and floats the nearest. Any other number becomes [`Value::OutOfRange`].
pub(super) fn read(text: &str) -> Result<Value<'_>, Fault> {
    let (items, entries) = (Vec::new(), Vec::new());
    let mut reader = Reader { lexer: Lexer::new(text), items, entries };
    reader.document()
}

struct Reader<'t> {
    lexer: Lexer<'t>,
    /// The items of all lists that are open, so that each list is allocated once.
    items: Vec<Value<'t>>,
    /// The entries of all maps that are open.
    entries: Vec<(Value<'t>, Value<'t>)>,
}

impl<'t> Reader<'t> {
    fn document(&mut self) -> Result<Value<'t>, Fault> {
        let first = self.lexer.next()?;
        let value = self.value(first, MAX_DEPTH)?;
        match self.lexer.next()? {
            Token::End => Ok(value),
            _ => Err(self.lexer.fault("expected nothing after the value")),
        }
    }

    /// Reads a value of at most that many levels, after its first token.
    #[inline]
    fn value(&mut self, first: Token<'t>, below: u8) -> Result<Value<'t>, Fault> {
        Ok(match first {
            Token::Null => Value::Null,
            Token::Bool(value) => Value::Bool(value),
            Token::Number(Number::Small(integer)) => Value::Int(integer),
            Token::Number(Number::Wide(text)) => {
                Value::number(text).ok_or_else(|| self.lexer.fault("expected a number"))?
            }
            Token::Str(text) => Value::Str(text),
            Token::OpenList => return self.list(below),
            Token::OpenMap => return self.map(below),
            Token::CloseList | Token::CloseMap | Token::Comma | Token::Colon | Token::End => {
                return Err(self.lexer.fault("expected a value"));
            }
        })
    }

    /// Goes one level down, to the items of the list or map that was opened last.
    fn enter(&self, below: u8) -> Result<u8, Fault> {
        // The message contains `MAX_DEPTH`.
        below.checked_sub(1).ok_or_else(|| self.lexer.fault("nested deeper than 128 levels"))
    }

    /// Reads a list after its bracket.
    fn list(&mut self, below: u8) -> Result<Value<'t>, Fault> {
        let first = self.items.len();
        if !self.lexer.take(b']') {
            let below = self.enter(below)?;
            loop {
                let token = self.lexer.next()?;
                let item = self.value(token, below)?;
                self.items.push(item);
                if self.lexer.take(b',') {
                    continue;
                }
                if self.lexer.take(b']') {
                    break;
                }
                return Err(self.unexpected("expected `,` or `]`"));
            }
        }
        Ok(List::shown(self.items.split_off(first)))
    }

    /// Reads a map after its brace.
    fn map(&mut self, below: u8) -> Result<Value<'t>, Fault> {
        let first = self.entries.len();
        if !self.lexer.take(b'}') {
            let below = self.enter(below)?;
            loop {
                let Token::Str(key) = self.lexer.next()? else {
                    return Err(self.lexer.fault("expected a key in double quotes"));
                };
                if !self.lexer.take(b':') {
                    return Err(self.unexpected("expected `:`"));
                }
                let token = self.lexer.next()?;
                let value = self.value(token, below)?;
                self.entries.push((Value::Str(key), value));
                if self.lexer.take(b',') {
                    continue;
                }
                if self.lexer.take(b'}') {
                    break;
                }
                return Err(self.unexpected("expected `,` or `}`"));
            }
        }
        Ok(Map::shown(self.entries.split_off(first)))
    }

    /// Returns a fault at the next token, or the fault of that token.
    #[cold]
    fn unexpected(&mut self, what: &'static str) -> Fault {
        self.lexer.next().map_or_else(|fault| fault, |_| self.lexer.fault(what))
    }
}
