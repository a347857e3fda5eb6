//! Values that are not in a struct.

use crate::record::field_type::FieldType;
use crate::record::notify::notify_constructed;
#[cfg(feature = "std")]
use crate::report::Texts;
use crate::report::{Context, Mismatches};
use crate::value::{Conversion, Value};

/// Checks a value that is not in a struct, and converts it to a type.
///
/// # Errors
/// - All mismatches. The name of the type stands for the class.
///
/// ```
/// let limits: Vec<(String, u8)> = typed_structs::from_value([("cpu", 4), ("gpu", 1)].into())?;
/// assert_eq!(limits, [("cpu".to_owned(), 4), ("gpu".to_owned(), 1)]);
/// # Ok::<(), typed_structs::Mismatches>(())
/// ```
pub fn from_value<'v, T: FieldType<'v>>(value: Value<'v>) -> Result<T, Mismatches> {
    from_value_in(Conversion::Strict, value)
}

/// Like [`from_value`], in lax mode: see [`Conversion`].
///
/// # Errors
/// - All mismatches. The name of the type stands for the class.
///
/// ```
/// let limits: Vec<(String, u8)> = typed_structs::from_value_lax([("cpu", "4"), ("gpu", "1")].into())?;
/// assert_eq!(limits, [("cpu".to_owned(), 4), ("gpu".to_owned(), 1)]);
/// # Ok::<(), typed_structs::Mismatches>(())
/// ```
pub fn from_value_lax<'v, T: FieldType<'v>>(value: Value<'v>) -> Result<T, Mismatches> {
    from_value_in(Conversion::Lax, value)
}

/// Converts text of a command line, the environment or a form to a type: see [`Conversion`].
///
/// # Errors
/// - All mismatches. The name of the type stands for the class.
///
/// ```
/// use std::collections::BTreeMap;
///
/// assert_eq!(typed_structs::from_text::<Vec<u16>>("80, 443")?, [80, 443]);
/// let labels: BTreeMap<String, String> = typed_structs::from_text("env=prod,team=db")?;
/// assert_eq!(labels["team"], "db");
///
/// let report = typed_structs::from_text::<bool>("maybe").unwrap_err();
/// assert_eq!(report.to_string(), "bool: expected bool, got str \"maybe\"");
/// # Ok::<(), typed_structs::Mismatches>(())
/// ```
pub fn from_text<'v, T: FieldType<'v>>(text: &'v str) -> Result<T, Mismatches> {
    from_value_in(Conversion::Text, Value::from(text))
}

/// Like [`from_value`], with strings that are text at some places, each given by the tokens of its path.
///
/// # Errors
/// - All mismatches.
#[cfg(feature = "std")]
pub fn from_layers<'v, T: FieldType<'v>>(value: Value<'v>, texts: Texts) -> Result<T, Mismatches> {
    check_value_in(Mismatches::with_texts(texts), Conversion::Strict, value)
}

/// Like [`from_value`], in a mode of conversion.
pub(crate) fn from_value_in<'v, T: FieldType<'v>>(
    conversion: Conversion,
    value: Value<'v>,
) -> Result<T, Mismatches> {
    check_value_in(Mismatches::new(), conversion, value)
}

fn check_value_in<'v, T: FieldType<'v>>(
    mut report: Mismatches,
    conversion: Conversion,
    value: Value<'v>,
) -> Result<T, Mismatches> {
    let mut cx = Context::new(&mut report, T::TYPE.name());
    cx.convert(conversion);
    match T::check(value, &mut cx.redact_for_type::<T>()) {
        Ok(value) => {
            if let Some(object) = value.record() {
                notify_constructed(object);
            }
            Ok(value)
        }
        Err(_) => Err(report),
    }
}
