//! Values that are checked with warnings.

use crate::record::field_type::FieldType;
use crate::record::notify::notify_constructed;
use crate::report::{Context, Mismatches};
use crate::value::Value;

/// Checks a value like [`from_value`](crate::from_value), and also returns the warnings: the names that a
/// class with `#[typed(unknown = warn)]` does not declare, in the order of the checks.
///
/// # Errors
/// - All mismatches. The name of the type stands for the class.
///
/// ```
/// use typed_structs::{Map, Typed, Value, from_value, from_value_with_warnings};
///
/// #[derive(Typed)]
/// #[typed(unknown = warn)]
/// struct Server { #[typed(default = 80)] port: u16 }
///
/// let mut input = Map::new();
/// input.push("prot", 443);
/// let (server, warnings) = from_value_with_warnings::<Server>(Value::Map(input.clone()))?;
/// assert_eq!(server.port, 80);
/// assert_eq!(warnings.to_string(), "Server.prot: unknown field; did you mean `port`?");
/// assert!(from_value::<Server>(Value::Map(input)).is_ok());
/// # Ok::<(), typed_structs::Mismatches>(())
/// ```
pub fn from_value_with_warnings<'v, T: FieldType<'v>>(
    value: Value<'v>,
) -> Result<(T, Mismatches), Mismatches> {
    let mut report = Mismatches::with_warnings();
    let mut cx = Context::new(&mut report, T::TYPE.name());
    let checked = T::check(value, &mut cx.redact_for_type::<T>());
    let warnings = report.take_warnings().map_or_else(Mismatches::new, |warnings| *warnings);
    match checked {
        Ok(value) => {
            if let Some(object) = value.record() {
                notify_constructed(object);
            }
            Ok((value, warnings))
        }
        Err(_) => Err(report),
    }
}
