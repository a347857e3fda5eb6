//! Results of methods, converted to values.

use crate::class::{CallFailure, Class, Kind, Method, Output, TypeInfo};
use crate::record::{FieldType, ToValue};
use crate::report::{Context, Key, Mismatches, Rejected, assert, code};
use crate::value::{List, MAX_DEPTH, Untyped, Value};
use alloc::boxed::Box;
use core::error::Error;
use core::fmt::Display;
use core::future::Future;

/// A type that a method called by name may return: any field type, or a `Result` of one.
#[diagnostic::on_unimplemented(
    message = "a method called by name cannot return `{Self}`",
    note = "return a field type, `()`, or a `Result` of these whose error implements `Display` and `Into<Box<dyn Error + Send + Sync>>`; or mark the method `#[typed(skip)]`"
)]
pub trait IntoOutput {
    /// The type of the value.
    const TYPE: &'static TypeInfo;

    /// Converts the result to a value.
    ///
    /// # Errors
    /// - The error of the method.
    fn into_outcome(self) -> Result<Untyped, CallFailure>;

    /// Returns `true` if the value has more levels than `depth`. The type cannot always tell.
    fn is_deeper_than(&self, depth: u8) -> bool;

    /// Returns a view of the result.
    ///
    /// # Errors
    /// - The error of the method.
    fn view(&self) -> Result<Value<'_>, &dyn Display>;
}

impl<T: ToValue> IntoOutput for T {
    const TYPE: &'static TypeInfo = T::TYPE;

    fn into_outcome(self) -> Result<Untyped, CallFailure> {
        Ok(self.to_value().into_owned())
    }

    fn is_deeper_than(&self, depth: u8) -> bool {
        ToValue::is_deeper_than(self, depth)
    }

    fn view(&self) -> Result<Value<'_>, &dyn Display> {
        Ok(self.to_value())
    }
}

impl<T: ToValue, E: Into<Box<dyn Error + Send + Sync>> + Display> IntoOutput for Result<T, E> {
    const TYPE: &'static TypeInfo = T::TYPE;

    fn into_outcome(self) -> Result<Untyped, CallFailure> {
        match self {
            Ok(value) => Ok(value.to_value().into_owned()),
            Err(error) => Err(CallFailure::Failed(error.into())),
        }
    }

    fn is_deeper_than(&self, depth: u8) -> bool {
        self.as_ref().is_ok_and(|value| ToValue::is_deeper_than(value, depth))
    }

    fn view(&self) -> Result<Value<'_>, &dyn Display> {
        match self {
            Ok(value) => Ok(value.to_value()),
            Err(error) => Err(error),
        }
    }
}

/// Converts the result of a method.
///
/// # Errors
/// - The error of the method.
/// - `return`: a value of any type is nested too deeply.
#[inline]
pub fn returned<'t>(
    class: &'static Class,
    method: &'static Method,
    outcome: impl IntoOutput,
) -> Result<Output<'t>, CallFailure> {
    if outcome.is_deeper_than(MAX_DEPTH) {
        return Err(too_deep(class, method));
    }
    outcome.into_outcome().map(Output::Value)
}

/// Converts the result of a method that returns an `Untyped`, and checks it against the declared
/// type.
///
/// # Errors
/// - The error of the method.
/// - `return`: the value is not of the declared type.
pub fn returned_as<'t, F: FieldType<'static>>(
    class: &'static Class,
    method: &'static Method,
    outcome: impl IntoOutput,
) -> Result<Output<'t>, CallFailure> {
    if outcome.is_deeper_than(MAX_DEPTH) {
        return Err(too_deep(class, method));
    }
    let report =
        outcome.view().ok().and_then(|value| wrong_return::<F>(class, method.name(), value));
    match report {
        Some(report) => Err(CallFailure::Return(report)),
        None => outcome.into_outcome().map(Output::Value),
    }
}

/// Checks the result of a method against its declared type. Returns the mismatches, all with the
/// code `return`.
#[must_use]
pub fn wrong_return<F: FieldType<'static>>(
    class: &'static Class,
    method: &'static str,
    value: Value<'_>,
) -> Option<Mismatches> {
    reported(class, method, |cx| {
        F::check(value.into_owned(), &mut cx.redact_for_type::<F>()).map(drop)
    })
}

#[cold]
fn too_deep(class: &'static Class, method: &'static Method) -> CallFailure {
    let report = reported(class, method.name(), |cx| Err(cx.too_deep()));
    CallFailure::Return(report.unwrap_or_default())
}

fn reported(
    class: &'static Class,
    method: &'static str,
    check: impl FnOnce(&mut Context<'_>) -> Result<(), Rejected>,
) -> Option<Mismatches> {
    let mut report = Mismatches::new();
    let mut cx = Context::new(&mut report, class.name());
    let mut cx = cx.at(Key::Field(method));
    let checked = check(&mut cx.at(Key::Param("return")));
    checked.err().map(|_| report.with_code(code::RETURN))
}

/// Returns the type that a method declares by `returns`. Fails to compile if the method does not
/// return an `Untyped`.
#[must_use]
#[inline]
#[track_caller]
pub const fn declared(returns: &'static TypeInfo, output: &TypeInfo) -> &'static TypeInfo {
    assert(
        matches!(output.kind(), Kind::Any),
        "`returns` is for a method that returns an `Untyped`: others are checked already",
    );
    returns
}

/// Boxes the future of an async method.
pub fn future<'t>(
    outcome: impl Future<Output = Result<Output<'t>, CallFailure>> + Send + 't,
) -> Result<Output<'t>, CallFailure> {
    Ok(Output::Future(Box::pin(async {
        match outcome.await? {
            Output::Value(value) => Ok(value),
            Output::Future(future) => future.await,
        }
    })))
}

/// A value behind a reference, which is to be shown.
#[derive(Clone, Copy, Debug)]
pub struct ByRef<'r, T: ?Sized>(pub &'r T);

impl<T: ToValue> ToValue for ByRef<'_, T> {
    const TYPE: &'static TypeInfo = T::TYPE;

    fn to_value(&self) -> Value<'_> {
        self.0.to_value()
    }
}

impl<T: ToValue> ToValue for ByRef<'_, [T]> {
    const TYPE: &'static TypeInfo = &TypeInfo::generic("Vec", Kind::List, &[T::TYPE]);

    fn to_value(&self) -> Value<'_> {
        List::shown(self.0.iter().map(ToValue::to_value).collect())
    }
}
