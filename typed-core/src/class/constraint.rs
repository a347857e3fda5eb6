//! Constraints: what a field requires of a value beyond its type.

use crate::class::constraint_parts::reject_parts;
use crate::class::domain::Domain;
#[cfg(feature = "regex")]
use crate::class::pattern::Pattern;
use crate::class::type_info::{Kind, TypeInfo};
use crate::report::{Context, Rejected, code};
use crate::value::{Literal, MOST_EXACT, Value, as_integer, is_multiple, order_with_float};
use core::cmp::Ordering;

/// A requirement on the values of a field beyond its type. `null` satisfies every constraint, so
/// that an `Option` is checked only if it has a value.
///
/// See [`Class`](crate::Class) for an example.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Constraint {
    /// `range(min..=max)`: a number or a `char` within bounds.
    Range {
        /// The least number allowed.
        min: Option<Literal>,
        /// `true` if `min` itself is excluded.
        above: bool,
        /// The greatest number allowed.
        max: Option<Literal>,
        /// `true` if `max` itself is included.
        inclusive: bool,
        /// The range as it was written.
        text: &'static str,
    },
    /// `len(min..=max)`: the number of characters of a string, or of items of a collection.
    Len {
        /// The least length allowed.
        min: usize,
        /// The greatest length allowed.
        max: usize,
        /// The constraint as messages print it.
        text: &'static str,
    },
    /// `multiple_of(n)`: a number that `n` divides without rest. A fraction such as 0.01 stands for
    /// the decimal one. The rest may then be as much as the last digits of a float: a few parts in
    /// 10¹⁶ of an `f64`, one in 10⁷ of an `f32`.
    MultipleOf {
        /// The divisor.
        divisor: Literal,
        /// The greatest rest that a fraction may leave, relative to the value. It is the error of a
        /// float that stands for a decimal fraction.
        precision: f64,
        /// The constraint as messages print it.
        text: &'static str,
    },
    /// `one_of("a", "b")`: one of the listed values.
    OneOf {
        /// The values allowed.
        values: &'static [Literal],
        /// The constraint as messages print it.
        text: &'static str,
    },
    /// `pattern = "…"`: a string in which the regular expression is found.
    #[cfg(feature = "regex")]
    Pattern {
        /// The expression and its compiled form.
        pattern: &'static Pattern,
        /// The constraint as messages print it.
        text: &'static str,
    },
    /// `items(…)`: the constraints of each item of a list or a set.
    Items(&'static [Constraint]),
    /// `keys(…)`: the constraints of each key of a map.
    Keys(&'static [Constraint]),
    /// `values(…)`: the constraints of each value of a map.
    Values(&'static [Constraint]),
}

#[doc(hidden)]
impl Constraint {
    /// Creates `len(min..end)`, which excludes `end`.
    #[must_use]
    #[inline]
    pub const fn shorter(min: usize, end: usize, text: &'static str) -> Self {
        match end.checked_sub(1) {
            Some(max) => Constraint::Len { min, max, text },
            // Every length is excluded.
            None => Constraint::Len { min: 1, max: 0, text },
        }
    }
}

impl Constraint {
    /// Returns the code of its mismatches, such as `constraint.range`. Empty for `items`, `keys` and
    /// `values`: a mismatch is one of the constraints inside.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Constraint::Range { .. } => code::CONSTRAINT_RANGE,
            Constraint::Len { .. } => code::CONSTRAINT_LEN,
            Constraint::MultipleOf { .. } => code::CONSTRAINT_MULTIPLE_OF,
            Constraint::OneOf { .. } => code::CONSTRAINT_ONE_OF,
            #[cfg(feature = "regex")]
            Constraint::Pattern { .. } => code::CONSTRAINT_PATTERN,
            Constraint::Items(_) | Constraint::Keys(_) | Constraint::Values(_) => "",
        }
    }

    /// Returns `true` if the constraint can be satisfied by values of this type.
    #[must_use]
    #[inline]
    pub const fn applies_to(&self, type_info: &TypeInfo) -> bool {
        let kind = type_info.kind();
        match self {
            _ if matches!(kind, Kind::Any | Kind::Newtype) => true,
            Constraint::Range { .. } if matches!(type_info.domain(), Domain::Char) => true,
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
            Constraint::Items(_) => type_info.item().is_some(),
            Constraint::Keys(_) | Constraint::Values(_) => type_info.key().is_some(),
        }
    }

    /// Inlined, so that a setter is as fast as a comparison written by hand.
    #[inline(always)]
    fn holds(&self, value: &Value<'_>) -> bool {
        match self {
            Constraint::Range { min, above, max, inclusive, .. } => {
                (match min {
                    // One comparison for each case, which is faster than computing the order.
                    Some(min) if *above => {
                        matches!(compare(value, min), Some(Ordering::Greater))
                    }
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
            Constraint::MultipleOf { divisor, precision, .. } => {
                divides(divisor, value, *precision)
            }
            Constraint::OneOf { values, .. } => values.iter().any(|one| match (one, value) {
                (Literal::Bool(left), Value::Bool(right)) => left == right,
                (Literal::Str(left), Value::Str(right)) => left == right,
                _ => compare(value, one) == Some(Ordering::Equal),
            }),
            #[cfg(feature = "regex")]
            Constraint::Pattern { pattern, .. } => {
                value.as_str().is_some_and(|text| pattern.is_match(text))
            }
            Constraint::Items(of) | Constraint::Keys(of) | Constraint::Values(of) => {
                self.parts(value).all(|(_, part)| each_holds(of, part))
            }
        }
    }
}

/// Checks a value against all constraints, and reports each that it breaks.
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
            result = Err(match constraint.of_parts() {
                [] => cx.reject_rule(constraint.code(), constraint, value),
                of => reject_parts(constraint, of, value, cx),
            });
        }
    }
    result
}

