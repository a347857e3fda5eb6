//! Shims, which run methods: the receiver, the output, the failure.

use crate::class::method::Method;
use crate::class::object::Object;
use crate::report::{Context, Mismatches, Rejected};
use crate::value::{Args, Untyped, Value};
use alloc::boxed::Box;
use core::any::Any;
use core::error::Error;
use core::pin::Pin;

/// The failure of a call, before it is known to which report it belongs.
#[derive(Debug)]
pub enum CallFailure {
    /// A mismatch that was reported.
    Rejected(Rejected),
    /// The result is not of the declared type.
    Return(Mismatches),
    /// The method returned an error.
    Failed(Box<dyn Error + Send + Sync>),
}

impl From<Rejected> for CallFailure {
    fn from(rejected: Rejected) -> Self {
        Self::Rejected(rejected)
    }
}

/// The receiver of a call, with its type erased.
pub enum SelfArg<'t> {
    /// None: the method is static.
    Nothing,
    /// An object that can only be read.
    Shared(&'t dyn Any),
    /// An object.
    Mut(&'t mut dyn Any),
    /// An object of any class.
    ErasedObject(&'t mut dyn Object),
}

/// The result of a method.
pub enum Output<'t> {
    /// Converts the string.
    Value(Untyped),
    /// An async method's future.
    Future(Pin<Box<dyn Future<Output = Result<Untyped, CallFailure>> + Send + 't>>),
}

/// A function that binds the arguments of a method, checks them, and runs it.
pub type Shim = for<'t> fn(
    SelfArg<'t>,
    &'static Method,
    &mut Args<'t>,
    &mut Context<'_>,
) -> Result<Output<'t>, CallFailure>;

/// Does nothing. It is the shim of a method that runs in another way: a constructor, or a closure.
///
/// # Errors
/// None.
pub fn no_shim<'t>(
    _: SelfArg<'t>,
    _: &'static Method,
    _: &mut Args<'t>,
    _: &mut Context<'_>,
) -> Result<Output<'t>, CallFailure> {
    Ok(Output::Value(Value::Null))
}
