//! Strings of JSON, with their escapes.

use crate::document::json::bytes::plain_end;
use crate::document::json::lex::{Fault, Lexer};
use alloc::borrow::Cow;
use alloc::string::String;
use core::char;

impl<'t> Lexer<'t> {
    /// Reads a string after its opening quote.
    #[inline(always)]
    pub(super) fn string(&mut self) -> Result<Cow<'t, str>, Fault> {
        let plain = self.plain();
        if self.skip(b'"') { Ok(Cow::Borrowed(plain)) } else { self.escaped(plain) }
    }

    /// Passes over the characters that stand for themselves, and returns them.
    #[inline(always)]
    fn plain(&mut self) -> &'t str {
        let first = self.at;
        self.at = plain_end(self.text.as_bytes(), first);
        self.text.get(first..self.at).unwrap_or_default()
    }

    /// Reads the rest of a string that has an escape, or no end.
    fn escaped(&mut self, plain: &str) -> Result<Cow<'t, str>, Fault> {
        let mut text = String::from(plain);
        loop {
            let at = self.at;
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(Cow::Owned(text));
                }
                Some(b'\\') => {
                    self.at += 1;
                    text.push(self.escape(at)?);
                    text.push_str(self.plain());
                }
                Some(_) => {
                    let what = "a control character in a string must be escaped";
                    return Err(Fault { at, what });
                }
                None => return Err(self.fault("the string has no closing quote")),
            }
        }
    }

    /// Reads an escape after its backslash, which is at this offset.
    fn escape(&mut self, at: usize) -> Result<char, Fault> {
        let letter = self.peek();
        self.at += 1;
        Ok(match letter {
            Some(quoted @ (b'"' | b'\\' | b'/')) => char::from(quoted),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{C}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode(at),
            _ => return Err(Fault { at, what: "unknown escape" }),
        })
    }

    /// Reads the digits of `\uXXXX`, and the escape after it if both form a surrogate pair.
    fn unicode(&mut self, at: usize) -> Result<char, Fault> {
        let first = self.hex(at)?;
        if let Some(char) = char::from_u32(first) {
            return Ok(char);
        }
        let is_high = first < 0xDC00;
        let second = if is_high && self.skip(b'\\') && self.skip(b'u') { self.hex(at)? } else { 0 };
        match second {
            0xDC00..=0xDFFF => {
                char::from_u32(0x1_0000 + ((first - 0xD800) << 10 | (second - 0xDC00)))
            }
            _ => None,
        }
        .ok_or(Fault { at, what: "a surrogate without its other half" })
    }

    /// Reads four hexadecimal digits.
    fn hex(&mut self, at: usize) -> Result<u32, Fault> {
        let mut number = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(16));
            let Some(digit) = digit else {
                return Err(Fault { at, what: "expected four hexadecimal digits after `\\u`" });
            };
            number = number << 4 | digit;
            self.at += 1;
        }
        Ok(number)
    }
}
