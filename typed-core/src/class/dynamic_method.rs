//! Methods that were added at run time: closures.

use crate::class::class::Class;
use crate::class::method::Method;
use crate::class::shim::{CallFailure, SelfArg};
use crate::report::{Context, Mismatches, Rejected};
use crate::value::{Arg, Untyped, Value};
use alloc::boxed::Box;

/// A closure as a method. The result before the context tells if all arguments have a parameter. It
/// is returned only after their types have been checked.
pub(crate) type Body = dyn for<'t> Fn(
        (&'static Class, &'static Method),
        SelfArg<'t>,
        &mut [Arg<'t>],
        Result<(), Rejected>,
        &mut Context<'_>,
    ) -> Result<Untyped, CallFailure>
    + Send
    + Sync;

/// A function that checks a result against a type.
pub(crate) type CheckReturn =
    for<'v> fn(&'static Class, &'static str, Value<'v>) -> Option<Mismatches>;

/// A method added at run time.
pub(crate) struct DynamicMethod {
    pub(crate) class: &'static Class,
    /// Leaked once for each definition, since contexts keep names as long as classes live.
    pub(crate) method: &'static Method,
    pub(crate) defaults: Box<[Option<Untyped>]>,
    pub(crate) check: Option<CheckReturn>,
    pub(crate) body: Box<Body>,
}
