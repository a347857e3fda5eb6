//! What a field demands of a value beyond its type.

use crate::const_value::Const;
use crate::context::{Context, Rejected};
use crate::mismatch::code;
use crate::type_info::{Kind, TypeInfo};
use crate::value::Value;
use core::cmp::Ordering;

/// What a field demands of a value beyond its type. `null` satisfies every constraint, so that an
/// `Option` is held to them only where there is a value.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Constraint {
    /// `range(min..=max)`: a number within bounds.
    Range {
        /// The least number allowed.
        min: Option<Const>,
        /// The greatest number allowed.
        max: Option<Const>,
        /// Whether `max` itself is allowed.
        inclusive: bool,
        /// The range as it was written.
        text: &'static str,
    },
    /// `len(min..=max)`: a text of so many characters, a collection of so many items.
    Len {
        /// The least length allowed.
        min: usize,
        /// The greatest length allowed.
        max: usize,
        /// The constraint as messages print it.
        text: &'static str,
    },
    /// `multiple_of(n)`: a number that `n` divides into without rest. A fraction such as 0.01 is taken
    /// for the decimal one: the rest may be as much as the last digits of a float, a few parts in 10¹⁶.
    MultipleOf {
        /// The divisor.
        divisor: Const,
        /// The constraint as messages print it.
        text: &'static str,
    },
    /// `one_of("a", "b")`: one of the values listed.
    OneOf {
        /// The values allowed.
        values: &'static [Const],
        /// The constraint as messages print it.
        text: &'static str,
    },
    /// `pattern = "…"`: a text in which the regular expression is found.
    #[cfg(feature = "regex")]
    Pattern {
        /// The expression and its compiled form.
        pattern: &'static Pattern,
        /// The constraint as messages print it.
        text: &'static str,
    },
}

impl Constraint {
    /// The code a mismatch carries, such as `constraint.range`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Constraint::Range { .. } => code::CONSTRAINT_RANGE,
            Constraint::Len { .. } => code::CONSTRAINT_LEN,
            Constraint::MultipleOf { .. } => code::CONSTRAINT_MULTIPLE_OF,
            Constraint::OneOf { .. } => code::CONSTRAINT_ONE_OF,
            #[cfg(feature = "regex")]
            Constraint::Pattern { .. } => code::CONSTRAINT_PATTERN,
        }
    }

    /// What messages print as expected.
    #[must_use]
    pub const fn text(&self) -> &'static str {
        match self {
            Constraint::Range { text, .. }
            | Constraint::Len { text, .. }
            | Constraint::MultipleOf { text, .. }
            | Constraint::OneOf { text, .. } => text,
            #[cfg(feature = "regex")]
            Constraint::Pattern { text, .. } => text,
        }
    }

    /// Whether the constraint can hold for values of this type at all.
    #[must_use]
    #[inline]
    pub const fn applies_to(&self, type_info: &TypeInfo) -> bool {
        let kind = type_info.kind();
        match self {
            _ if matches!(kind, Kind::Any | Kind::Newtype) => true,
            Constraint::Range { .. } | Constraint::MultipleOf { .. } => {
                matches!(kind, Kind::Int | Kind::Float)
            }
            Constraint::Len { .. } => {
                matches!(kind, Kind::Str | Kind::Bytes | Kind::List | Kind::Map)
            }
            Constraint::OneOf { .. } => {
                matches!(kind, Kind::Bool | Kind::Int | Kind::Float | Kind::Str | Kind::Enum)
            }
            #[cfg(feature = "regex")]
            Constraint::Pattern { .. } => matches!(kind, Kind::Str),
        }
    }

    /// Inlined as far as a setter is to be as fast as a comparison written by hand.
    #[inline(always)]
    fn holds(&self, value: &Value<'_>) -> bool {
        match self {
            Constraint::Range { min, max, inclusive, .. } => {
                (match min {
                    Some(min) => {
                        matches!(compare(value, min), Some(Ordering::Greater | Ordering::Equal))
                    }
                    None => true,
                }) && match max {
                    Some(max) => match compare(value, max) {
                        Some(Ordering::Less) => true,
                        Some(Ordering::Equal) => *inclusive,
                        _ => false,
                    },
                    None => true,
                }
            }
            _ => self.holds_otherwise(value),
        }
    }

    fn holds_otherwise(&self, value: &Value<'_>) -> bool {
        match self {
            Constraint::Range { .. } => self.holds(value),
            Constraint::Len { min, max, .. } => {
                length(value).is_some_and(|len| (*min..=*max).contains(&len))
            }
            Constraint::MultipleOf { divisor, .. } => is_multiple(value, divisor),
            Constraint::OneOf { values, .. } => values.iter().any(|one| match (one, value) {
                (Const::Bool(left), Value::Bool(right)) => left == right,
                (Const::Str(left), Value::Str(right)) => left == right,
                _ => compare(value, one) == Some(Ordering::Equal),
            }),
            #[cfg(feature = "regex")]
            Constraint::Pattern { pattern, .. } => {
                value.as_str().is_some_and(|text| pattern.is_match(text))
            }
        }
    }
}

/// Holds a value against all constraints; each that it breaks is reported.
pub(crate) fn check_all(
    constraints: &'static [Constraint],
    value: &Value<'_>,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    let mut result = Ok(());
    if value.is_null() {
        return result;
    }
    for constraint in constraints {
        if !constraint.holds(value) {
            result = Err(cx.refuse(constraint.code(), constraint.text(), value));
        }
    }
    result
}

