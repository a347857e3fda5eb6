//! Checks of the constraints of classes built at run time, and of methods added at run time.

use crate::class::{Constraint, Held};
use crate::value::Literal;
use alloc::string::String;
use alloc::vec::Vec;

impl Constraint {
    /// Returns the constraint with its constants converted to the type.
    pub(crate) fn in_type(self, held: Held<'_>) -> Self {
        let read = |constant: Literal| constant.in_type(held);
        match self {
            Constraint::Range { min, above, max, inclusive, text } => {
                let (min, max) = (min.map(read), max.map(read));
                Constraint::Range { min, above, max, inclusive, text }
            }
            Constraint::MultipleOf { divisor, text, .. } => {
                Constraint::MultipleOf { divisor, precision: held.precision(), text }
            }
            Constraint::OneOf { values, text } if values.iter().any(|one| read(*one) != *one) => {
                Constraint::OneOf {
                    values: values.iter().copied().map(read).collect::<Vec<_>>().leak(),
                    text,
                }
            }
            Constraint::Items(of) => Constraint::Items(all_in_type(of, held.item())),
            Constraint::Keys(of) => Constraint::Keys(all_in_type(of, held.key())),
            Constraint::Values(of) => Constraint::Values(all_in_type(of, held.value())),
            other => other,
        }
    }

    /// Returns the fault of the constraint for values of the type, if it has one, beside the
    /// constraints before it.
    pub(crate) fn fault_after(&self, before: &[Self], held: Held<'_>) -> Option<String> {
        let fault = self.fault(held).or_else(|| self.contradicts(before, held));
        let fault = fault.map(|fault| String::from(fault.as_str()));
        #[cfg(feature = "regex")]
        let fault = fault.or_else(|| self.syntax_fault());
        fault
    }

    /// Returns the syntax error of the regular expression, if it has one.
    #[cfg(feature = "regex")]
    fn syntax_fault(&self) -> Option<String> {
        if let Some(fault) = self.of_parts().iter().find_map(Self::syntax_fault) {
            return Some(fault);
        }
        let Constraint::Pattern { pattern, .. } = self else { return None };
        let error = alloc::format!("{}", regex::Regex::new(pattern.as_str()).err()?);
        // The lines before the last one draw the position.
        let why = error.lines().last().unwrap_or_default();
        Some(alloc::format!("not a regular expression: {}", why.trim_start_matches("error: ")))
    }
}

fn all_in_type(constraints: &[Constraint], held: Held<'_>) -> &'static [Constraint] {
    constraints.iter().map(|one| one.in_type(held)).collect::<Vec<_>>().leak()
}
