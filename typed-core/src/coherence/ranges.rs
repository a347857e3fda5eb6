//! Checks of ranges and of multiples within them.

use crate::class::{Constraint, Domain, Held, Kind};
use crate::coherence::constants::{chars, is_equal};
use crate::report::Message;
use crate::value::{BEYOND, Literal, order};
use core::cmp::Ordering;

impl Constraint {
    /// Returns the fault of a range, if it has one.
    pub(super) const fn range_fault(&self, held: Held<'_>) -> Option<Message> {
        let Constraint::Range { min, above, max, inclusive, text } = self else { return None };
        let wrong = match (min, max) {
            (Some(min), _) if !is_bound(min, held) => Some(min),
            (_, Some(max)) if !is_bound(max, held) => Some(max),
            _ => None,
        };
        let is_char = matches!(held.domain(), Domain::Char);
        if let Some(bound) = wrong {
            if let Literal::Expr(_) = bound {
                return Some(no_end());
            }
            let what = if is_char { " is not a char" } else { " is not a number" };
            let message = Message::new().constant(bound).text(what);
            return Some(message.text(", so it cannot end a range"));
        }
        // No float is exactly the greatest `u128`.
        if matches!(held.domain(), Domain::Unsigned(128) | Domain::UnsignedNonZero(128))
            && (is_past(min) || (is_past(max) && !*inclusive))
        {
            return Some(no_end());
        }
        let is_reversed = match (min, max) {
            (Some(min), Some(max)) => match order(min, max) {
                Some(Ordering::Less) => false,
                Some(Ordering::Equal) => *above || !*inclusive,
                _ => true,
            },
            _ => false,
        };
        if is_reversed {
            let nothing = if is_char { "no char" } else { "no number" };
            return Some(Message::new().text(nothing).text(" is in the range ").text(text));
        }
        let (least, greatest) = match self.limits(held) {
            Some(limits) => limits,
            None => return None,
        };
        let only_zero = least == 0 && greatest == 0 && !held.domain().has_zero();
        if least <= greatest && !only_zero {
            return None;
        }
        let message = Message::new().text("no ").text(held.type_info().name());
        Some(message.text(" is in the range ").text(text))
    }

    /// Returns the least and the greatest integer of the type in the range; `None` for a type that
    /// is not an integer.
    pub(super) const fn limits(&self, held: Held<'_>) -> Option<(i128, i128)> {
        let Constraint::Range { min, above, max, inclusive, .. } = self else { return None };
        let Some((mut lowest, highest)) = held.domain().limits() else { return None };
        // No range that reaches the greatest `u128` is empty.
        let mut highest = match highest {
            Some(highest) => highest,
            None => i128::MAX,
        };
        if let Some(min) = min {
            let least = rounded(min, true);
            let is_excluded = *above && is_equal(min, &Literal::Int(least));
            let least = if is_excluded { least.saturating_add(1) } else { least };
            lowest = if least > lowest { least } else { lowest };
        }
        if let Some(max) = max {
            let greatest = rounded(max, false);
            let is_excluded = !*inclusive && is_equal(max, &Literal::Int(greatest));
            let greatest = if is_excluded { greatest.saturating_sub(1) } else { greatest };
            highest = if greatest < highest { greatest } else { highest };
        }
        Some((lowest, highest))
    }
}

/// Returns `true` if a range ends after the greatest `u128`.
const fn is_past(bound: &Option<Literal>) -> bool {
    matches!(bound, Some(Literal::Float(float)) if *float == BEYOND)
}

/// Returns the message about the ends that a range can have.
const fn no_end() -> Message {
    let message = Message::new().text("the only end of a range beyond `i128` is `..=u128::MAX`");
    message.text(": leave the range open")
}

/// Returns `true` if a range of the type can end at this bound.
const fn is_bound(bound: &Literal, held: Held<'_>) -> bool {
    match (bound, held.domain(), held.type_info().kind()) {
        (Literal::Str(text), Domain::Char, _) => chars(text) == 1,
        (_, Domain::Char, _) => false,
        (Literal::Str(_), _, Kind::Any | Kind::Newtype) => false,
        (Literal::Float(float), ..) => !float.is_nan(),
        (Literal::Int(_), ..) => true,
        _ => false,
    }
}

/// Rounds a number up or down to an integer.
#[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "saturates")]
const fn rounded(number: &Literal, up: bool) -> i128 {
    match *number {
        Literal::Int(int) => int,
        Literal::Float(float) => {
            let rounded = float as i128;
            if up && (rounded as f64) < float {
                rounded.saturating_add(1)
            } else if !up && (rounded as f64) > float {
                rounded.saturating_sub(1)
            } else {
                rounded
            }
        }
        _ => 0,
    }
}

/// Returns `true` if a multiple is in a range.
pub(super) const fn has_multiple(least: i128, greatest: i128, divisor: i128) -> bool {
    // Zero is one, and others follow at distances of the divisor.
    let Some(divisor) = divisor.checked_abs() else { return true };
    let first = match least.rem_euclid(divisor) {
        0 => Some(least),
        rest => least.checked_add(divisor - rest),
    };
    match first {
        Some(first) => first <= greatest,
        None => false,
    }
}

/// Returns `true` if a bound is beyond the values of the type. An excluded bound may be the next
/// number.
pub(super) const fn is_beyond(bound: &Literal, held: Held<'_>, is_excluded: bool) -> bool {
    if let (Literal::Float(float), Domain::Single) = (bound, held.domain()) {
        return float.is_finite() && float.abs() > f32::MAX as f64;
    }
    let Some((lowest, highest)) = held.domain().limits() else { return false };
    // A range of a type without zero may still start at zero.
    let lowest = if lowest == 1 { 0 } else { lowest };
    if matches!(order(bound, &Literal::Int(lowest)), Some(Ordering::Less)) {
        return true;
    }
    let Some(highest) = highest else { return false };
    let is_above = matches!(order(bound, &Literal::Int(highest)), Some(Ordering::Greater));
    is_above && !(is_excluded && is_equal(bound, &Literal::Int(highest.saturating_add(1))))
}
