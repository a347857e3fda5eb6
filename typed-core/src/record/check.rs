//! The functions of `check = …`: how they are called, and what they return.

use crate::record::field_type::FieldType;
use crate::record::to_value::ToValue;
use crate::report::{Context, Fault, Rejected};
use crate::value::{Untyped, Value};
use alloc::vec;
use alloc::vec::Vec;
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
    /// Calls the function. Returns its faults if it rejects the value.
    #[inline(always)]
    pub fn run(self) -> Option<Vec<Fault>>
    where
        R: CheckOutcome,
    {
        (self.0)(self.1).faults()
    }
}

/// A function that takes a type that a field derefs to, such as the `&str` of a `String`.
pub trait CheckDeref<By> {
    /// The type that the function returns.
    type Outcome;

    /// Calls the function. Returns its faults if it rejects the value.
    fn run(self) -> Option<Vec<Fault>>
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
    fn run(self) -> Option<Vec<Fault>>
    where
        R: CheckOutcome,
    {
        (self.0)(self.1).faults()
    }
}

impl<'x, F, T: Deref<Target: Deref>, R> CheckDeref<Twice> for Check<'x, F, T>
where
    F: FnOnce(&'x <T::Target as Deref>::Target) -> R,
{
    type Outcome = R;

    #[inline(always)]
    fn run(self) -> Option<Vec<Fault>>
    where
        R: CheckOutcome,
    {
        (self.0)(self.1).faults()
    }
}

impl<'x, F, T, R, const N: usize> CheckDeref<Unsized> for Check<'x, F, [T; N]>
where
    F: FnOnce(&'x [T]) -> R,
{
    type Outcome = R;

    #[inline(always)]
    fn run(self) -> Option<Vec<Fault>>
    where
        R: CheckOutcome,
    {
        (self.0)(self.1).faults()
    }
}

/// The fallback for any other function.
pub trait NoCheck<F, T> {
    /// Does not compile.
    fn run(self) -> Option<Vec<Fault>>
    where
        F: CheckOf<T>;
}

impl<F, T> NoCheck<F, T> for &Check<'_, F, T> {
    fn run(self) -> Option<Vec<Fault>>
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

/// A return type of a check: `true` or `false`, a `Result` with the reason of a rejection, or faults.
#[diagnostic::on_unimplemented(
    message = "a check returns `bool`, `Result<(), impl Display>` or `Vec<Fault>`, not `{Self}`"
)]
pub trait CheckOutcome {
    /// Returns the faults if the value is rejected.
    fn faults(self) -> Option<Vec<Fault>>;
}

impl CheckOutcome for bool {
    fn faults(self) -> Option<Vec<Fault>> {
        if self { None } else { one(Fault::new("expected a value that passes its check")) }
    }
}

impl<E: Display> CheckOutcome for Result<(), E> {
    fn faults(self) -> Option<Vec<Fault>> {
        self.err().and_then(|error| one(Fault::new(error)))
    }
}

impl CheckOutcome for Result<(), Fault> {
    fn faults(self) -> Option<Vec<Fault>> {
        self.err().and_then(one)
    }
}

impl CheckOutcome for Option<Fault> {
    fn faults(self) -> Option<Vec<Fault>> {
        self.and_then(one)
    }
}

impl CheckOutcome for Vec<Fault> {
    fn faults(self) -> Option<Vec<Fault>> {
        if self.is_empty() { None } else { Some(self) }
    }
}

#[cold]
fn one(fault: Fault) -> Option<Vec<Fault>> {
    Some(vec![fault])
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
