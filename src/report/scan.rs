//! A cursor over JSON text that tells its parts apart, without reading numbers or checking escapes. At
//! text that is not JSON it gives up, or passes over it.

use std::borrow::Cow;
use std::ops::Range;
use std::string::String;

#[derive(Clone, Copy)]
pub(super) struct Cursor<'t> {
    text: &'t str,
    pub(super) at: usize,
}

impl<'t> Cursor<'t> {
    pub(super) const fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    /// Returns the next byte that is not white space.
    pub(super) fn peek(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.byte() {
            self.at += 1;
        }
        self.byte()
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Passes over a byte if it is the next one after white space. Returns `true` if it was.
    pub(super) fn take(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    /// Passes over a string, with its quotes. The cursor stays if it has no end.
    pub(super) fn string(&mut self) -> Option<Range<usize>> {
        if self.peek() != Some(b'"') {
            return None;
        }
        let start = self.at;
        let mut end = start + 1;
        loop {
            let rest = self.text.as_bytes().get(end..)?;
            end += rest.iter().position(|byte| matches!(byte, b'"' | b'\\'))?;
            match self.text.as_bytes().get(end) {
                Some(b'"') => break,
                // The escape, and the character after it.
                _ => end += 2,
            }
        }
        self.at = end + 1;
        Some(start..self.at)
    }

    /// Passes over a number or a word. What follows it need not be JSON.
    pub(super) fn scalar(&mut self) -> Option<Range<usize>> {
        let first = self.peek()?;
        let start = self.at;
        let rest = self.text.get(start..)?;
        if let b'-' | b'0'..=b'9' = first {
            self.number();
            return Some(start..self.at);
        }
        if let Some(word) = ["null", "true", "false"].iter().find(|word| rest.starts_with(**word)) {
            self.at += word.len();
            return Some(start..self.at);
        }
        while let Some(byte) = self.byte()
            && !matches!(
                byte,
                b' ' | b'\n' | b'\r' | b'\t' | b',' | b':' | b'[' | b']' | b'{' | b'}' | b'"'
            )
        {
            self.at += 1;
        }
        (self.at > start).then_some(start..self.at)
    }

    /// Passes over a number.
    fn number(&mut self) {
        self.skip(b"-");
        self.digits();
        let integer = self.at;
        if self.skip(b".") && !self.digits() {
            self.at = integer;
        }
        let mantissa = self.at;
        if self.skip(b"eE") {
            self.skip(b"+-");
            if !self.digits() {
                self.at = mantissa;
            }
        }
    }

    /// Passes over digits. Returns `true` if there was one.
    fn digits(&mut self) -> bool {
        let start = self.at;
        while self.skip(b"0123456789") {}
        self.at > start
    }

    /// Passes over a byte if it is one of these. Returns `true` if it was.
    fn skip(&mut self, bytes: &[u8]) -> bool {
        let is_next = self.byte().is_some_and(|byte| bytes.contains(&byte));
        self.at += usize::from(is_next);
        is_next
    }

    /// Passes over a value of any depth. The cursor stays if it has no end.
    pub(super) fn value(&mut self) -> Option<Range<usize>> {
        let first = self.peek()?;
        let start = self.at;
        match first {
            b'"' => return self.string(),
            b'{' | b'[' => {}
            _ => return self.scalar(),
        }
        let mut open = 0_usize;
        let mut inner = *self;
        loop {
            match inner.peek()? {
                b'"' => {
                    inner.string()?;
                    continue;
                }
                b'{' | b'[' => open += 1,
                b'}' | b']' => open -= 1,
                _ => {}
            }
            inner.at += 1;
            if open == 0 {
                *self = inner;
                return Some(start..self.at);
            }
        }
    }

    /// Returns a part of the text.
    pub(super) fn text(&self, range: &Range<usize>) -> &'t str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    /// Returns the key that a range of the text with quotes spells.
    pub(super) fn key(&self, quoted: &Range<usize>) -> Cow<'t, str> {
        let inner = quoted.start + 1..quoted.end.saturating_sub(1);
        let spelled = self.text.get(inner).unwrap_or_default();
        if spelled.contains('\\') { Cow::Owned(unescape(spelled)) } else { Cow::Borrowed(spelled) }
    }
}

/// Replaces the escapes of a string.
fn unescape(mut spelled: &str) -> String {
    let mut text = String::with_capacity(spelled.len());
    while let Some((before, after)) = spelled.split_once('\\') {
        text.push_str(before);
        let mut letters = after.chars();
        let letter = letters.next().unwrap_or_default();
        spelled = letters.as_str();
        match letter {
            'b' => text.push('\u{8}'),
            'f' => text.push('\u{C}'),
            'n' => text.push('\n'),
            'r' => text.push('\r'),
            't' => text.push('\t'),
            'u' => {
                let first = unit(&mut spelled);
                let mut units = [first, 0];
                if (0xD800..0xDC00).contains(&first)
                    && let Some(mut rest) = spelled.strip_prefix("\\u")
                {
                    units = [first, unit(&mut rest)];
                    spelled = rest;
                }
                let len = if units[1] == 0 { 1 } else { 2 };
                let decoded = char::decode_utf16(units.into_iter().take(len));
                text.extend(decoded.map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)));
            }
            quoted => text.push(quoted),
        }
    }
    text.push_str(spelled);
    text
}

/// Reads four hexadecimal digits.
fn unit(spelled: &mut &str) -> u16 {
    let Some((digits, rest)) = spelled.split_at_checked(4) else { return 0 };
    *spelled = rest;
    u16::from_str_radix(digits, 16).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_passed_over_as_a_whole() {
        for value in ["1", "null", r#""a\"]b""#, "[]", r#"{"a": ["}", {}], "b": 1}"#, "[[[]], 2]"] {
            let text = std::format!(" {value} , 5");
            let mut cursor = Cursor::new(&text);
            assert_eq!(cursor.value(), Some(1..1 + value.len()), "{value}");
            assert!(cursor.take(b','));
        }
        for (text, len) in
            [("1x", 1), ("-1.5e+3.", 7), ("1.x", 1), ("1ex", 1), ("nullx", 4), ("truefalse", 4)]
        {
            assert_eq!(Cursor::new(text).value(), Some(0..len), "{text}");
        }
        for unfinished in ["", "[1, 2", "{\"a\": \"b", "\"abc", "\"\\", "}", ","] {
            let mut cursor = Cursor::new(unfinished);
            assert_eq!((cursor.value(), cursor.at), (None, 0), "{unfinished}");
        }
    }

    #[test]
    fn keys_are_read_with_their_escapes() {
        for (text, key) in [
            (r#""a""#, "a"),
            (r#""a\"b\\c\/d""#, "a\"b\\c/d"),
            (r#""\n\u00e4\ud83d\ude00!""#, "\nä😀!"),
            (r#""\ud83d\u0041""#, "\u{FFFD}A"),
        ] {
            let mut cursor = Cursor::new(text);
            let range = cursor.string().unwrap();
            assert_eq!(cursor.key(&range), key, "{text}");
        }
    }
}
