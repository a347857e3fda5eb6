//! Constants compared with constraints and types: the defaults of fields, and the values of `one_of`.

use crate::class::{Class, Constraint, Domain, Held, Kind, Tagging};
use crate::coherence::ranges::is_beyond;
use crate::report::Message;
use crate::value::{Literal, as_integer, is_multiple, order, str_eq};
use core::cmp::Ordering;

impl Constraint {
    /// Returns `Some(true)` if a constant satisfies the constraint, and `None` if const code cannot
    /// tell.
    pub(super) const fn allows(&self, value: &Literal) -> Option<bool> {
        match (self, value) {
            (_, Literal::Expr(_)) => None,
            (Constraint::Range { min, above, max, inclusive, .. }, value) => {
                let above = match min {
                    Some(min) => match order(value, min) {
                        Some(Ordering::Greater) => true,
                        Some(Ordering::Equal) => !*above,
                        _ => false,
                    },
                    None => true,
                };
                let below = match max {
                    Some(max) => match order(value, max) {
                        Some(Ordering::Less) => true,
                        Some(Ordering::Equal) => *inclusive,
                        _ => false,
                    },
                    None => true,
                };
                Some(above && below)
            }
            (Constraint::Len { min, max, .. }, Literal::Str(text)) => {
                let len = chars(text);
                Some(*min <= len && len <= *max)
            }
            (Constraint::MultipleOf { divisor, precision, .. }, value) => {
                Some(is_multiple(value, divisor, *precision))
            }
            (Constraint::OneOf { values, .. }, value) => Some(is_listed(values, value)),
            _ => None,
        }
    }
}

const fn is_listed(mut values: &[Literal], value: &Literal) -> bool {
    while let [one, others @ ..] = values {
        let is_same = match (one, value) {
            (Literal::Bool(left), Literal::Bool(right)) => *left == *right,
            (one, value) => is_equal(one, value),
        };
        if is_same {
            return true;
        }
        values = others;
    }
    false
}

pub(super) const fn any_allowed(mut values: &[Literal], by: &Constraint) -> bool {
    while let [value, others @ ..] = values {
        if !matches!(by.allows(value), Some(false)) {
            return true;
        }
        values = others;
    }
    false
}

pub(super) const fn is_equal(left: &Literal, right: &Literal) -> bool {
    matches!(order(left, right), Some(Ordering::Equal))
}

pub(super) const fn one_of_fault(values: &[Literal], held: Held<'_>) -> Option<Message> {
    let mut rest = values;
    if rest.is_empty() {
        return Some(Message::new().text("`one_of` lists no values"));
    }
    while let [value, others @ ..] = rest {
        if !can_be(value, held) {
            let message = Message::new().constant(value);
            let message = match held.class() {
                Some(class) if !matches!(class.tagging(), Tagging::External) => {
                    let message = message.text(" is never a value of the enum ").text(class.name());
                    return Some(message.text(match class.tagging() {
                        Tagging::Untagged => ", whose values do not name variants",
                        _ => ", whose values are maps because of `tag`",
                    }));
                }
                Some(_) => message.text(" is not a variant without content of the enum "),
                None => message.text(" is not a value of the type "),
            };
            return Some(message.text(held.type_info().name()));
        }
        rest = others;
    }
    None
}

/// Returns `true` if a constant can be a value of the type.
const fn can_be(value: &Literal, held: Held<'_>) -> bool {
    match (value, held.type_info().kind()) {
        (_, Kind::Any | Kind::Newtype) => true,
        (Literal::Bool(_), kind) => matches!(kind, Kind::Bool),
        (Literal::Str(text), Kind::Str) => {
            !matches!(held.domain(), Domain::Char) || chars(text) == 1
        }
        (Literal::Str(text), Kind::Enum) => match held.class() {
            Some(class) => is_variant(class, text),
            None => true,
        },
        (number, Kind::Int) => match (as_integer(number), held.domain().limits()) {
            (Some(0), _) => held.domain().has_zero(),
            (Some(_), _) => !is_beyond(number, held, false),
            (None, limits) => limits.is_none(),
        },
        (Literal::Float(float), Kind::Float) => !float.is_nan() && !is_beyond(value, held, false),
        (Literal::Int(_), Kind::Float) => true,
        _ => false,
    }
}

/// Returns `true` if a string is a value of an enum: the name of a variant without content.
const fn is_variant(class: &Class, name: &str) -> bool {
    let mut variants = class.variants();
    while let [variant, others @ ..] = variants {
        if str_eq(variant.name(), name) {
            let is_external = matches!(class.tagging(), Tagging::External);
            return variant.style().is_unit() && is_external;
        }
        variants = others;
    }
    false
}

/// Returns the number of characters.
pub(super) const fn chars(text: &str) -> usize {
    let (mut bytes, mut count) = (text.as_bytes(), 0);
    while let [byte, others @ ..] = bytes {
        count += (*byte & 0xC0 != 0x80) as usize;
        bytes = others;
    }
    count
}
