//! What methods return, as values.

use crate::call::{Fault, Returned};
use crate::class::Class;
use crate::context::{Context, Key};
use crate::field_type::{FieldType, ToValue};
use crate::method::Method;
use crate::mismatch::code;
use crate::mismatches::Mismatches;
use crate::type_info::{Kind, TypeInfo};
use crate::value::{Untyped, Value};
use alloc::boxed::Box;
use core::error::Error;
use core::fmt::Display;
use core::future::Future;

/// What a method called by name may return: any value, or a `Result` of one.
#[diagnostic::on_unimplemented(
    message = "a method called by name cannot return `{Self}`",
    note = "it returns a field type, `()`, or a `Result` of these with an error; mark it `#[typed(skip)]` to leave it out"
)]
pub trait Outcome {
    /// The type of the value.
    const TYPE: &'static TypeInfo;

    /// The value as a dynamic one.
    ///
    /// # Errors
    /// The method's own.
    fn into_outcome(self) -> Result<Untyped, Fault>;

    /// The same, to look at.
    ///
    /// # Errors
    /// The method's own.
    fn view(&self) -> Result<Value<'_>, &dyn Display>;
}

impl<T: ToValue> Outcome for T {
    const TYPE: &'static TypeInfo = T::TYPE;

    fn into_outcome(self) -> Result<Untyped, Fault> {
        Ok(self.to_value().into_owned())
    }

    fn view(&self) -> Result<Value<'_>, &dyn Display> {
        Ok(self.to_value())
    }
}

impl<T: ToValue, E: Into<Box<dyn Error + Send + Sync>> + Display> Outcome for Result<T, E> {
    const TYPE: &'static TypeInfo = T::TYPE;

    fn into_outcome(self) -> Result<Untyped, Fault> {
        match self {
            Ok(value) => Ok(value.to_value().into_owned()),
            Err(error) => Err(Fault::Failed(error.into())),
        }
    }

    fn view(&self) -> Result<Value<'_>, &dyn Display> {
        match self {
            Ok(value) => Ok(value.to_value()),
            Err(error) => Err(error),
        }
    }
}

/// The outcome of a method.
///
/// # Errors
/// The method's own.
#[inline]
pub fn returned<'t>(outcome: impl Outcome) -> Result<Returned<'t>, Fault> {
    outcome.into_outcome().map(Returned::Value)
}

/// The outcome of a method that returns an `Untyped`, held against the type it declares.
///
/// # Errors
/// The method's own; and with the code `return`, where the value is of another type.
pub fn returned_as<'t, F: FieldType<'static>>(
    class: &'static Class,
    method: &'static Method,
    outcome: impl Outcome,
) -> Result<Returned<'t>, Fault> {
    check_return::<F>(class.name(), method, outcome.into_outcome()?).map(Returned::Value)
}

/// Holds a value against the type that a method declares.
///
/// # Errors
/// With the code `return`, where the value is of another type.
pub(crate) fn check_return<F: FieldType<'static>>(
    class: &'static str,
    method: &'static Method,
    value: Untyped,
) -> Result<Untyped, Fault> {
    let mut report = Mismatches::new();
    let shown = value.clone();
    if let Ok(value) = F::check(value, &mut Context::new(&mut report, class)) {
        return Ok(value.to_value().into_owned());
    }
    let mut report = Mismatches::new();
    {
        let mut cx = Context::new(&mut report, class);
        let mut cx = cx.step(Key::Field(method.name()));
        let mut cx = cx.step(Key::Param("return"));
        let _ = cx.for_type(F::TYPE).refuse(code::RETURN, F::TYPE.name(), &shown);
    }
    Err(Fault::Return(report))
}

/// The outcome of an async method.
pub fn future<'t>(
    outcome: impl Future<Output = Result<Returned<'t>, Fault>> + Send + 't,
) -> Result<Returned<'t>, Fault> {
    Ok(Returned::Future(Box::pin(async {
        match outcome.await? {
            Returned::Value(value) => Ok(value),
            Returned::Future(future) => future.await,
        }
    })))
}

/// What is behind a reference, to be shown.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'r, T: ?Sized>(pub &'r T);

impl<T: ToValue> ToValue for Shown<'_, T> {
    const TYPE: &'static TypeInfo = T::TYPE;

    fn to_value(&self) -> Value<'_> {
        self.0.to_value()
    }
}

impl<T: ToValue> ToValue for Shown<'_, [T]> {
    const TYPE: &'static TypeInfo = &TypeInfo::generic("Vec", Kind::List, &[T::TYPE]);

    fn to_value(&self) -> Value<'_> {
        Value::List(self.0.iter().map(ToValue::to_value).collect())
    }
}
