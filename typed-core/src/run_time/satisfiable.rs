//! Whether anything can satisfy a constraint.

use crate::const_value::Const;
use crate::constraint::Constraint;
use crate::type_info::{Kind, TypeInfo};
use alloc::format;
use alloc::string::String;

impl Constraint {
    /// What is wrong with it for values of a type, if anything.
    pub(super) fn fault(&self, type_info: &TypeInfo) -> Option<String> {
        if !self.applies_to(type_info) {
            let needs = match self {
                Constraint::Range { .. } | Constraint::MultipleOf { .. } => "a number",
                Constraint::Len { .. } => "a text or a collection",
                Constraint::OneOf { .. } => "a boolean, a number or text",
                #[cfg(feature = "regex")]
                Constraint::Pattern { .. } => "text",
            };
            return Some(format!(
                "the constraint `{}` is for {needs}, not for {type_info}",
                self.text()
            ));
        }
        match self {
            Constraint::Range { min, max, inclusive, .. } => {
                range_fault(min.as_ref(), max.as_ref(), *inclusive, self.text(), type_info)
            }
            Constraint::Len { min, max, .. } if min > max => {
                Some(format!("nothing has a {}", self.text()))
            }
            Constraint::Len { .. } => None,
            Constraint::MultipleOf { divisor, .. } => match as_f64(divisor) {
                Some(0.0) => Some(String::from("nothing is a multiple of zero")),
                Some(divisor) if divisor.is_finite() => None,
                _ => Some(format!("{divisor} is no number to divide by")),
            },
            Constraint::OneOf { values: [], .. } => {
                Some(String::from("nothing is one of no values"))
            }
            Constraint::OneOf { values, .. } => {
                let wrong = values.iter().find(|value| !can_be(value, type_info))?;
                Some(format!("{wrong}, which is to be one of the values, is no {type_info}"))
            }
            #[cfg(feature = "regex")]
            Constraint::Pattern { pattern, .. } => match regex::Regex::new(pattern.as_str()) {
                Ok(_) => None,
                Err(error) => {
                    // The lines before the last one draw where it is.
                    let error = format!("{error}");
                    let why = error.lines().last().unwrap_or_default();
                    Some(format!("not a regular expression: {}", why.trim_start_matches("error: ")))
                }
            },
        }
    }
}

fn range_fault(
    min: Option<&Const>,
    max: Option<&Const>,
    inclusive: bool,
    text: &str,
    type_info: &TypeInfo,
) -> Option<String> {
    let is_number = |bound: &&Const| as_f64(bound).is_some_and(|number| !number.is_nan());
    if let Some(bound) = [min, max].into_iter().flatten().find(|bound| !is_number(bound)) {
        return Some(format!("{bound} is no number, and so no end of a range"));
    }
    let order = match (min, max) {
        (Some(Const::Int(least)), Some(Const::Int(greatest))) => Some(least.cmp(greatest)),
        (Some(least), Some(greatest)) => as_f64(least).partial_cmp(&as_f64(greatest)),
        _ => None,
    };
    if order.is_some_and(|order| order.is_gt() || (!inclusive && order.is_eq())) {
        return Some(format!("no number is in the range {text}"));
    }
    let (lowest, highest) = limits(type_info)?;
    let is_beyond = min.and_then(as_f64).is_some_and(|min| min > highest)
        || max.and_then(as_f64).is_some_and(|max| max < lowest || (!inclusive && max <= lowest));
    is_beyond.then(|| format!("no {type_info} is in the range {text}"))
}

/// Whether a constant can be a value of the type.
fn can_be(value: &Const, type_info: &TypeInfo) -> bool {
    match (value, type_info.kind()) {
        (_, Kind::Any | Kind::Newtype) => true,
        (Const::Bool(_), kind) => kind == Kind::Bool,
        (Const::Str(_), kind) => matches!(kind, Kind::Str | Kind::Enum),
        (number, Kind::Int | Kind::Float) => as_f64(number).is_some_and(|number| {
            let (lowest, highest) = limits(type_info).unwrap_or((f64::MIN, f64::MAX));
            (lowest..=highest).contains(&number)
        }),
        _ => false,
    }
}

/// The least and the greatest value of an integer type.
fn limits(type_info: &TypeInfo) -> Option<(f64, f64)> {
    let name = type_info.name();
    let name = name.strip_prefix("Option<").and_then(|name| name.strip_suffix('>')).unwrap_or(name);
    macro_rules! limits {
        ($($int:ident)*) => {
            match name {
                $(stringify!($int) => Some(($int::MIN as f64, $int::MAX as f64)),)*
                _ => None,
            }
        };
    }
    #[expect(clippy::cast_precision_loss, clippy::cast_lossless, reason = "to compare with floats")]
    {
        limits!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize)
    }
}

fn as_f64(number: &Const) -> Option<f64> {
    match number {
        #[expect(clippy::cast_precision_loss, reason = "to compare an integer with a float")]
        Const::Int(number) => Some(*number as f64),
        Const::Float(number) => Some(*number),
        _ => None,
    }
}
