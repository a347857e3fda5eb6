//! Lexer for the tokens of JSON, with exactly the grammar of RFC 8259.

use std::borrow::Cow;
use std::char;
use std::string::String;

/// A token.
#[derive(Debug, PartialEq)]
pub(super) enum Token<'t> {
    Null,
    Bool(bool),
    Number(Number<'t>),
    /// Borrowed if it has no escapes.
    Str(Cow<'t, str>),
    OpenList,
    CloseList,
    OpenMap,
    CloseMap,
    Comma,
    Colon,
    /// The end of the input.
    End,
}

/// A number, as it is spelled unless it is a small integer.
#[derive(Debug, PartialEq)]
pub(super) enum Number<'t> {
    Small(i64),
    /// Any other number: more digits, a fraction or an exponent.
    Wide(&'t str),
}

/// A place that breaks the grammar.
#[derive(Debug, PartialEq)]
pub(super) struct Fault {
    /// The offset in bytes.
    pub(super) at: usize,
    pub(super) what: &'static str,
}

/// The number of digits that always fit into an `i64`.
const SMALL_DIGITS: usize = 18;

/// A reader of tokens. It looks at each byte a fixed number of times.
pub(super) struct Lexer<'t> {
    text: &'t str,
    /// The offset of the last token.
    start: usize,
    /// The offset after that token.
    at: usize,
}

impl<'t> Lexer<'t> {
    pub(super) const fn new(text: &'t str) -> Self {
        Self { text, start: 0, at: 0 }
    }

    /// Returns a fault at the last token.
    #[cold]
    pub(super) const fn fault(&self, what: &'static str) -> Fault {
        Fault { at: self.start, what }
    }

    /// Reads the next token.
    #[inline]
    pub(super) fn next(&mut self) -> Result<Token<'t>, Fault> {
        self.skip_space();
        self.start = self.at;
        let Some(first) = self.peek() else { return Ok(Token::End) };
        self.at += 1;
        match first {
            b'"' => self.string().map(Token::Str),
            b',' => Ok(Token::Comma),
            b':' => Ok(Token::Colon),
            b'{' => Ok(Token::OpenMap),
            b'}' => Ok(Token::CloseMap),
            b'[' => Ok(Token::OpenList),
            b']' => Ok(Token::CloseList),
            b'-' | b'0'..=b'9' => self.number(first).map(Token::Number),
            b't' => self.word("rue", Token::Bool(true)),
            b'f' => self.word("alse", Token::Bool(false)),
            b'n' => self.word("ull", Token::Null),
            _ => Err(self.unexpected()),
        }
    }

    /// Passes over a token of one byte if it is the next one; returns `true` if it was.
    #[inline]
    pub(super) fn take(&mut self, token: u8) -> bool {
        self.skip_space();
        self.skip(token)
    }

    #[inline]
    fn skip_space(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.at += 1;
        }
    }

    #[inline]
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Passes over a byte if it is the next one; returns `true` if it was.
    #[inline]
    fn skip(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    #[cold]
    fn unexpected(&self) -> Fault {
        let is_mark = self.text.get(self.start..).is_some_and(|rest| rest.starts_with('\u{FEFF}'));
        self.fault(if is_mark {
            "a byte order mark is not allowed; remove it"
        } else {
            "unexpected character"
        })
    }

    /// Reads the rest of `null`, `true` or `false`.
    #[inline]
    fn word(&mut self, rest: &str, token: Token<'t>) -> Result<Token<'t>, Fault> {
        let end = self.at + rest.len();
        if self.text.as_bytes().get(self.at..end) != Some(rest.as_bytes()) {
            return Err(self.fault("expected `null`, `true` or `false`"));
        }
        self.at = end;
        Ok(token)
    }

    /// Reads a number after its first byte, which is a digit or a minus sign.
    #[inline]
    fn number(&mut self, first: u8) -> Result<Number<'t>, Fault> {
        let is_negative = first == b'-';
        let mut lead = first;
        if is_negative {
            lead = self.peek().unwrap_or_default();
            self.at += 1;
        }
        let first = self.at - 1;
        let mut small = match lead {
            b'0'..=b'9' => i64::from(lead - b'0'),
            _ => return Err(self.fault("expected a digit after `-`")),
        };
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            small = small.wrapping_mul(10).wrapping_add(i64::from(digit - b'0'));
            self.at += 1;
        }
        let digits = self.at - first;
        if lead == b'0' && digits > 1 {
            return Err(self.fault("a number must not begin with `0` and another digit"));
        }
        if let Some(b'.' | b'e' | b'E') = self.peek() {
            return self.float();
        }
        Ok(if digits > SMALL_DIGITS {
            Number::Wide(self.token())
        } else {
            Number::Small(if is_negative { -small } else { small })
        })
    }

    /// Reads a number after the digits of its integer part.
    fn float(&mut self) -> Result<Number<'t>, Fault> {
        if self.skip(b'.') {
            self.digits("expected a digit after `.`")?;
        }
        if self.skip(b'e') || self.skip(b'E') {
            let _ = self.skip(b'+') || self.skip(b'-');
            self.digits("expected a digit in the exponent")?;
        }
        Ok(Number::Wide(self.token()))
    }

    /// Passes over digits, of which there is at least one.
    fn digits(&mut self, missing: &'static str) -> Result<(), Fault> {
        let first = self.at;
        while let Some(b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
        if self.at == first { Err(Fault { at: first, what: missing }) } else { Ok(()) }
    }

    /// Returns the part of the token that was read so far.
    fn token(&self) -> &'t str {
        self.text.get(self.start..self.at).unwrap_or_default()
    }

    /// Reads a string after its opening quote.
    #[inline]
    fn string(&mut self) -> Result<Cow<'t, str>, Fault> {
        let plain = self.plain();
        if self.skip(b'"') { Ok(Cow::Borrowed(plain)) } else { self.escaped(plain) }
    }

    /// Passes over the characters that stand for themselves, and returns them.
    #[inline]
    fn plain(&mut self) -> &'t str {
        let first = self.at;
        let bytes = self.text.as_bytes();
        while let Some(eight) = bytes.get(self.at..).and_then(<[u8]>::first_chunk) {
            let special = specials(u64::from_le_bytes(*eight));
            if special != 0 {
                self.at += special.trailing_zeros() as usize / 8;
                return self.text.get(first..self.at).unwrap_or_default();
            }
            self.at += 8;
        }
        while self.peek().is_some_and(|byte| byte >= b' ' && byte != b'"' && byte != b'\\') {
            self.at += 1;
        }
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

/// Marks the quotes, backslashes and control characters among eight bytes, by the upper bit of each.
/// Only the lowest mark is exact.
#[inline]
const fn specials(eight: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGHS: u64 = ONES << 7;
    const fn zeros(eight: u64) -> u64 {
        eight.wrapping_sub(ONES) & !eight
    }
    let quotes = zeros(eight ^ (ONES * b'"' as u64));
    let backslashes = zeros(eight ^ (ONES * b'\\' as u64));
    let controls = eight.wrapping_sub(ONES * b' ' as u64) & !eight;
    (quotes | backslashes | controls) & HIGHS
}
