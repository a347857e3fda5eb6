//! Text put together in `const` code, where `String` cannot be.

/// How much of a sentence is kept.
const CAPACITY: usize = 400;

/// The sentence of a compile error, put together in a `const fn`.
///
/// ```
/// use typed_core::rules::Sentence;
///
/// const SENTENCE: Sentence = Sentence::new().text("at most ").number(3).text(" of `").text("a").text("`");
/// assert_eq!(SENTENCE.as_str(), "at most 3 of `a`");
/// ```
#[derive(Clone, Copy, Debug)]
#[must_use = "a sentence says nothing before `fail`"]
pub struct Sentence {
    bytes: [u8; CAPACITY],
    len: usize,
}

#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
impl Sentence {
    /// No words yet.
    pub const fn new() -> Self {
        Self { bytes: [0; CAPACITY], len: 0 }
    }

    /// With more text. What is beyond 400 bytes is left out, whole characters at a time.
    pub const fn text(mut self, text: &str) -> Self {
        let text = text.as_bytes();
        let mut to = text.len();
        if to > CAPACITY - self.len {
            to = CAPACITY - self.len;
            while to > 0 && text[to] & 0xC0 == 0x80 {
                to -= 1;
            }
        }
        let mut from = 0;
        while from < to {
            self.bytes[self.len] = text[from];
            self.len += 1;
            from += 1;
        }
        self
    }

    /// With a number.
    pub const fn number(self, number: usize) -> Self {
        let mut digits = [b'0'; 20];
        let mut start = digits.len();
        let mut rest = number;
        loop {
            start -= 1;
            #[expect(clippy::cast_possible_truncation, reason = "a decimal digit")]
            {
                digits[start] = b'0' + (rest % 10) as u8;
            }
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

    /// What was put together so far.
    #[must_use]
    pub const fn as_str(&self) -> &str {
        let (text, _) = self.bytes.split_at(self.len);
        match core::str::from_utf8(text) {
            Ok(text) => text,
            Err(_) => "",
        }
    }

    /// The rule is broken: in `const` code a compile error with this sentence.
    ///
    /// # Panics
    /// Always, with the sentence.
    #[expect(clippy::panic, reason = "for const code: a compile error")]
    pub const fn fail(&self) -> ! {
        panic!("{}", self.as_str())
    }
}

impl Default for Sentence {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::{CAPACITY, Sentence};

    #[test]
    fn what_does_not_fit_is_left_out_by_whole_characters() {
        const LETTERS: &str = "aéüöß漢字";
        for start in 0..8 {
            let mut sentence = Sentence::new().text(&"x".repeat(start));
            for _ in 0..60 {
                sentence = sentence.text(LETTERS);
            }
            let text = sentence.as_str();
            assert!(!text.is_empty() && text.len() <= CAPACITY && text.len() > CAPACITY - 4);
        }
        assert_eq!(
            Sentence::new().number(0).number(usize::MAX).as_str(),
            std::format!("0{}", usize::MAX)
        );
    }
}
