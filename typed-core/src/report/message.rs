//! Messages of compile errors.

use crate::value::{ConstStr, Literal, decimal};

/// A message of a compile error, built in a `const fn`.
///
/// ```
/// use typed_structs::rules::Message;
///
/// const SENTENCE: Message = Message::new().text("at most ").number(3).text(" of `").text("a").text("`");
/// assert_eq!(SENTENCE.as_str(), "at most 3 of `a`");
/// ```
#[derive(Clone, Copy, Debug)]
#[must_use = "a message is not reported before `fail`"]
pub struct Message(ConstStr<400>);

impl Message {
    /// Creates an empty message.
    pub const fn new() -> Self {
        Self(ConstStr::new())
    }

    /// Appends a string. A message beyond 400 bytes is cut and ends with an ellipsis.
    pub const fn text(self, text: &str) -> Self {
        Self(self.0.text(text))
    }

    /// Appends a number.
    pub const fn number(self, number: usize) -> Self {
        Self(self.0.number(number))
    }

    /// Appends a constant as it would be written. Floats of many digits are left out.
    pub(crate) const fn constant(self, constant: &Literal) -> Self {
        match constant {
            Literal::Bool(true) => self.text("true"),
            Literal::Bool(false) => self.text("false"),
            Literal::Int(int) => self.integer(*int < 0, int.unsigned_abs()),
            Literal::Float(float) => match decimal(*float) {
                Some((numerator, power)) => {
                    let magnitude = numerator.unsigned_abs();
                    let sentence = self.integer(*float < 0.0, magnitude / power).text(".");
                    sentence.fraction(magnitude % power, power)
                }
                None if *float == 0.0 => self.text("0.0"),
                None if float.is_nan() => self.text("NaN"),
                None if *float == f64::INFINITY => self.text("inf"),
                None if *float == f64::NEG_INFINITY => self.text("-inf"),
                None => self.text("the number"),
            },
            Literal::Str(text) => self.text("\"").text(text).text("\""),
            Literal::Expr(text) => self.text(text),
        }
    }

    const fn integer(self, negative: bool, magnitude: u128) -> Self {
        let sign = if negative { "-" } else { "" };
        Self(self.0.text(sign).digits(magnitude))
    }

    /// Appends the digits after the point.
    const fn fraction(self, rest: u128, power: u128) -> Self {
        let (mut sentence, mut above) = (self, power / 10);
        while above > rest && above > 1 {
            (sentence, above) = (sentence.text("0"), above / 10);
        }
        Self(sentence.0.digits(rest))
    }

    /// Returns the message so far.
    #[must_use]
    pub const fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Panics with the message. In `const` code that is a compile error: the rule is broken.
    ///
    /// # Panics
    /// Always.
    #[expect(clippy::panic, reason = "for const code: a compile error")]
    #[inline]
    #[track_caller]
    pub const fn fail(&self) -> ! {
        panic!("{}", self.as_str())
    }
}

impl Default for Message {
    fn default() -> Self {
        Self::new()
    }
}

/// Fails to compile with this sentence if a rule does not hold.
#[expect(clippy::panic, reason = "only ever called in const code: a compile error")]
#[track_caller]
pub const fn assert(holds: bool, sentence: &str) {
    if !holds {
        panic!("{}", sentence);
    }
}

#[cfg(test)]
mod tests {
    use super::Message;

    const CAPACITY: usize = 400;

    #[test]
    fn what_does_not_fit_is_cut_by_whole_characters() {
        const LETTERS: &str = "aéüöß漢字";
        for start in 0..8 {
            let mut sentence = Message::new().text(&"x".repeat(start));
            for _ in 0..60 {
                sentence = sentence.text(LETTERS);
            }
            let text = sentence.as_str();
            assert!(!text.is_empty() && text.len() <= CAPACITY && text.len() > CAPACITY - 8);
            assert!(text.ends_with('…'));
        }
        assert_eq!(
            Message::new().number(0).number(usize::MAX).as_str(),
            std::format!("0{}", usize::MAX)
        );
    }
}
