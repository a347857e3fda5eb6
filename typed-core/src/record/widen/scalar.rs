//! Booleans and numbers from each other, and from strings, as pydantic converts them.

use crate::class::Kind;
use crate::record::widen::Widened;
use crate::value::Value;
use alloc::borrow::Cow;
use alloc::string::String;

/// Converts a boolean or a number to another kind, unless that loses anything but the precision of a float.
pub(super) fn convert<'v>(kind: Kind, value: &Value<'_>) -> Widened<'v> {
    let converted = match (kind, value) {
        (Kind::Bool, Value::Int(0)) => Value::Bool(false),
        (Kind::Bool, Value::Int(1)) => Value::Bool(true),
        (Kind::Bool, Value::Float(0.0)) => Value::Bool(false),
        (Kind::Bool, Value::Float(1.0)) => Value::Bool(true),
        (Kind::Int, Value::Bool(value)) => Value::Int(i64::from(*value)),
        (Kind::Int, Value::Float(float)) => return whole(*float),
        (Kind::Float, Value::Bool(value)) => Value::Float(f64::from(u8::from(*value))),
        #[expect(clippy::cast_precision_loss, reason = "the nearest float is meant")]
        (Kind::Float, Value::Int(integer)) => Value::Float(*integer as f64),
        #[expect(clippy::cast_precision_loss, reason = "the nearest float is meant")]
        (Kind::Float, Value::BigInt(big)) => {
            let magnitude = big.magnitude() as f64;
            Value::Float(if big.is_negative() { -magnitude } else { magnitude })
        }
        _ => return Widened::Mismatch,
    };
    Widened::Value(converted)
}

/// Returns a float without a fraction as an integer.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked before")]
#[expect(clippy::cast_precision_loss, reason = "the limits are powers of two")]
fn whole<'v>(float: f64) -> Widened<'v> {
    if !float.is_finite() || float % 1.0 != 0.0 {
        return Widened::Mismatch;
    }
    let magnitude = float.abs();
    if magnitude >= u128::MAX as f64 {
        return Widened::OutOfRange;
    }
    match i128::try_from(magnitude as u128) {
        Ok(integer) if float < 0.0 => Widened::Value(Value::from(-integer)),
        Ok(integer) => Widened::Value(Value::from(integer)),
        Err(_) if float < 0.0 => Widened::OutOfRange,
        Err(_) => Widened::Value(Value::from(magnitude as u128)),
    }
}

/// Parses a boolean.
pub(super) fn parse_bool<'v>(text: &str) -> Widened<'v> {
    const TRUE: [&str; 6] = ["1", "true", "on", "yes", "t", "y"];
    const FALSE: [&str; 6] = ["0", "false", "off", "no", "f", "n"];
    let is_in = |words: [&str; 6]| words.iter().any(|word| word.eq_ignore_ascii_case(text.trim()));
    match (is_in(TRUE), is_in(FALSE)) {
        (true, _) => Widened::Value(Value::Bool(true)),
        (_, true) => Widened::Value(Value::Bool(false)),
        _ => Widened::Mismatch,
    }
}

/// Parses an integer: with a sign, zeros at its beginning, `_` between digits, or a fraction of zeros.
pub(super) fn parse_integer<'v>(text: &str) -> Widened<'v> {
    let (is_negative, digits) = split_sign(text.trim());
    let whole = match digits.split_once('.') {
        Some((whole, zeros)) if !zeros.is_empty() && zeros.bytes().all(|byte| byte == b'0') => {
            whole
        }
        Some(_) => return Widened::Mismatch,
        None => digits,
    };
    let Some(plain) = plain_digits(whole) else { return Widened::Mismatch };
    let significant = plain.trim_start_matches('0');
    match (significant, significant.parse::<u128>()) {
        ("", _) => Widened::Value(Value::Int(0)),
        (_, Ok(magnitude)) if is_negative => match 0_i128.checked_sub_unsigned(magnitude) {
            Some(integer) => Widened::Value(Value::from(integer)),
            None => Widened::OutOfRange,
        },
        (_, Ok(magnitude)) => Widened::Value(Value::from(magnitude)),
        (_, Err(_)) => Widened::OutOfRange,
    }
}

/// Parses a float, also `inf` and `nan`.
pub(super) fn parse_float<'v>(text: &str) -> Widened<'v> {
    match plain_number(text).parse::<f64>() {
        // A number has digits, and infinity has none.
        Ok(float) if float.is_infinite() && text.bytes().any(|byte| byte.is_ascii_digit()) => {
            Widened::OutOfRange
        }
        Ok(float) => Widened::Value(Value::Float(float)),
        Err(_) => Widened::Mismatch,
    }
}

/// Returns a number without the space around it, its plus sign, and each `_` between digits.
pub(crate) fn plain_number(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    let text = match text.strip_prefix('+') {
        Some(unsigned) if unsigned.starts_with(|first: char| first.is_ascii_digit()) => unsigned,
        _ => text,
    };
    if text.contains('_') && is_separated(text.as_bytes()) {
        Cow::Owned(text.chars().filter(|letter| *letter != '_').collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// Returns digits without each `_` between them; `None` if there is anything else.
fn plain_digits(text: &str) -> Option<Cow<'_, str>> {
    let bytes = text.as_bytes();
    if bytes.is_empty() || !bytes.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'_')) {
        return None;
    }
    if !text.contains('_') {
        return Some(Cow::Borrowed(text));
    }
    let plain: String = text.chars().filter(char::is_ascii_digit).collect();
    is_separated(bytes).then_some(Cow::Owned(plain))
}

/// Returns `true` if each `_` is between two digits.
fn is_separated(text: &[u8]) -> bool {
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    text.iter().enumerate().all(|(at, byte)| {
        *byte != b'_'
            || is_digit(at.checked_sub(1).and_then(|at| text.get(at))) && is_digit(text.get(at + 1))
    })
}

fn split_sign(text: &str) -> (bool, &str) {
    match (text.strip_prefix('-'), text.strip_prefix('+')) {
        (Some(digits), _) => (true, digits),
        (_, Some(digits)) => (false, digits),
        (None, None) => (false, text),
    }
}
