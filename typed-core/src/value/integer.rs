//! Integers outside the range of `i64`.

use core::fmt;

/// An integer outside the range of `i64`: from −2¹²⁷ to 2¹²⁸ − 1, exactly.
///
/// Only `Value::from` creates one. It keeps smaller integers as [`Value::Int`](crate::Value), so
/// that equal integers are equal values.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct BigInt {
    negative: bool,
    // Two halves, because a `u128` would raise the alignment, and so the size, of every `Value`.
    high: u64,
    low: u64,
}

impl BigInt {
    pub(super) const fn new(negative: bool, magnitude: u128) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "the two halves of 128 bits")]
        Self { negative, high: (magnitude >> 64) as u64, low: magnitude as u64 }
    }

    pub(crate) const fn is_negative(self) -> bool {
        self.negative
    }

    pub(crate) const fn magnitude(self) -> u128 {
        ((self.high as u128) << 64) | self.low as u128
    }

    /// Returns the integer if it is at most 2¹²⁷ − 1.
    #[must_use]
    pub fn to_i128(self) -> Option<i128> {
        if self.negative {
            0_i128.checked_sub_unsigned(self.magnitude())
        } else {
            i128::try_from(self.magnitude()).ok()
        }
    }

    /// Returns the integer if it is not negative.
    #[must_use]
    pub const fn to_u128(self) -> Option<u128> {
        if self.negative { None } else { Some(self.magnitude()) }
    }
}

impl fmt::Display for BigInt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.negative {
            f.write_str("-")?;
        }
        fmt::Display::fmt(&self.magnitude(), f)
    }
}

impl fmt::Debug for BigInt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
