//! How a value looks in a message.

use super::{Map, Value};
use core::fmt::{self, Write};

/// The JSON-like text of the value. Opaque values show their type only.
impl fmt::Display for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Null => f.write_str("null"),
            Value::Bool(value) => fmt::Display::fmt(value, f),
            Value::Int(value) => fmt::Display::fmt(value, f),
            Value::BigInt(value) => fmt::Display::fmt(value, f),
            Value::Float(value) => fmt::Debug::fmt(value, f),
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

/// The longest preview, in bytes, the ellipsis included.
const LIMIT: usize = 48;
const ELLIPSIS: &str = "…";

/// The first characters of a value, kept inline so that an error needs no further allocation.
#[derive(Clone)]
pub(crate) struct Preview {
    bytes: [u8; LIMIT],
    len: u8,
}

impl Preview {
    pub(crate) const EMPTY: Self = Self { bytes: [0; LIMIT], len: 0 };

    pub(crate) fn new(value: &dyn fmt::Display) -> Self {
        let mut preview = Self::EMPTY;
        if write!(preview, "{value}").is_err() {
            preview.push(ELLIPSIS, LIMIT);
        }
        preview
    }

    /// The preview of a value.
    pub(crate) fn of(value: &Value<'_>) -> Self {
        let Value::Str(text) = value else { return Self::new(value) };
        // Short and plain text is quoted as it is, without the machinery of formatting.
        let is_plain = |byte: &u8| matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\');
        if text.len() > LIMIT / 2 || !text.as_bytes().iter().all(is_plain) {
            return Self::new(value);
        }
        let mut preview = Self::EMPTY;
        let _ = preview.push("\"", LIMIT) && preview.push(text, LIMIT) && preview.push("\"", LIMIT);
        preview
    }

    pub(crate) fn as_str(&self) -> &str {
        let bytes = self.bytes.get(..usize::from(self.len)).unwrap_or_default();
        // Whole characters only are ever pushed.
        core::str::from_utf8(bytes).unwrap_or_default()
    }

    /// Appends as many whole characters as fit below `limit`; whether all did.
    fn push(&mut self, text: &str, limit: usize) -> bool {
        let start = usize::from(self.len);
        let room = limit.saturating_sub(start);
        let end = text.floor_char_boundary(room);
        let (Some(target), Some(source)) =
            (self.bytes.get_mut(start..start + end), text.as_bytes().get(..end))
        else {
            return false;
        };
        target.copy_from_slice(source);
        self.len = u8::try_from(start + end).unwrap_or_default();
        end == text.len()
    }
}

impl Write for Preview {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if self.push(text, LIMIT - ELLIPSIS.len()) { Ok(()) } else { Err(fmt::Error) }
    }
}