/// Returns `true` if a value satisfies all constraints. It takes the value, so that dropping a
/// scalar costs nothing once this is inlined.
#[inline(always)]
pub(crate) fn satisfies(constraints: &'static [Constraint], value: Value<'_>) -> bool {
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

/// Returns `true` if a value satisfies all constraints.
#[inline]
pub(crate) fn satisfies_all(constraints: &'static [Constraint], value: &Value<'_>) -> bool {
    constraints.is_empty() || each_holds(constraints, value)
}

/// Not inlined: most fields have no constraints, and should not save registers for this call.
#[inline(never)]
pub(super) fn each_holds(constraints: &'static [Constraint], value: &Value<'_>) -> bool {
    value.is_null() || constraints.iter().all(|constraint| constraint.holds_otherwise(value))
}

/// Returns the number of characters of a string, or of items of a collection.
fn length(value: &Value<'_>) -> Option<usize> {
    match value {
        Value::Str(text) => Some(text.chars().count()),
        Value::Bytes(bytes) => Some(bytes.len()),
        Value::List(items) => Some(items.len()),
        Value::Map(map) => Some(map.len()),
        _ => None,
    }
}

/// Compares numbers exactly, and strings in the order of their characters.
#[inline(always)]
pub(crate) fn compare(value: &Value<'_>, bound: &Literal) -> Option<Ordering> {
    match (value, bound) {
        (Value::Int(value), Literal::Int(bound)) => Some(i128::from(*value).cmp(bound)),
        // An integer beyond `i128` is greater than every bound.
        (Value::BigInt(value), Literal::Int(bound)) => {
            Some(value.to_i128().map_or(Ordering::Greater, |value| value.cmp(bound)))
        }
        (Value::Float(value), Literal::Float(bound)) => value.partial_cmp(bound),
        #[expect(clippy::cast_precision_loss, reason = "it is exact")]
        (Value::Float(value), Literal::Int(bound)) if bound.unsigned_abs() <= MOST_EXACT => {
            value.partial_cmp(&(*bound as f64))
        }
        _ => compare_otherwise(value, bound),
    }
}

#[inline(never)]
fn compare_otherwise(value: &Value<'_>, bound: &Literal) -> Option<Ordering> {
    match (value, bound) {
        (Value::Float(value), Literal::Int(bound)) => {
            Some(order_with_float(*bound < 0, bound.unsigned_abs(), *value)?.reverse())
        }
        (Value::Int(value), Literal::Float(bound)) => {
            order_with_float(*value < 0, u128::from(value.unsigned_abs()), *bound)
        }
        (Value::BigInt(value), Literal::Float(bound)) => {
            order_with_float(value.is_negative(), value.magnitude(), *bound)
        }
        (Value::Str(value), Literal::Str(bound)) => Some((**value).cmp(bound)),
        _ => None,
    }
}

fn divides(divisor: &Literal, value: &Value<'_>, precision: f64) -> bool {
    match value {
        Value::Int(value) => is_multiple(&Literal::Int(i128::from(*value)), divisor, precision),
        Value::Float(value) => is_multiple(&Literal::Float(*value), divisor, precision),
        Value::BigInt(big) => match (big.to_i128(), as_integer(divisor)) {
            (Some(value), _) => is_multiple(&Literal::Int(value), divisor, precision),
            (None, Some(divisor)) => big.magnitude().checked_rem(divisor.unsigned_abs()) == Some(0),
            #[expect(clippy::cast_precision_loss, reason = "it is divided by a float")]
            (None, None) => {
                is_multiple(&Literal::Float(big.magnitude() as f64), divisor, precision)
            }
        },
        _ => false,
    }
}
