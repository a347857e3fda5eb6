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

/// Returns the float nearest to `digits` times ten to the power of `exponent`, if it can be computed with
/// integers: for up to 19 digits, and the exponents of most numbers in documents.
///
/// The integer division is exact up to the last bit that rounding looks at. It takes half of the time of
/// `str::parse`, which would read the digits again.
#[cfg(feature = "json")]
#[inline]
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "the conversions round to the nearest float, and the quotient has 64 bits"
)]
pub(crate) fn nearest(digits: u64, exponent: i32) -> Option<f64> {
    /// The bits of an integer that a float holds exactly.
    const EXACT: u64 = 1 << f64::MANTISSA_DIGITS;
    /// The powers of ten that a float holds exactly.
    const MOST_EXACT: usize = 22;
    let power = usize::try_from(exponent.unsigned_abs()).ok()?;
    if digits <= EXACT && power <= MOST_EXACT {
        let power = *FLOAT_POWERS.get(power)?;
        return Some(if exponent < 0 { digits as f64 / power } else { digits as f64 * power });
    }
    let power = *POWERS.get(power)?;
    if exponent >= 0 {
        return Some((u128::from(digits) * u128::from(power)) as f64);
    }
    if digits == 0 {
        return Some(0.0);
    }
    // Both get their highest bit, so that the quotient has 63 or 64. A rest makes its last bit odd.
    let (up, down) = (digits.leading_zeros(), power.leading_zeros());
    let (dividend, divisor) = (u128::from(digits << up) << 63, u128::from(power << down));
    let quotient = (dividend / divisor) as u64 | u64::from(dividend % divisor != 0);
    Some(quotient as f64 * f64::from_bits(u64::from(1023 - 63 + down - up) << 52))
}

#[cfg(feature = "json")]
const FLOAT_POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
];

/// The powers of ten that fit into a `u64`.
#[cfg(feature = "json")]
#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
const POWERS: [u64; 20] = {
    let mut powers = [1; 20];
    let mut at = 1;
    while at < powers.len() {
        powers[at] = powers[at - 1] * 10;
        at += 1;
    }
    powers
};

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
