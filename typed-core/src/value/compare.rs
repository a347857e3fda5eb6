//! Exact comparison and division of numbers of different kinds.

use crate::value::literal::Literal;
use core::cmp::Ordering;

/// 2¹²⁸, which is greater than every integer.
pub(crate) const BEYOND: f64 = 340_282_366_920_938_463_463_374_607_431_768_211_456.0;

/// The greatest integer up to which every integer is exact as a float.
pub(crate) const MOST_EXACT: u128 = 1 << f64::MANTISSA_DIGITS;

/// Compares an integer with a float exactly; `None` for NaN.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "the value is in range, and truncated on purpose"
)]
pub(crate) const fn order_with_float(
    negative: bool,
    magnitude: u128,
    float: f64,
) -> Option<Ordering> {
    if float.is_nan() {
        return None;
    }
    let order = match (negative && magnitude != 0, float < 0.0) {
        (true, false) => return Some(Ordering::Less),
        (false, true) => return Some(Ordering::Greater),
        // Every integer is closer to zero.
        _ if float.abs() >= BEYOND => Ordering::Less,
        _ => {
            let truncated = float.abs() as u128;
            if magnitude < truncated {
                Ordering::Less
            } else if magnitude > truncated {
                Ordering::Greater
            } else if float.abs() > truncated as f64 {
                Ordering::Less
            } else {
                Ordering::Equal
            }
        }
    };
    Some(if float < 0.0 { order.reverse() } else { order })
}

/// Compares two numbers or two strings exactly; `None` for other pairs, and for NaN.
pub(crate) const fn order(left: &Literal, right: &Literal) -> Option<Ordering> {
    match (left, right) {
        (Literal::Int(left), Literal::Int(right)) => Some(if *left < *right {
            Ordering::Less
        } else if *left > *right {
            Ordering::Greater
        } else {
            Ordering::Equal
        }),
        (Literal::Float(left), Literal::Float(right)) => {
            if *left < *right {
                Some(Ordering::Less)
            } else if *left > *right {
                Some(Ordering::Greater)
            } else if *left == *right {
                Some(Ordering::Equal)
            } else {
                None
            }
        }
        (Literal::Int(int), Literal::Float(float)) => {
            order_with_float(*int < 0, int.unsigned_abs(), *float)
        }
        (Literal::Float(float), Literal::Int(int)) => {
            match order_with_float(*int < 0, int.unsigned_abs(), *float) {
                Some(order) => Some(order.reverse()),
                None => None,
            }
        }
        (Literal::Str(left), Literal::Str(right)) => {
            Some(order_of_bytes(left.as_bytes(), right.as_bytes()))
        }
        _ => None,
    }
}

#[expect(clippy::indexing_slicing, reason = "with the bounds in sight")]
const fn order_of_bytes(left: &[u8], right: &[u8]) -> Ordering {
    let mut at = 0;
    while at < left.len() && at < right.len() {
        if left[at] != right[at] {
            return if left[at] < right[at] { Ordering::Less } else { Ordering::Greater };
        }
        at += 1;
    }
    if left.len() < right.len() {
        Ordering::Less
    } else if left.len() > right.len() {
        Ordering::Greater
    } else {
        Ordering::Equal
    }
}

/// Returns `true` if a number is a multiple of another: exactly if both are integers. A fraction
/// such as 0.01 stands for the decimal one, which no float equals. So a float may leave a rest of
/// up to `precision`, relative to it.
pub(crate) const fn is_multiple(value: &Literal, divisor: &Literal, precision: f64) -> bool {
    match (as_integer(value), as_integer(divisor)) {
        (_, Some(0)) => return false,
        (Some(value), Some(divisor)) => {
            return value.unsigned_abs() % divisor.unsigned_abs() == 0;
        }
        _ => {}
    }
    let (Some(float), Some(by)) = (as_f64(value), as_f64(divisor)) else { return false };
    if let Literal::Int(int) = value
        && let Some((numerator, power)) = decimal(by)
        && let Some(scaled) = int.unsigned_abs().checked_mul(power)
    {
        return scaled % numerator.unsigned_abs() == 0;
    }
    let rest = (float % by).abs();
    if by % 1.0 == 0.0 {
        return rest == 0.0;
    }
    let allowed = float.abs() * precision;
    rest <= allowed || by.abs() - rest <= allowed
}

/// Returns the float as a decimal fraction of few digits: its numerator, and the power of ten that
/// divides it.
#[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "few digits")]
pub(crate) const fn decimal(float: f64) -> Option<(i128, u128)> {
    let (mut power, mut digits) = (1_u128, 0);
    // Powers of ten up to the last one are exact as floats.
    while digits < 22 {
        let scaled = float * power as f64;
        if scaled.abs() >= 1e15 {
            return None;
        }
        let numerator = (if scaled < 0.0 { scaled - 0.5 } else { scaled + 0.5 }) as i128;
        if numerator != 0 && numerator as f64 / power as f64 == float {
            return Some((numerator, power));
        }
        (power, digits) = (power * 10, digits + 1);
    }
    None
}

/// Returns the integer that a number equals, if there is one: `2.0` is the integer 2.
#[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "in range")]
pub(crate) const fn as_integer(number: &Literal) -> Option<i128> {
    match *number {
        Literal::Int(int) => Some(int),
        Literal::Float(float) if float % 1.0 == 0.0 && float.abs() < i128::MAX as f64 => {
            Some(float as i128)
        }
        _ => None,
    }
}

/// Returns the nearest float of a number.
#[expect(clippy::cast_precision_loss, reason = "the nearest float is required")]
pub(crate) const fn as_f64(number: &Literal) -> Option<f64> {
    match *number {
        Literal::Int(int) => Some(int as f64),
        Literal::Float(float) => Some(float),
        _ => None,
    }
}
