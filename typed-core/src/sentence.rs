//! The sentences of compile errors.

use crate::const_text::Text;

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
pub struct Sentence(Text<400>);

impl Sentence {
    /// No words yet.
    pub const fn new() -> Self {
        Self(Text::new())
    }

    /// With more text. Beyond 400 bytes the sentence is cut with an ellipsis.
    pub const fn text(self, text: &str) -> Self {
        Self(self.0.text(text))
    }

    /// With a number.
    pub const fn number(self, number: usize) -> Self {
        Self(self.0.number(number))
    }

    /// What was put together so far.
    #[must_use]
    pub const fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The rule is broken: in `const` code a compile error with this sentence.
    ///
    /// # Panics
    /// Always, with the sentence.
    #[expect(clippy::panic, reason = "for const code: a compile error")]
    #[inline]
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
    use super::Sentence;

    const CAPACITY: usize = 400;

    #[test]
    fn what_does_not_fit_is_cut_by_whole_characters() {
        const LETTERS: &str = "aéüöß漢字";
        for start in 0..8 {
            let mut sentence = Sentence::new().text(&"x".repeat(start));
            for _ in 0..60 {
                sentence = sentence.text(LETTERS);
            }
            let text = sentence.as_str();
            assert!(!text.is_empty() && text.len() <= CAPACITY && text.len() > CAPACITY - 8);
            assert!(text.ends_with('…'));
        }
        assert_eq!(
            Sentence::new().number(0).number(usize::MAX).as_str(),
            std::format!("0{}", usize::MAX)
        );
    }
}