/// Whether a value satisfies all constraints. It takes the value so that, once inlined, nothing of
/// a scalar is left to be dropped.
#[inline(always)]
pub(crate) fn hold(constraints: &'static [Constraint], value: Value<'_>) -> bool {
    let hold = match constraints {
        _ if value.is_null() => true,
        [one] => one.holds(&value),
        [one, other] => one.holds(&value) && other.holds(&value),
        many => many.iter().all(|constraint| constraint.holds_otherwise(&value)),
    };
    match value {
        Value::Null | Value::Bool(_) | Value::Int(_) | Value::BigInt(_) | Value::Float(_) => {
            core::mem::forget(value);
        }
        other => drop(other),
    }
    hold
}

/// Whether a value satisfies all constraints.
#[inline]
pub(crate) fn all_hold(constraints: &'static [Constraint], value: &Value<'_>) -> bool {
    constraints.is_empty() || each_holds(constraints, value)
}

/// Out of line: most fields have none, and their stores would save registers for it.
#[inline(never)]
fn each_holds(constraints: &'static [Constraint], value: &Value<'_>) -> bool {
    value.is_null() || constraints.iter().all(|constraint| constraint.holds_otherwise(value))
}

/// The characters of a text, the items of a collection.
fn length(value: &Value<'_>) -> Option<usize> {
    match value {
        Value::Str(text) => Some(text.chars().count()),
        Value::Bytes(bytes) => Some(bytes.len()),
        Value::List(items) => Some(items.len()),
        Value::Map(map) => Some(map.len()),
        _ => None,
    }
}

#[inline(always)]
fn compare(value: &Value<'_>, bound: &Const) -> Option<Ordering> {
    match (value, bound) {
        (Value::Int(value), Const::Int(bound)) => Some(i128::from(*value).cmp(bound)),
        // An integer that exceeds `i128` exceeds every bound there is.
        (Value::BigInt(value), Const::Int(bound)) => {
            Some(value.to_i128().map_or(Ordering::Greater, |value| value.cmp(bound)))
        }
        (Value::Float(value), Const::Float(bound)) => value.partial_cmp(bound),
        #[expect(clippy::cast_precision_loss, reason = "bounds are small numbers in practice")]
        (Value::Float(value), Const::Int(bound)) => value.partial_cmp(&(*bound as f64)),
        #[expect(clippy::cast_precision_loss, reason = "bounds are small numbers in practice")]
        (Value::Int(value), Const::Float(bound)) => (*value as f64).partial_cmp(bound),
        _ => None,
    }
}

fn is_multiple(value: &Value<'_>, divisor: &Const) -> bool {
    match (value, divisor) {
        (Value::Float(value), Const::Float(divisor)) => is_multiple_of_float(*value, *divisor),
        #[expect(clippy::cast_precision_loss, reason = "divisors are small numbers in practice")]
        (Value::Float(value), Const::Int(divisor)) => value % (*divisor as f64) == 0.0,
        (value, Const::Float(divisor)) => {
            let whole = whole(*divisor);
            let is_multiple = whole.map(|divisor| is_multiple(value, &Const::Int(divisor)));
            #[expect(clippy::cast_precision_loss, reason = "to divide it by a float")]
            let value = value.as_i128().map(|value| value as f64);
            let as_float = || value.is_some_and(|value| is_multiple_of_float(value, *divisor));
            is_multiple.unwrap_or_else(as_float)
        }
        (value, Const::Int(divisor)) => match (value.as_i128(), value.as_u128()) {
            (Some(value), _) => value.checked_rem(*divisor) == Some(0),
            (None, Some(value)) => value.checked_rem(divisor.unsigned_abs()) == Some(0),
            (None, None) => false,
        },
        _ => false,
    }
}

/// Whole divisors divide exactly. A fraction such as 0.01 is meant as a decimal one, which no float is:
/// what is left may be as much as the few last digits of the value amount to.
fn is_multiple_of_float(value: f64, divisor: f64) -> bool {
    let rest = (value % divisor).abs();
    if divisor % 1.0 == 0.0 {
        return rest == 0.0;
    }
    let allowed = value.abs() * f64::EPSILON * 4.0;
    rest <= allowed || divisor.abs() - rest <= allowed
}

/// An integer that is written as a float.
fn whole(number: f64) -> Option<i128> {
    #[expect(clippy::cast_possible_truncation, reason = "none that is whole and not too large")]
    (number % 1.0 == 0.0 && number.abs() < 1e38).then_some(number as i128)
}

/// A regular expression, compiled at its first use.
#[cfg(feature = "regex")]
#[derive(Debug)]
pub struct Pattern {
    text: &'static str,
    regex: std::sync::OnceLock<Option<regex::Regex>>,
}

#[cfg(feature = "regex")]
impl Pattern {
    /// A pattern in the syntax of the crate `regex`.
    #[must_use]
    pub const fn new(text: &'static str) -> Self {
        Self { text, regex: std::sync::OnceLock::new() }
    }

    /// The expression as it was written.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        self.text
    }

    fn is_match(&self, text: &str) -> bool {
        // The macro has parsed the expression, so that only one beyond the size limit is `None`.
        let regex = self.regex.get_or_init(|| regex::Regex::new(self.text).ok());
        regex.as_ref().is_some_and(|regex| regex.is_match(text))
    }
}
