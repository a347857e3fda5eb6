//! The functions of `before = …`, which may repair a value before an object is constructed from it.

use crate::class::DocumentPart;
use crate::record::{CheckOutcome, HasClass, Input, check_part};
use crate::report::{Context, Fault, Rejected};
use crate::value::Value;
use alloc::vec::Vec;

/// A return type of a function that repairs a value: nothing, or that of a check.
#[diagnostic::on_unimplemented(
    message = "`before = …` returns nothing, `Result<(), impl Display>` or `Vec<Fault>`, not `{Self}`"
)]
pub trait RepairOutcome {
    /// Returns the faults if the value is rejected.
    fn found(self) -> Option<Vec<Fault>>;
}

impl RepairOutcome for () {
    fn found(self) -> Option<Vec<Fault>> {
        None
    }
}

impl<T: CheckOutcome> RepairOutcome for T {
    fn found(self) -> Option<Vec<Fault>> {
        self.faults()
    }
}

/// Repairs the input of an object, if its type declares how. It is read as a whole then.
#[inline(always)]
pub(super) fn repair_input<'v, T: HasClass>(
    input: &mut Input<'_, 'v>,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    if const { T::BEFORE.is_some() } {
        let mut value = input.take_value(cx)?;
        repair::<T>(&mut value, cx)?;
        *input = Input::Value(value);
    }
    Ok(())
}

/// Repairs the value of an object, if its type declares how.
#[inline(always)]
pub(super) fn repair<T: HasClass>(
    value: &mut Value<'_>,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    match const { T::BEFORE } {
        Some(before) => repair_by(before, value, || DocumentPart::of_class(T::STATIC_CLASS), cx),
        None => Ok(()),
    }
}

/// Repairs a value by a function, which may reject it.
///
/// # Errors
/// - The function rejects the value. Its faults were reported to `cx`.
pub(crate) fn repair_by<'v>(
    before: impl FnOnce(&mut Value<'v>) -> Option<Vec<Fault>>,
    value: &mut Value<'v>,
    part: impl FnOnce() -> DocumentPart,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    check_part(before(value), part, cx)
}
