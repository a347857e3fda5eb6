//! Constraints from data: ranges in Rust syntax, numbers, lists of constants.

use crate::class::Constraint;
use crate::value::{Literal, Preview, Value};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Bound;
use core::str::FromStr;

/// Parses a range of integers or floats, such as `0..=150`.
pub(super) fn range(text: &str) -> Result<Constraint, String> {
    let constant = |bound: &str| match (bound.parse::<i128>(), bound.parse::<f64>()) {
        (Ok(number), _) => Some(Literal::Int(number)),
        (_, Ok(float)) if float.is_finite() => match bound.parse::<u128>() {
            Ok(number) => match Literal::number(number.cast_signed(), float) {
                Literal::Expr(_) => None,
                number => Some(number),
            },
            Err(_) => Some(Literal::Float(float)),
        },
        _ => None,
    };
    let bounds = bounds(text, constant);
    bounds
        .map(Constraint::range)
        .ok_or_else(|| format!("expected a range such as `0..=150`, got `{text}`"))
}

/// Parses a range of lengths, such as `1..=64`, or a single length.
pub(super) fn len(text: &str) -> Result<Constraint, String> {
    let number = |bound: &str| usize::from_str(bound).ok();
    let bounds = match number(text.trim()) {
        Some(only) => Some((Bound::Included(only), Bound::Included(only))),
        None => bounds(text, number),
    };
    bounds
        .map(Constraint::len)
        .ok_or_else(|| format!("expected a range such as `1..=64`, got `{text}`"))
}

/// Parses the ends of a range, of which there is at least one.
fn bounds<N>(text: &str, read: impl Fn(&str) -> Option<N>) -> Option<(Bound<N>, Bound<N>)> {
    let (start, end) = text.split_once("..")?;
    let start = match start.trim() {
        "" => Bound::Unbounded,
        start => Bound::Included(read(start)?),
    };
    let end = match (end.trim(), end.strip_prefix('=')) {
        // Three dots are an error, and not a range to `.5`.
        (end, _) if end.starts_with('.') => return None,
        ("", _) => Bound::Unbounded,
        (_, Some(end)) => Bound::Included(read(end.trim())?),
        (end, None) => Bound::Excluded(read(end)?),
    };
    match (&start, &end) {
        (Bound::Unbounded, Bound::Unbounded) => None,
        _ => Some((start, end)),
    }
}

/// Converts a number to a literal.
pub(super) fn number(value: &Value<'_>) -> Result<Literal, String> {
    match value {
        Value::Float(number) => Ok(Literal::Float(*number)),
        value => value.as_i128().map(Literal::Int).ok_or_else(|| expected("a number", value)),
    }
}

/// Returns the divisor of a `multipleOf`, which is more than 0.
pub(super) fn divisor(value: &Value<'_>) -> Result<Literal, String> {
    match number(value)? {
        Literal::Int(..=0) => Err(expected("a number greater than 0", value)),
        Literal::Float(number) if number <= 0.0 => Err(expected("a number greater than 0", value)),
        number => Ok(number),
    }
}

/// Returns a number of items or characters.
pub(super) fn count(value: &Value<'_>) -> Result<usize, String> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is exact")]
    let count = match value {
        Value::Float(count) if count % 1.0 == 0.0 && (0.0..1e15).contains(count) => {
            Some(*count as u64)
        }
        value => value.as_u64(),
    };
    let count = count.and_then(|count| usize::try_from(count).ok());
    count.ok_or_else(|| String::from("expected an integer of at least 0"))
}

/// Converts the constants of a `one_of` to literals.
pub(super) fn constants<'v>(
    values: impl IntoIterator<Item = &'v Value<'v>>,
) -> Result<Vec<Literal>, String> {
    let constant = |value: &Value<'_>| match value {
        Value::Bool(value) => Ok(Literal::Bool(*value)),
        Value::Str(text) => Ok(Literal::Str(String::from(&**text).leak())),
        value => number(value).map_err(|_| expected("a boolean, number or string", value)),
    };
    values.into_iter().map(constant).collect()
}

fn expected(what: &str, value: &Value<'_>) -> String {
    format!("expected {what}, got {}", Preview::of(value).as_str())
}

/// Compiles a regular expression.
///
/// # Errors
/// - The feature `regex` is off.
pub(super) fn pattern(text: &str) -> Result<Constraint, String> {
    #[cfg(feature = "regex")]
    return Ok(Constraint::pattern(text));
    #[cfg(not(feature = "regex"))]
    {
        let _ = text;
        Err(String::from("`pattern` needs the feature `regex` of `typed-structs`"))
    }
}
