//! Strings built in `const` code, where `String` is not available.

const ELLIPSIS: &[u8] = "…".as_bytes();

/// A string of up to `N` bytes. A longer one is cut and ends with an ellipsis.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ConstStr<const N: usize> {
    bytes: [u8; N],
    len: u16,
    /// `true` if the string was cut: nothing is added after the ellipsis. A string that was not cut
    /// may end with one too.
    is_cut: bool,
}

#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
impl<const N: usize> ConstStr<N> {
    pub(crate) const fn new() -> Self {
        Self { bytes: [0; N], len: 0, is_cut: false }
    }

    /// Appends a string, a whole character at a time.
    #[inline]
    pub(crate) const fn text(mut self, text: &str) -> Self {
        let text = text.as_bytes();
        let mut from = 0;
        while from < text.len() && !self.is_cut {
            let mut to = from + 1;
            while to < text.len() && text[to] & 0xC0 == 0x80 {
                to += 1;
            }
            self = if self.len as usize + (to - from) > N {
                self.cut()
            } else {
                self.push(text, from, to)
            };
            from = to;
        }
        self
    }
    #[inline]
    pub(crate) const fn number(self, number: usize) -> Self {
        self.digits(number as u128)
    }

    /// Appends an integer in decimal.
    #[inline]
    pub(crate) const fn digits(self, number: u128) -> Self {
        let mut digits = [b'0'; 39];
        let mut start = digits.len();
        let mut rest = number;
        loop {
            start -= 1;
            digits[start] = b'0' + (rest % 10) as u8;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        let (_, digits) = digits.split_at(start);
        match core::str::from_utf8(digits) {
            Ok(digits) => self.text(digits),
            Err(_) => self,
        }
    }
    #[inline]
    pub(crate) const fn as_str(&self) -> &str {
        let (text, _) = self.bytes.split_at(self.len as usize);
        match core::str::from_utf8(text) {
            Ok(text) => text,
            Err(_) => "…",
        }
    }
    #[inline]
    const fn push(mut self, bytes: &[u8], mut from: usize, to: usize) -> Self {
        while from < to && (self.len as usize) < N {
            self.bytes[self.len as usize] = bytes[from];
            self.len += 1;
            from += 1;
        }
        self
    }

    /// Replaces the last characters by an ellipsis.
    #[inline]
    const fn cut(mut self) -> Self {
        while self.len as usize + ELLIPSIS.len() > N || self.bytes[self.len as usize] & 0xC0 == 0x80
        {
            self.len -= 1;
        }
        self.is_cut = true;
        self.push(ELLIPSIS, 0, ELLIPSIS.len())
    }
}
