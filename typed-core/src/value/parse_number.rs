//! Numbers from their decimal spelling.

use crate::value::value::Value;
use alloc::borrow::Cow;

impl<'v> Value<'v> {
    /// Parses a decimal number. Returns `None` if the string is not a number.
    ///
    /// An integer is exact and a float is the nearest one. A number beyond both is a
    /// [`Value::OutOfRange`].
    ///
    /// ```
    /// use typed_structs::Value;
    ///
    /// assert_eq!(Value::number("-12"), Some(Value::Int(-12)));
    /// assert_eq!(Value::number("25e-1"), Some(Value::Float(2.5)));
    /// assert_eq!(Value::number("1e400"), Some(Value::OutOfRange("1e400".into())));
    /// assert_eq!(Value::number("NaN"), None);
    /// ```
    #[must_use]
    pub fn number(text: impl Into<Cow<'v, str>>) -> Option<Self> {
        let text = text.into();
        let digits = text.strip_prefix('-').unwrap_or(&text);
        // `parse` also accepts a sign, `inf` and `nan`.
        if !digits.starts_with(|first: char| first.is_ascii_digit()) {
            return None;
        }
        if is_integer(text.as_bytes()) {
            // Some integers are in the range of only one of the two.
            return Some(match (text.parse::<i128>(), text.parse::<u128>()) {
                (Ok(integer), _) => Value::from(integer),
                (_, Ok(integer)) => Value::from(integer),
                _ => Value::OutOfRange(text),
            });
        }
        let float = text.parse::<f64>().ok()?;
        Some(if float.is_finite() { Value::Float(float) } else { Value::OutOfRange(text) })
    }
}

/// Returns the kind of a number that is out of range.
pub(super) const fn kind(text: &str) -> &'static str {
    if is_integer(text.as_bytes()) { "int" } else { "float" }
}

/// Returns `true` if a number has neither a fraction nor an exponent.
const fn is_integer(mut text: &[u8]) -> bool {
    while let [first, rest @ ..] = text {
        if !matches!(first, b'-' | b'0'..=b'9') {
            return false;
        }
        text = rest;
    }
    true
}
