//! Checks of constraints that no value can satisfy, and of defaults that break their constraints.
//! They run at compile time, or when a class is built at run time.

use crate::class::{Class, Constraint, Domain, Held, Kind, TypeInfo};
use crate::coherence::constants::{any_allowed, one_of_fault};
use crate::coherence::ranges::{has_multiple, is_beyond};
use crate::report::Message;
use crate::value::{Literal, as_f64, as_integer, str_eq};

/// Asserts that values of the field's type can satisfy a constraint. `place` has the indices of the
/// shape, the field and the constraint.
#[inline]
#[track_caller]
pub const fn assert_constraint(class: &Class, place: [usize; 3], held: Held<'_>) {
    let [shape, field, at] = place;
    if let Some(message) = nth_fault(class.nth_field(shape, field).constraints(), at, held) {
        message.fail();
    }
}

/// Returns the fault of a constraint, if no value of the type can satisfy it beside those before it.
pub(super) const fn nth_fault(
    constraints: &[Constraint],
    at: usize,
    held: Held<'_>,
) -> Option<Message> {
    let (before, from) = constraints.split_at(at);
    let [constraint, ..] = from else { return None };
    match (constraint.fault(held), constraint.beyond(held)) {
        (Some(fault), _) | (None, Some(fault)) => Some(fault),
        (None, None) => constraint.contradicts(before, held),
    }
}

/// Asserts that a field of byte sizes is an integer.
#[inline]
#[track_caller]
pub const fn assert_byte_size(held: Held<'_>) {
    if let Some(message) = byte_size_fault(held) {
        message.fail();
    }
}

/// Returns the fault of a field of byte sizes whose type is not an integer.
pub(crate) const fn byte_size_fault(held: Held<'_>) -> Option<Message> {
    if matches!(held.type_info().kind(), Kind::Int | Kind::Newtype) {
        return None;
    }
    let message = Message::new().text("`byte_size` is for integers, and `");
    Some(message.text(held.type_info().name()).text("` is not one"))
}

/// Asserts that the default of a field satisfies its constraints, as far as const code can tell.
/// `default` is given if the metadata lacks it: that of a constant.
#[inline]
#[track_caller]
pub const fn assert_default(
    class: &Class,
    place: [usize; 2],
    held: Held<'_>,
    default: Option<Literal>,
) {
    let [shape, field] = place;
    let field = class.nth_field(shape, field);
    let written = field.written_default();
    let Some(default) = known_default(field.type_info(), held, default, written) else { return };
    if let Some(message) = default_fault(field.name(), &default, field.constraints()) {
        message.fail();
    }
}

/// Returns the fault of a default that breaks a constraint.
pub(super) const fn default_fault(
    name: &str,
    default: &Literal,
    constraints: &[Constraint],
) -> Option<Message> {
    let mut rest = constraints;
    while let [constraint, others @ ..] = rest {
        if let Some(false) = constraint.allows(default) {
            let message = Message::new().text("the default of `").text(name);
            let message = message.text("` breaks its constraint: expected ");
            return Some(message.text(constraint.text()));
        }
        rest = others;
    }
    None
}

/// Returns the default in the form in which constraints are checked.
pub(super) const fn known_default(
    type_info: &TypeInfo,
    held: Held<'_>,
    given: Option<Literal>,
    written: Option<&Literal>,
) -> Option<Literal> {
    let domain = type_info.domain();
    let default = match (given, written) {
        (Some(given), _) => given,
        (None, Some(Literal::Expr(text))) if str_eq(text, "Default::default()") => match domain {
            _ if type_info.is_optional() => return None,
            Domain::Bool => Literal::Bool(false),
            Domain::Text | Domain::Items => Literal::Str(""),
            Domain::Char => Literal::Str("\0"),
            Domain::Single | Domain::Double => Literal::Float(0.0),
            Domain::Signed(_) | Domain::Unsigned(_) => Literal::Int(0),
            _ => return None,
        },
        (None, Some(written)) => *written,
        (None, None) => return None,
    };
    match (default, domain) {
        // A type that is not known may convert it to another value.
        (Literal::Expr(_), _) | (_, Domain::Unknown) => None,
        (default, _) => Some(default.in_type(held)),
    }
}

