//! Values as messages show them.

use crate::value::map::Map;
use crate::value::value::Value;
use arrayvec::ArrayString;
use core::fmt::{self, Write};

/// Writes the value like JSON. Of an opaque value it writes the type only.
impl fmt::Display for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Null => f.write_str("null"),
            Value::Bool(value) => fmt::Display::fmt(value, f),
            Value::Int(value) => fmt::Display::fmt(value, f),
            Value::BigInt(value) => fmt::Display::fmt(value, f),
            Value::Float(value) => fmt::Debug::fmt(value, f),
            Value::TooDeep => f.write_str("…"),
            Value::OutOfRange(text) => f.write_str(text),
            Value::Str(text) => fmt::Debug::fmt(text, f),
            Value::Bytes(bytes) => {
                f.write_str("b\"")?;
                fmt::Display::fmt(&bytes.escape_ascii(), f)?;
                f.write_str("\"")
            }
            Value::List(items) => {
                f.write_str("[")?;
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        f.write_str(", ")?;
                    }
                    fmt::Display::fmt(item, f)?;
                }
                f.write_str("]")
            }
            Value::Map(map) => fmt::Display::fmt(map, f),
            Value::Opaque(opaque) => f.write_str(opaque.type_name()),
        }
    }
}

impl fmt::Display for Map<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("{")?;
        for (index, (key, value)) in self.iter().enumerate() {
            if index > 0 {
                f.write_str(", ")?;
            }
            fmt::Display::fmt(key, f)?;
            f.write_str(": ")?;
            fmt::Display::fmt(value, f)?;
        }
        f.write_str("}")
    }
}

/// The greatest length of a preview in bytes, the ellipsis included.
const LIMIT: usize = 48;
const ELLIPSIS: &str = "…";

/// The first characters of a value, kept inline so that an error needs no further allocation.
#[derive(Clone, Default)]
pub(crate) struct Preview(ArrayString<LIMIT>);

impl Preview {
    /// Creates the preview of a value that is shown by its `Display`.
    pub(crate) fn new(value: &dyn fmt::Display) -> Self {
        let mut preview = Self::default();
        preview.format(value);
        preview
    }

    /// Creates the preview of a value.
    #[cfg(feature = "dynamic")]
    pub(crate) fn of(value: &Value<'_>) -> Self {
        let mut preview = Self::default();
        preview.show(value);
        preview
    }

    /// Adds a value to an empty preview. Short and simple values do not go through `core::fmt`.
    pub(crate) fn show(&mut self, value: &Value<'_>) {
        match value {
            Value::Null => self.push("null", LIMIT),
            Value::Bool(true) => self.push("true", LIMIT),
            Value::Bool(false) => self.push("false", LIMIT),
            Value::Int(integer) => self.push_integer(*integer),
            // Every byte is checked, without branches.
            Value::Str(text)
                if text.len() <= LIMIT / 2
                    && text.bytes().fold(true, |plain, byte| plain & is_plain(byte)) =>
            {
                self.push("\"", LIMIT) && self.push(text, LIMIT) && self.push("\"", LIMIT)
            }
            other => self.format(other),
        };
    }

    /// Shows `***` in place of the value.
    pub(crate) fn hide(&mut self) {
        self.push("***", LIMIT);
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    fn format(&mut self, value: &dyn fmt::Display) -> bool {
        write!(self, "{value}").is_ok() || self.push(ELLIPSIS, LIMIT)
    }

    fn push_integer(&mut self, integer: i64) -> bool {
        (integer >= 0 || self.push("-", LIMIT)) && self.push_digits(integer.unsigned_abs())
    }

    fn push_digits(&mut self, number: u64) -> bool {
        let digit = u32::try_from(number % 10).ok().and_then(|digit| char::from_digit(digit, 10));
        (number < 10 || self.push_digits(number / 10))
            && digit.is_some_and(|digit| self.0.try_push(digit).is_ok())
    }

    /// Appends as many whole characters as fit below `limit`. Returns `true` if all did.
    fn push(&mut self, text: &str, limit: usize) -> bool {
        let end = text.floor_char_boundary(limit.saturating_sub(self.0.len()));
        text.get(..end).is_some_and(|text| self.0.try_push_str(text).is_ok()) && end == text.len()
    }
}

/// Returns `true` if the byte needs no escape between quotes.
const fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\')
}

impl Write for Preview {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if self.push(text, LIMIT - ELLIPSIS.len()) { Ok(()) } else { Err(fmt::Error) }
    }
}
