//! Lexer for the scalars and brackets of JSON, with exactly the grammar of RFC 8259. `strings` reads
//! strings.

use crate::document::json::bytes::{digits_from, fraction_from, has_prefix, space_end};
use crate::record::Plain;
use crate::value::{Value, nearest};
use alloc::borrow::Cow;

/// The next value of a document, or the bracket that opens it.
#[derive(Debug)]
pub(super) enum Next<'t> {
    /// A scalar, or a string without escapes.
    Plain(Plain<'t>),
    /// A string with escapes, or an integer or a float that is not plain.
    Value(Value<'t>),
    List,
    Map,
}

/// A place that breaks the grammar.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// The offset in bytes.
    pub at: usize,
    /// The sentence about it.
    pub what: &'static str,
}

/// The number of digits that always fit into an `i64`.
const SMALL_DIGITS: usize = 18;

/// The number of digits that always fit into a `u64`.
const SAFE_DIGITS: usize = 19;

/// A reader of tokens. It looks at each byte a fixed number of times.
pub(super) struct Lexer<'t> {
    pub(super) text: &'t str,
    /// The offset of the last token.
    start: usize,
    /// The offset after that token.
    pub(super) at: usize,
}

/// The fault of a token that is not one. A more specific fault replaces it.
const UNEXPECTED: &str = "unexpected character";

impl<'t> Lexer<'t> {
    pub(super) const fn new(text: &'t str) -> Self {
        Self { text, start: 0, at: 0 }
    }

    /// Returns a fault at the last token.
    #[cold]
    pub(super) const fn fault(&self, what: &'static str) -> Fault {
        Fault { at: self.start, what }
    }

    /// Returns the offset after what was read.
    pub(super) const fn at(&self) -> usize {
        self.at
    }

    /// Goes to an offset that [`Lexer::at`] has returned.
    pub(super) const fn go_to(&mut self, at: usize) {
        self.at = at;
    }

    /// Returns the fault of a list or a map at the last token that is nested too deeply.
    #[cold]
    pub(super) const fn too_deep(&self) -> Fault {
        // The message contains `MAX_DEPTH`.
        self.fault("nested deeper than 128 levels")
    }

