//! Keys in the brackets of paths, written as JSON.

use crate::value::map::Map;
use crate::value::path::Malformed;
use crate::value::value::{MAX_DEPTH, Value};
use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::{self, Write};

/// The greatest length of a key in a path, in bytes. A longer key, which only an input can have, is
/// cut. Such a path cannot be read back.
pub(super) const MAX_LEN: usize = 1024;

/// Writes a key as JSON, and bytes as a list of integers. A long one is cut, and `…` follows it.
pub(super) fn write(path: &mut String, key: &Value<'_>) {
    let mut writer = Writer { path, left: MAX_LEN };
    if writer.value(key).is_err() {
        path.push('…');
    }
}

/// Writes a key like [`write`], but whole, unless it has no spelling or too many levels.
pub(super) fn write_whole(path: &mut String, key: &Value<'_>) -> fmt::Result {
    if key.is_deeper_than(MAX_DEPTH) {
        return Err(fmt::Error);
    }
    Writer { path, left: usize::MAX }.value(key)
}

/// Returns `true` if a character is written as an escape. These are the escapes of JSON, and
/// characters that break a line or change the direction of text.
pub(super) fn is_escaped(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '"' | '\\' | '\u{61c}' | '\u{200e}' | '\u{200f}')
        || matches!(letter, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A writer with a limit in bytes.
struct Writer<'p> {
    path: &'p mut String,
    left: usize,
}

impl Write for Writer<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.left = self.left.checked_sub(text.len()).ok_or(fmt::Error)?;
        self.path.push_str(text);
        Ok(())
    }
}

impl Writer<'_> {
    // Every level writes a byte, so that a limit also limits the depth.
    fn value(&mut self, value: &Value<'_>) -> fmt::Result {
        match value {
            Value::Str(text) => self.text(text),
            Value::List(items) => self.list(items.iter(), Self::value),
            Value::Bytes(bytes) => self.list(bytes.iter(), |writer, byte| write!(writer, "{byte}")),
            Value::Map(map) => {
                self.write_str("{")?;
                for (index, (key, value)) in map.iter().enumerate() {
                    self.write_str(if index > 0 { ", " } else { "" })?;
                    self.value(key)?;
                    self.write_str(": ")?;
                    self.value(value)?;
                }
                self.write_str("}")
            }
            // An opaque value has no spelling.
            Value::Opaque(_) => Err(fmt::Error),
            scalar => write!(self, "{scalar}"),
        }
    }

    fn list<T>(
        &mut self,
        items: impl Iterator<Item = T>,
        write: fn(&mut Self, T) -> fmt::Result,
    ) -> fmt::Result {
        self.write_str("[")?;
        for (index, item) in items.enumerate() {
            self.write_str(if index > 0 { ", " } else { "" })?;
            write(self, item)?;
        }
        self.write_str("]")
    }

    /// Writes a string. The closing quote is written even if the string is cut.
    fn text(&mut self, text: &str) -> fmt::Result {
        self.path.push('"');
        let written = text.chars().try_for_each(|letter| self.letter(letter));
        self.path.push('"');
        written
    }

    fn letter(&mut self, letter: char) -> fmt::Result {
        match letter {
            '"' => self.write_str("\\\""),
            '\\' => self.write_str("\\\\"),
            '\n' => self.write_str("\\n"),
            '\r' => self.write_str("\\r"),
            '\t' => self.write_str("\\t"),
            // All of them are in the first plane.
            letter if is_escaped(letter) => write!(self, "\\u{:04x}", u32::from(letter)),
            letter => self.write_char(letter),
        }
    }
}

/// Reads a string that is a list or a map in JSON. Keys keep their order and their duplicates.
pub(crate) fn parse_json(text: &str) -> Option<Value<'_>> {
    let mut reader = Reader { rest: text.trim(), depth: 0, is_document: true };
    let value = reader.value().ok().filter(|_| reader.rest.is_empty());
    value.filter(|value| matches!(value, Value::List(_) | Value::Map(_)))
}

/// A reader of JSON at the beginning of a string.
pub(super) struct Reader<'p> {
    rest: &'p str,
    depth: u8,
    /// `true` if only strings are keys, and any space may stand between tokens.
    is_document: bool,
}

impl<'p> Reader<'p> {
    pub(super) const fn new(text: &'p str) -> Self {
        Self { rest: text, depth: 0, is_document: false }
    }

