//! Decimal numbers.

use crate::class::{Kind, Notation, TypeInfo};
use crate::record::{Composite, FieldType, ToValue, if_static, plain_number};
use crate::report::{Context, Rejected, code};
use crate::value::{Conversion, Value};
use alloc::string::ToString;
use rust_decimal::Decimal;

const EXPECTED: &str = "a decimal of at most 28 digits";
const EXACT: &str = "a string such as \"19.99\", since this float is not an exact decimal";

/// Shows the string, which keeps zeros at the end.
impl ToValue for Decimal {
    const TYPE: &'static TypeInfo =
        &TypeInfo::new("Decimal", Kind::Str).with_notation(Notation::Decimal);
    const HAS_PLACEHOLDER: bool = true;

    #[inline(always)]
    fn placeholder() -> Self {
        Self::ZERO
    }

    #[inline]
    fn to_value(&self) -> Value<'_> {
        (*self).into()
    }
}

/// Converts a string, an integer, or a float that a decimal holds exactly, such as 0.25. Nothing is
/// rounded.
impl<'v> FieldType<'v> for Decimal {
    type Form = Composite;
    if_static!();

    #[inline]
    fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
        match &value {
            Value::Str(text) => match Self::from_str_exact(text) {
                Ok(decimal) => Ok(decimal),
                Err(_) => spelled(text, cx).ok_or_else(|| cx.reject(code::TYPE, EXPECTED, &value)),
            },
            Value::Int(_) | Value::BigInt(_) => {
                let decimal = value.as_i128().and_then(|integer| decimal(integer, 0));
                decimal.ok_or_else(|| cx.reject(code::RANGE, EXPECTED, &value))
            }
            Value::Float(float) => {
                exact(*float).ok_or_else(|| cx.reject(code::RANGE, EXACT, &value))
            }
            other => Err(cx.mismatch(Self::TYPE, other)),
        }
    }
}

impl From<Decimal> for Value<'_> {
    #[inline]
    fn from(decimal: Decimal) -> Self {
        decimal.to_string().into()
    }
}

/// Parses other spellings of numbers, outside of strict mode.
#[cold]
fn spelled(text: &str, cx: &Context<'_>) -> Option<Decimal> {
    if cx.conversion() == Conversion::Strict {
        return None;
    }
    let number = plain_number(text);
    let exact = Decimal::from_str_exact(&number);
    exact.or_else(|_| Decimal::from_scientific(&number)).ok()
}

fn decimal(digits: i128, scale: u32) -> Option<Decimal> {
    Decimal::try_from_i128_with_scale(digits, scale).ok()
}

/// Returns the decimal that is exactly the float: its mantissa × 2⁻ⁿ is mantissa × 5ⁿ × 10⁻ⁿ.
fn exact(float: f64) -> Option<Decimal> {
    const FRACTION: u32 = f64::MANTISSA_DIGITS - 1;
    if !float.is_finite() {
        return None;
    }
    let bits = float.to_bits();
    let exponent = i32::try_from((bits >> FRACTION) & 0x7FF).ok()?;
    let fraction = i128::from(bits & ((1 << FRACTION) - 1));
    if exponent == 0 {
        // Zero, or far below the least decimal.
        return (fraction == 0).then_some(Decimal::ZERO);
    }
    let mantissa = fraction | (1 << FRACTION);
    let odd = mantissa >> mantissa.trailing_zeros();
    // The value is odd × 2^power.
    let power = exponent - 1075 + i32::try_from(mantissa.trailing_zeros()).ok()?;
    let scale = power.min(0).unsigned_abs();
    let digits = if power < 0 {
        odd.checked_mul(5_i128.checked_pow(scale)?)?
    } else {
        odd.checked_mul(2_i128.checked_pow(power.unsigned_abs())?)?
    };
    decimal(if float < 0.0 { -digits } else { digits }, scale)
}