    /// Reads the next value, or the bracket that opens it.
    pub(super) fn value(&mut self) -> Result<Next<'t>, Fault> {
        self.value_inline()
    }

    /// Like [`Lexer::value`]. Inlined where a slot takes the value, which stays in registers: objects take
    /// a fifth less time.
    #[inline(always)]
    pub(super) fn value_inline(&mut self) -> Result<Next<'t>, Fault> {
        self.skip_space();
        self.start = self.at;
        let Some(first) = self.peek() else { return Err(self.fault("expected a value")) };
        self.at += 1;
        match first {
            b'"' => match self.string()? {
                Cow::Borrowed(text) => Ok(Next::Plain(Plain::Str(text))),
                text => Ok(Next::Value(Value::Str(text))),
            },
            b'{' => Ok(Next::Map),
            b'[' => Ok(Next::List),
            b'-' | b'0'..=b'9' => self.number(first),
            b't' => self.word("rue", Plain::Bool(true)),
            b'f' => self.word("alse", Plain::Bool(false)),
            b'n' => self.word("ull", Plain::Null),
            b',' | b':' | b'}' | b']' => Err(self.fault("expected a value")),
            _ => Err(self.unexpected_character()),
        }
    }

    /// Reads the next key and its colon.
    #[inline]
    pub(super) fn key(&mut self) -> Result<Cow<'t, str>, Fault> {
        const MISSING: &str = "expected a key in double quotes";
        self.skip_space();
        self.start = self.at;
        if !self.skip(b'"') {
            return Err(self.unexpected(MISSING));
        }
        let key = self.string()?;
        if self.take(b':') { Ok(key) } else { Err(self.unexpected("expected `:`")) }
    }

    /// Passes over a key and its colon if it is this name, which has neither escapes nor quotes. Returns
    /// `true` if it was.
    #[inline(always)]
    pub(super) fn take_name(&mut self, name: &str) -> bool {
        self.skip_space();
        let end = self.at + 1 + name.len();
        let bytes = self.text.as_bytes();
        let is_next = bytes.get(end) == Some(&b'"')
            && bytes.get(self.at) == Some(&b'"')
            && bytes.get(self.at + 1..).is_some_and(|rest| has_prefix(rest, name.as_bytes()));
        if !is_next {
            return false;
        }
        let at = space_end(bytes, end + 1);
        let is_key = bytes.get(at) == Some(&b':');
        if is_key {
            self.at = at + 1;
        }
        is_key
    }

    /// Returns a fault unless nothing but space is left.
    pub(super) fn end(&mut self) -> Result<(), Fault> {
        self.skip_space();
        self.start = self.at;
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.unexpected("expected nothing after the value")),
        }
    }

    /// Returns a fault at the next token, or the fault of that token.
    #[cold]
    pub(super) fn unexpected(&mut self, what: &'static str) -> Fault {
        self.skip_space();
        self.start = self.at;
        let is_punctuation = matches!(self.peek(), None | Some(b',' | b':' | b'}' | b']'));
        match self.value() {
            Err(fault) if !is_punctuation && fault.what != UNEXPECTED => fault,
            _ => Fault { at: self.start, what },
        }
    }

    /// Passes over a token of one byte if it is the next one; returns `true` if it was.
    #[inline(always)]
    pub(super) fn take(&mut self, token: u8) -> bool {
        self.skip_space();
        self.skip(token)
    }

    #[inline(always)]
    fn skip_space(&mut self) {
        self.at = space_end(self.text.as_bytes(), self.at);
    }

    #[inline(always)]
    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Passes over a byte if it is the next one; returns `true` if it was.
    #[inline(always)]
    pub(super) fn skip(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    #[cold]
    fn unexpected_character(&self) -> Fault {
        let rest = self.text.get(self.start..).unwrap_or_default();
        self.fault(match rest.chars().next() {
            Some('\u{FEFF}') => "a byte order mark is not allowed; remove it",
            Some('\'') => "a string must be in double quotes",
            Some('/') if rest.starts_with("//") || rest.starts_with("/*") => {
                "a comment is not allowed; remove it"
            }
            _ => UNEXPECTED,
        })
    }

    /// Reads the rest of `null`, `true` or `false`.
    #[inline(always)]
    fn word(&mut self, rest: &str, value: Plain<'t>) -> Result<Next<'t>, Fault> {
        let end = self.at + rest.len();
        if self.text.as_bytes().get(self.at..end) != Some(rest.as_bytes()) {
            return Err(self.fault("expected `null`, `true` or `false`"));
        }
        self.at = end;
        Ok(Next::Plain(value))
    }

    /// Reads a number after its first byte, which is a digit or a minus sign.
    #[inline(always)]
    fn number(&mut self, first: u8) -> Result<Next<'t>, Fault> {
        let bytes = self.text.as_bytes();
        let is_negative = first == b'-';
        let first = self.start + usize::from(is_negative);
        let (digits, end) = digits_from(bytes, first, 0);
        self.at = end;
        match (end - first, bytes.get(first)) {
            (0, _) => return Err(self.fault("expected a digit after `-`")),
            (2.., Some(b'0')) => {
                return Err(self.fault("a number must not begin with `0` and another digit"));
            }
            _ => {}
        }
        match bytes.get(end) {
            Some(b'.' | b'e' | b'E') => self.float(is_negative, digits, end - first),
            _ if end - first > SMALL_DIGITS => self.wide(),
            _ => {
                let integer = digits as i64;
                Ok(Next::Plain(Plain::Int(if is_negative { -integer } else { integer })))
            }
        }
    }

    /// Reads a number after the digits of its integer part, with their value and count.
    #[inline(never)]
    fn float(
        &mut self,
        is_negative: bool,
        mut digits: u64,
        mut count: usize,
    ) -> Result<Next<'t>, Fault> {
        let bytes = self.text.as_bytes();
        let (mut at, mut exponent) = (self.at, 0_i32);
        if bytes.get(at) == Some(&b'.') {
            let first = at + 1;
            (digits, at) = fraction_from(bytes, first, digits);
            if at == first {
                return Err(Fault { at, what: "expected a digit after `.`" });
            }
            count += at - first;
            exponent = i32::try_from(at - first).map_or(i32::MIN, |fraction| -fraction);
        }
        if let Some(b'e' | b'E') = bytes.get(at) {
            let sign = bytes.get(at + 1);
            let first = at + 1 + usize::from(matches!(sign, Some(b'-' | b'+')));
            let value;
            (value, at) = digits_from(bytes, first, 0);
            if at == first {
                return Err(Fault { at, what: "expected a digit in the exponent" });
            }
            let value = if at - first > 4 { i32::MAX } else { value as i32 };
            let is_below = sign == Some(&b'-');
            exponent = exponent.saturating_add(if is_below { -value } else { value });
        }
        self.at = at;
        if count <= SAFE_DIGITS
            && let Some(float) = nearest(digits, exponent)
        {
            return Ok(Next::Plain(Plain::Float(if is_negative { -float } else { float })));
        }
        self.wide()
    }

    /// Returns the number that was read.
    fn wide(&self) -> Result<Next<'t>, Fault> {
        Value::number(self.token()).map(Next::Value).ok_or_else(|| self.fault("expected a number"))
    }

    /// Returns the part of the token that was read so far.
    fn token(&self) -> &'t str {
        self.text.get(self.start..self.at).unwrap_or_default()
    }
}
