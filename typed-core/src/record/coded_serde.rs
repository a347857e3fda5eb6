//! Fields that are marked `serde`.

use crate::class::TypeInfo;
use crate::record::coded::converted;
use crate::report::{Context, Rejected};
use crate::value::{Opaque, Value};
use core::any::type_name;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A type for `#[typed(serde)]`. Its methods are the only uses of the type, so that the compiler
/// reports a type that is none once.
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` cannot be marked `#[typed(serde)]`",
    label = "lacks `Serialize` or `Deserialize`, or borrows",
    note = "`serde` is for types that implement `Serialize` and `DeserializeOwned`, and borrow nothing"
)]
pub trait Serde: Sized + 'static {
    /// Deserializes a field.
    ///
    /// # Errors
    /// - The `Deserialize` of the type rejects the value.
    fn check_serde(
        value: &Value<'_>,
        type_info: &'static TypeInfo,
        cx: &mut Context<'_>,
    ) -> Result<Self, Rejected>;

    /// Shows a field. A value that cannot be serialized is opaque.
    fn show_serde(value: &Self) -> Value<'_>;
}

#[diagnostic::do_not_recommend]
impl<T: Serialize + DeserializeOwned + 'static> Serde for T {
    fn check_serde(
        value: &Value<'_>,
        type_info: &'static TypeInfo,
        cx: &mut Context<'_>,
    ) -> Result<Self, Rejected> {
        converted(T::deserialize(value.reborrow()), value, type_info, cx)
    }

    fn show_serde(value: &Self) -> Value<'_> {
        let shown = Value::from_serialize(value);
        shown.unwrap_or_else(|_| Value::Opaque(Opaque::absent(type_name::<T>)))
    }
}
