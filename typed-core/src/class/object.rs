//! The trait `Object`: objects whose type is erased.

use crate::class::call_error::{CallError, CallFuture};
use crate::class::class::Class;
use crate::report::TypeMismatch;
use crate::value::{Args, Untyped, Value};
use core::any::Any;
use core::fmt;

/// The object-safe interface of structs and enums that derive `Typed`, for collections of different
/// ones.
///
/// It is implemented for every type that derives `Typed` and borrows nothing.
///
/// ```
/// # use typed_structs::{Object, TypeMismatch};
/// fn rename(objects: &mut [Box<dyn Object>], name: &str) -> Result<(), TypeMismatch> {
///     objects.iter_mut().try_for_each(|object| object.set("name", name.into()))
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an object",
    label = "does not derive `Typed`, or borrows",
    note = "add `#[derive(Typed)]` to the struct or enum"
)]
pub trait Object {
    /// Returns the class of the object.
    fn class(&self) -> &'static Class;

    /// Reads the field, property or class attribute to which a path leads.
    ///
    /// # Errors
    /// - `unknown`: the path leads nowhere.
    /// - `path`: the path is not written correctly.
    fn get(&self, path: &str) -> Result<Value<'_>, TypeMismatch>;

    /// Sets the field, property or item to which a path leads.
    ///
    /// # Errors
    /// - The errors of [`Object::set`](crate::Object::set). The object does not change.
    fn set(&mut self, path: &str, value: Value<'_>) -> Result<(), TypeMismatch>;

    /// Calls a method by name.
    ///
    /// # Errors
    /// - All mismatches of the arguments; the method did not run.
    /// - The error of the method.
    fn call(&mut self, method: &str, args: Args<'_>) -> Result<Untyped, CallError>;

    /// Calls a method by name, async or not. The future has the result that [`Object::call`]
    /// returns. The arguments are checked immediately; an async method runs when the future is
    /// polled.
    fn call_async<'f>(&'f mut self, method: &str, args: Args<'f>) -> CallFuture<'f>;

    /// Returns the object as a value.
    fn to_value(&self) -> Value<'_>;

    /// Returns the part of the object that is of a base, or the object itself.
    #[doc(hidden)]
    fn __part(&self, base: &Class) -> Option<&dyn Any>;

    /// Returns the value of the part of the object that is of a base; `null` where there is none.
    #[doc(hidden)]
    fn __part_value(&self, base: &Class) -> Value<'_>;

    #[doc(hidden)]
    fn __call_as(
        &mut self,
        base: &'static Class,
        method: &str,
        args: Args<'_>,
    ) -> Result<Untyped, CallError>;
}

/// Prints the name of the class, and the object as a value, without secrets.
impl fmt::Debug for dyn Object + '_ {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:?}", self.class().name(), self.to_value())
    }
}

impl fmt::Debug for dyn Object + Send + Sync + '_ {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let object: &dyn Object = self;
        object.fmt(f)
    }
}
