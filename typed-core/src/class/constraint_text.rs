//! Constraints in messages: the text, and the parameters of a mismatch.

use crate::class::constraint::Constraint;
use crate::report::ExpectedRule;
use crate::value::Value;
use core::fmt;

impl Constraint {
    /// Returns the constraint as messages print it, after "expected". That of parts is cut: `items(…)`.
    /// `Display` writes all of it.
    #[must_use]
    pub const fn text(&self) -> &'static str {
        match self {
            Constraint::Range { text, .. }
            | Constraint::Len { text, .. }
            | Constraint::MultipleOf { text, .. }
            | Constraint::OneOf { text, .. } => text,
            #[cfg(feature = "regex")]
            Constraint::Pattern { text, .. } => text,
            Constraint::Items(_) => "items(…)",
            Constraint::Keys(_) => "keys(…)",
            Constraint::Values(_) => "values(…)",
        }
    }
}

/// Writes the constraint as messages print it. That of parts has the constraints of each part, such as
/// `each item: length 1.., one of "a", "b"`.
///
/// ```
/// use std::collections::BTreeMap;
/// use typed_structs::Typed;
///
/// #[derive(Typed)]
/// struct Config {
///     #[typed(len(..9), keys(len(1..)), values(items(range(1..=9), multiple_of(3))))]
///     steps: BTreeMap<String, Vec<u8>>,
/// }
///
/// let constraints = Config::class().field("steps").unwrap().constraints();
/// let texts: Vec<_> = constraints.iter().map(ToString::to_string).collect();
/// assert_eq!(
///     texts,
///     ["length ..9", "each key: length 1..", "each value: each item: 1..=9, a multiple of 3"]
/// );
/// ```
impl fmt::Display for Constraint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Constraint::Items(_) => "each item: ",
            Constraint::Keys(_) => "each key: ",
            Constraint::Values(_) => "each value: ",
            other => return f.write_str(other.text()),
        })?;
        for (index, constraint) in self.of_parts().iter().enumerate() {
            if index > 0 {
                f.write_str(", ")?;
            }
            fmt::Display::fmt(constraint, f)?;
        }
        Ok(())
    }
}

impl ExpectedRule for Constraint {
    fn text(&self) -> &str {
        Self::text(self)
    }

    fn params(&self, push: &mut dyn FnMut(&'static str, Value<'static>)) {
        match *self {
            Constraint::Range { min, max, .. } => {
                for (name, bound) in [("min", min), ("max", max)] {
                    if let Some(bound) = bound {
                        push(name, Value::from(bound));
                    }
                }
            }
            Constraint::Len { min, max, .. } => {
                push("min", Value::from(min));
                if max < usize::MAX {
                    push("max", Value::from(max));
                }
            }
            Constraint::MultipleOf { divisor, .. } => push("divisor", Value::from(divisor)),
            Constraint::OneOf { values, .. } => {
                push("values", values.iter().map(|one| Value::from(*one)).collect());
            }
            #[cfg(feature = "regex")]
            Constraint::Pattern { pattern, .. } => push("pattern", Value::from(pattern.as_str())),
            Constraint::Items(_) | Constraint::Keys(_) | Constraint::Values(_) => {}
        }
    }
}
