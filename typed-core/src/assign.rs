//! `set_<field>`: a statically typed value into a field, at no cost.

use crate::access::one;
use crate::class::{Class, Field};
use crate::constraint::check_all;
use crate::context::{Context, Key, Rejected};
use crate::field_type::{FieldType, IntoField};
use crate::mismatch::TypeMismatch;
use crate::record::Record;

/// The value for a field, checked as far as its type leaves anything to check.
///
/// # Errors
/// Where it is not a value of the field.
#[inline]
pub fn checked<'v, F: FieldType<'v>>(
    value: impl IntoField<'v, F>,
    class: &'static Class,
    field: &'static Field,
    check: impl FnOnce(&F, &mut Context<'_>) -> Result<(), Rejected>,
) -> Result<F, TypeMismatch> {
    one(class, |cx| {
        let mut cx = cx.step(Key::Field(field.name()));
        let new = value.into_field(&mut cx)?;
        if !field.constraints().is_empty() {
            check_all(field.constraints(), &new.to_value(), &mut cx)?;
        }
        check(&new, &mut cx)?;
        Ok(new)
    })
}

/// Swaps a checked value in, and out again where the whole object then fails its own check.
///
/// # Errors
/// Where it does; the field then has its old value.
pub fn swap_verified<R: Record, F>(
    object: &mut R,
    mut value: F,
    swap: impl Fn(&mut R, &mut F),
) -> Result<(), TypeMismatch> {
    swap(object, &mut value);
    let verified = one(object.class(), |cx| object.verify(cx));
    if verified.is_err() {
        swap(object, &mut value);
    }
    verified
}

/// What a `check = …` function may return: whether, or why not.
pub trait CheckOutcome {
    /// Reports a refusal.
    fn report(self, shown: &dyn Fn() -> crate::Untyped, cx: &mut Context<'_>) -> Result<(), Rejected>;
}

impl CheckOutcome for bool {
    fn report(self, shown: &dyn Fn() -> crate::Untyped, cx: &mut Context<'_>) -> Result<(), Rejected> {
        let expected = "a value that passes its check";
        if self { Ok(()) } else { Err(cx.refuse(crate::code::CONSTRAINT_CHECK, expected, &shown())) }
    }
}

impl<E: core::fmt::Display> CheckOutcome for Result<(), E> {
    fn report(self, shown: &dyn Fn() -> crate::Untyped, cx: &mut Context<'_>) -> Result<(), Rejected> {
        self.map_err(|error| {
            cx.refuse(crate::code::CONSTRAINT_CHECK, alloc::format!("{error}"), &shown())
        })
    }
}
