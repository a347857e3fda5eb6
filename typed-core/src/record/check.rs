//! The functions of `check = …`: how they are called, and what they return.

use crate::record::field_type::{FieldType, ToValue};
use crate::record::vacant::show_opaque;
use crate::report::{Context, Rejected, code};
use crate::value::{Untyped, Value};
use alloc::format;
use alloc::string::String;
use core::fmt::Display;
use core::ops::Deref;

/// A function of `check = …` and the value that it checks.
///
/// The method `run` calls it. Which `run` is found depends on the function's parameter: the value,
/// or a type that it derefs to. For any other function, the `run` that is found does not compile,
/// and names the expected signature.
#[derive(Debug)]
pub struct Check<'x, F, T>(pub F, pub &'x T);

impl<'x, F: FnOnce(&'x T) -> R, T, R> Check<'x, F, T> {
    /// Calls the function. Returns the reason if it rejects the value.
    #[inline(always)]
    pub fn run(self) -> Option<String>
    where
        R: CheckOutcome,
    {
        (self.0)(self.1).refusal()
    }
}

/// A function that takes a type that a field derefs to, such as the `&str` of a `String`.
pub trait CheckDeref<By> {
    /// The type that the function returns.
    type Outcome;

    /// Calls the function. Returns the reason if it rejects the value.
    fn run(self) -> Option<String>
    where
        Self::Outcome: CheckOutcome;
}

/// One step of `Deref`.
#[derive(Debug)]
pub enum Once {}

/// Two steps of `Deref`, such as from a `Box<String>`.
#[derive(Debug)]
pub enum Twice {}

/// From an array to a slice.
#[derive(Debug)]
pub enum Unsized {}

impl<'x, F, T: Deref, R> CheckDeref<Once> for Check<'x, F, T>
where
    F: FnOnce(&'x T::Target) -> R,
{
    type Outcome = R;

    #[inline(always)]
    fn run(self) -> Option<String>
    where
        R: CheckOutcome,
    {
        (self.0)(self.1).refusal()
    }
}

impl<'x, F, T: Deref<Target: Deref>, R> CheckDeref<Twice> for Check<'x, F, T>
where
    F: FnOnce(&'x <T::Target as Deref>::Target) -> R,
{
    type Outcome = R;

    #[inline(always)]
    fn run(self) -> Option<String>
    where
        R: CheckOutcome,
    {
        (self.0)(self.1).refusal()
    }
}

impl<'x, F, T, R, const N: usize> CheckDeref<Unsized> for Check<'x, F, [T; N]>
where
    F: FnOnce(&'x [T]) -> R,
{
    type Outcome = R;

    #[inline(always)]
    fn run(self) -> Option<String>
    where
        R: CheckOutcome,
    {
        (self.0)(self.1).refusal()
    }
}

/// The fallback for any other function.
pub trait NoCheck<F, T> {
    /// Does not compile.
    fn run(self) -> Option<String>
    where
        F: CheckOf<T>;
}

impl<F, T> NoCheck<F, T> for &Check<'_, F, T> {
    fn run(self) -> Option<String>
    where
        F: CheckOf<T>,
    {
        None
    }
}

/// A function that can check a value of this type.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot check a `{T}`",
    label = "expected `fn(&{T}) -> bool` or `fn(&{T}) -> Result<(), impl Display>`"
)]
pub trait CheckOf<T> {}

/// A return type of a `check = …` function: a `bool`, or a `Result` with the reason of a rejection.
#[diagnostic::on_unimplemented(
    message = "a check returns `bool` or `Result<(), impl Display>`, not `{Self}`"
)]
pub trait CheckOutcome {
    /// Returns the reason if the value is rejected.
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

/// Reports the result of a field's check.
///
/// # Errors
/// If the check rejects the value.
#[inline]
pub fn check_value<T: ToValue>(
    refusal: Option<String>,
    value: &T,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    match refusal {
        None => Ok(()),
        Some(why) => {
            let mut cx = cx.redact_for_type::<T>();
            Err(cx.reject(code::CONSTRAINT_CHECK, why, &value.unredacted()))
        }
    }
}

/// Reports the result of an opaque field's check.
///
/// # Errors
/// If the check rejects the value.
pub fn check_opaque<T: Send + Sync + 'static>(
    refusal: Option<String>,
    value: &T,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    match refusal {
        None => Ok(()),
        Some(why) => Err(cx.reject(code::CONSTRAINT_CHECK, why, &show_opaque(value))),
    }
}

/// Reports the result of a struct's check.
///
/// # Errors
/// If the check rejects the object.
pub fn check_whole(refusal: Option<String>, cx: &mut Context<'_>) -> Result<(), Rejected> {
    match refusal {
        None => Ok(()),
        Some(why) => Err(cx.reject_missing(code::CONSTRAINT_CHECK, why.into(), None)),
    }
}

/// Checks a value of a class attribute: see `ClassAttr`.
///
/// # Errors
/// - The value is not a `T`.
pub fn check_attr<'v, T: FieldType<'v>>(
    value: Value<'v>,
    cx: &mut Context<'_>,
) -> Result<Untyped, Rejected> {
    T::check(value, &mut cx.redact_for_type::<T>()).map(|value| value.to_value().into_owned())
}

impl Context<'_> {
    /// Like [`Context::redact_for_type`], from now on.
    #[inline]
    pub(crate) fn expect_type<T: ToValue>(&mut self) {
        self.expect(T::TYPE, const { T::TYPE.is_declared_secret() });
    }

    /// Like [`Context::redact_for`], for a type that is known at compile time.
    #[inline]
    pub(crate) fn redact_for_type<T: ToValue>(&mut self) -> Context<'_> {
        self.expecting(T::TYPE, const { T::TYPE.is_declared_secret() })
    }
}