impl Constraint {
    /// Returns the fault of the constraint, if no value of the type can satisfy it.
    pub(crate) const fn fault(&self, held: Held<'_>) -> Option<Message> {
        let type_info = held.type_info();
        if !self.applies_to(type_info) {
            let needs = match self {
                Constraint::Range { .. } | Constraint::MultipleOf { .. } => "a number",
                Constraint::Len { .. } => "a string or a collection",
                Constraint::OneOf { .. } => "a boolean, a number or a string",
                #[cfg(feature = "regex")]
                Constraint::Pattern { .. } => "a string",
                Constraint::Items(_) => "a list or a set",
                Constraint::Keys(_) | Constraint::Values(_) => "a map",
            };
            let message = Message::new().text("the constraint `").text(self.text());
            let message = message.text("` requires ").text(needs).text(", not ");
            return Some(message.text(type_info.name()));
        }
        match self {
            Constraint::Range { .. } => self.range_fault(held),
            Constraint::Len { min, max, text } => match (type_info.len(), held.domain()) {
                _ if *min > *max => Some(Message::new().text("no value has a ").text(text)),
                (Some(len), _) if len < *min || len > *max => {
                    let message = Message::new().text("a ").text(type_info.name());
                    Some(message.text(" always has length ").number(len))
                }
                (_, Domain::Char) if 1 < *min || 1 > *max => {
                    Some(Message::new().text("a char always has length 1"))
                }
                _ => None,
            },
            Constraint::MultipleOf { divisor, .. } => match as_f64(divisor) {
                Some(0.0) => Some(Message::new().text("no number is a multiple of zero")),
                Some(float) if float.is_finite() && !is_beyond_exact(divisor, held) => None,
                _ => Some(Message::new().constant(divisor).text(" is not a valid divisor")),
            },
            Constraint::OneOf { values, .. } => one_of_fault(values, held),
            #[cfg(feature = "regex")]
            Constraint::Pattern { .. } => None,
            Constraint::Items(of) | Constraint::Keys(of) | Constraint::Values(of) => {
                match held.part(self) {
                    Some(part) => part_fault(of, part),
                    // The type is not known here.
                    None => None,
                }
            }
        }
    }

    /// Returns the fault of a bound or a divisor that is not a value of the type.
    const fn beyond(&self, held: Held<'_>) -> Option<Message> {
        let outside = match self {
            Constraint::Range { min: Some(min), .. } if is_beyond(min, held, false) => min,
            Constraint::Range { max: Some(max), inclusive, .. }
                if is_beyond(max, held, !*inclusive) =>
            {
                max
            }
            Constraint::MultipleOf { divisor, .. } if is_beyond(divisor, held, false) => divisor,
            _ => return None,
        };
        let message = Message::new().constant(outside).text(" is not a value of the type ");
        Some(message.text(held.type_info().name()))
    }

    /// Returns the fault if no value satisfies both this constraint and one of those before it.
    pub(crate) const fn contradicts(&self, before: &[Self], held: Held<'_>) -> Option<Message> {
        let mut rest = before;
        while let [other, others @ ..] = rest {
            let is_empty = match (self, other) {
                (Constraint::OneOf { values, .. }, other) => !any_allowed(values, other),
                (this, Constraint::OneOf { values, .. }) => !any_allowed(values, this),
                (Constraint::MultipleOf { divisor, .. }, range @ Constraint::Range { .. })
                | (range @ Constraint::Range { .. }, Constraint::MultipleOf { divisor, .. }) => {
                    match (as_integer(divisor), range.limits(held)) {
                        (Some(divisor), Some((least, greatest))) => {
                            !has_multiple(least, greatest, divisor)
                        }
                        _ => false,
                    }
                }
                _ => false,
            };
            if is_empty {
                let message = Message::new().text("no value is both ").text(other.text());
                return Some(message.text(" and ").text(self.text()));
            }
            rest = others;
        }
        None
    }
}

/// Returns the first fault of constraints of parts.
const fn part_fault(constraints: &[Constraint], held: Held<'_>) -> Option<Message> {
    let mut at = 0;
    while at < constraints.len() {
        let fault = nth_fault(constraints, at, held);
        if fault.is_some() {
            return fault;
        }
        at += 1;
    }
    None
}

/// Returns `true` for a divisor beyond the integers that a float divides exactly.
const fn is_beyond_exact(divisor: &Literal, held: Held<'_>) -> bool {
    let is_large = matches!(as_f64(divisor), Some(float) if float.abs() > i128::MAX as f64 / 2.0);
    is_large && as_integer(divisor).is_none() && held.domain().limits().is_some()
}
