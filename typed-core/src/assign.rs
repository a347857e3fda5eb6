//! `set_<field>`: a statically typed value into a field, at no cost.

use crate::access::one;
use crate::class::{Class, Field};
use crate::constraint::{check_all, hold};
use crate::context::{Context, Key, Rejected};
use crate::field_type::{FieldType, IntoField, ToValue};
use crate::mismatch::{TypeMismatch, code};
use crate::record::Record;
use crate::slot::show_opaque;
use crate::value::Value;
use alloc::format;
use alloc::string::String;
use core::fmt::Display;

/// What a setter of a plain field does, given how to store a value that passed.
///
/// Inlined into every setter, where nothing is left of it but the store and the constraints of the
/// field: what reports is out of line.
///
/// # Errors
/// Where it is not a value of the field, or where the store refuses it.
#[inline(always)]
pub fn set_field<'v, T, F: FieldType<'v>>(
    object: &mut T,
    value: impl IntoField<'v, F>,
    class: &'static Class,
    field: &'static Field,
    check: impl Fn(&F, &mut Context<'_>) -> Result<(), Rejected>,
    store: impl Fn(&mut T, F) -> Result<(), TypeMismatch>,
) -> Result<(), TypeMismatch> {
    value.into_field(
        object,
        #[inline(always)]
        |object, new| {
            if field.is_checked() {
                store(object, check_new(new, class, field, &check)?)
            } else if field.is_free() || hold(field.constraints(), new.to_value()) {
                store(object, new)
            } else {
                Err(refuse_new(new, class, field))
            }
        },
        |object, value| store(object, check_value_of(value, class, field, &check)?),
    )
}

/// Checks what may be no value of the field at all.
#[inline(never)]
fn check_value_of<'v, F: FieldType<'v>>(
    value: Value<'v>,
    class: &'static Class,
    field: &'static Field,
    check: impl Fn(&F, &mut Context<'_>) -> Result<(), Rejected>,
) -> Result<F, TypeMismatch> {
    one(class, |cx| {
        let mut cx = cx.step(Key::Field(field.name()));
        let mut cx = cx.for_type(F::TYPE);
        let new = F::check(value, &mut cx)?;
        demand(new, field, check, &mut cx)
    })
}

/// Reports which constraints of the field a value of its type breaks.
#[cold]
#[inline(never)]
fn refuse_new<'v, F: FieldType<'v>>(
    new: F,
    class: &'static Class,
    field: &'static Field,
) -> TypeMismatch {
    let refused = check_new(new, class, field, |_, _| Ok(()));
    refused.err().unwrap_or_else(|| TypeMismatch::unexplained(class.name()))
}

/// Holds a value of the field's type against what the field demands beyond it.
#[inline(never)]
fn check_new<'v, F: FieldType<'v>>(
    new: F,
    class: &'static Class,
    field: &'static Field,
    check: impl Fn(&F, &mut Context<'_>) -> Result<(), Rejected>,
) -> Result<F, TypeMismatch> {
    one(class, |cx| {
        let mut cx = cx.step(Key::Field(field.name()));
        demand(new, field, check, &mut cx.for_type(F::TYPE))
    })
}

fn demand<'v, F: FieldType<'v>>(
    new: F,
    field: &'static Field,
    check: impl Fn(&F, &mut Context<'_>) -> Result<(), Rejected>,
    cx: &mut Context<'_>,
) -> Result<F, Rejected> {
    if !field.constraints().is_empty() {
        check_all(field.constraints(), &new.to_value(), cx)?;
    }
    check(&new, cx)?;
    Ok(new)
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

/// `set_<field>` of an opaque field with a check of its own.
///
/// # Errors
/// Where the check refuses the value.
pub fn checked_opaque<F>(
    value: &F,
    class: &'static Class,
    field: &'static Field,
    check: impl FnOnce(&F, &mut Context<'_>) -> Result<(), Rejected>,
) -> Result<(), TypeMismatch> {
    one(class, |cx| check(value, &mut cx.step(Key::Field(field.name()))))
}

/// What a `check = …` function may return: whether the value passes, or why it does not.
#[diagnostic::on_unimplemented(
    message = "a check returns `bool` or `Result<(), impl Display>`, not `{Self}`"
)]
pub trait CheckOutcome {
    /// Why the value is refused.
    fn refusal(self) -> Option<String>;
}

impl CheckOutcome for bool {
    fn refusal(self) -> Option<String> {
        if self { None } else { Some(String::from("expected a value that passes its check")) }
    }
}

impl<E: Display> CheckOutcome for Result<(), E> {
    fn refusal(self) -> Option<String> {
        self.err().map(|error| format!("{error}"))
    }
}

/// Reports the outcome of a field's check.
///
/// # Errors
/// Where the check refused the value.
#[inline]
pub fn check_value(
    outcome: impl CheckOutcome,
    value: &impl ToValue,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    match outcome.refusal() {
        None => Ok(()),
        Some(why) => Err(cx.refuse(code::CONSTRAINT_CHECK, why, &value.to_value())),
    }
}

/// Reports the outcome of an opaque field's check.
///
/// # Errors
/// Where the check refused the value.
pub fn check_opaque<T: Send + Sync + 'static>(
    outcome: impl CheckOutcome,
    value: &T,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    match outcome.refusal() {
        None => Ok(()),
        Some(why) => Err(cx.refuse(code::CONSTRAINT_CHECK, why, &show_opaque(value))),
    }
}

/// Reports the outcome of a struct's check.
///
/// # Errors
/// Where the check refused the object.
pub fn check_whole(outcome: impl CheckOutcome, cx: &mut Context<'_>) -> Result<(), Rejected> {
    match outcome.refusal() {
        None => Ok(()),
        Some(why) => Err(cx.absent(code::CONSTRAINT_CHECK, why.into(), None)),
    }
}