    /// Returns the rest of the string.
    pub(super) const fn rest(&self) -> &'p str {
        self.rest
    }

    pub(super) fn value(&mut self) -> Result<Value<'p>, Malformed> {
        if self.take("\"") {
            return self.text().map(Value::Str);
        }
        if self.take("[") {
            let mut items = Vec::new();
            self.list("]", |reader| {
                items.push(reader.value()?);
                Ok(())
            })?;
            return Ok(Value::List(items.into_iter().collect()));
        }
        if self.take("{") {
            let mut map = Map::new();
            self.list("}", |reader| {
                let key = reader.value()?;
                if reader.is_document && key.as_str().is_none() {
                    return Err(Malformed);
                }
                reader.space();
                if !reader.take(":") {
                    return Err(Malformed);
                }
                reader.space();
                map.push(key, reader.value()?);
                Ok(())
            })?;
            return Ok(Value::Map(map));
        }
        let end = self.rest.find(|letter: char| {
            matches!(letter, ',' | ':' | ']' | '}' | ' ')
                || self.is_document && letter.is_ascii_whitespace()
        });
        let end = end.ok_or(Malformed)?;
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        scalar(word)
    }

    fn take(&mut self, prefix: &str) -> bool {
        let rest = self.rest.strip_prefix(prefix);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn space(&mut self) {
        let is_document = self.is_document;
        self.rest = self.rest.trim_start_matches(|letter| {
            letter == ' ' || is_document && matches!(letter, '\n' | '\r' | '\t')
        });
    }

    /// Reads items between commas, up to the closing bracket.
    fn list(
        &mut self,
        close: &str,
        mut item: impl FnMut(&mut Self) -> Result<(), Malformed>,
    ) -> Result<(), Malformed> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(Malformed);
        }
        self.space();
        if !self.take(close) {
            loop {
                item(self)?;
                self.space();
                if self.take(close) {
                    break;
                }
                if !self.take(",") {
                    return Err(Malformed);
                }
                self.space();
            }
        }
        self.depth -= 1;
        Ok(())
    }

    /// Reads a string up to its closing quote.
    fn text(&mut self) -> Result<Cow<'p, str>, Malformed> {
        let mut read = Cow::Borrowed("");
        loop {
            let end = self.rest.find(|letter| matches!(letter, '"' | '\\' | '\0'..='\x1f'));
            let (plain, rest) = self.rest.split_at(end.ok_or(Malformed)?);
            read += plain;
            self.rest = rest;
            if self.take("\"") {
                return Ok(read);
            }
            if !self.take("\\") {
                return Err(Malformed);
            }
            let letter = self.escaped()?;
            read.to_mut().push(letter);
        }
    }

    /// Reads the rest of an escape, after the backslash.
    fn escaped(&mut self) -> Result<char, Malformed> {
        let mut letters = self.rest.chars();
        let letter = letters.next().ok_or(Malformed)?;
        self.rest = letters.as_str();
        Ok(match letter {
            '"' | '\\' | '/' => letter,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => {
                let unit = self.unit()?;
                let is_first = (0xD800..0xDC00).contains(&unit);
                let second = if is_first && self.take("\\u") { Some(self.unit()?) } else { None };
                let mut decoded = char::decode_utf16([unit].into_iter().chain(second));
                decoded.next().and_then(Result::ok).ok_or(Malformed)?
            }
            _ => return Err(Malformed),
        })
    }

    /// Reads four hexadecimal digits.
    fn unit(&mut self) -> Result<u16, Malformed> {
        let (digits, rest) = self.rest.split_at_checked(4).ok_or(Malformed)?;
        self.rest = rest;
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Err(Malformed);
        }
        u16::from_str_radix(digits, 16).map_err(|_| Malformed)
    }
}

fn scalar(word: &str) -> Result<Value<'_>, Malformed> {
    match (word, word.strip_prefix('-').unwrap_or(word).as_bytes()) {
        ("null", _) => Ok(Value::Null),
        ("true", _) => Ok(Value::Bool(true)),
        ("false", _) => Ok(Value::Bool(false)),
        // Each integer has one spelling, as in JSON.
        (_, [b'0', b'0'..=b'9', ..]) => Err(Malformed),
        // A fraction has a digit.
        _ if word.ends_with('.') || word.contains(".e") || word.contains(".E") => Err(Malformed),
        (number, _) => Value::number(number).ok_or(Malformed),
    }
}
