//! The whole object as a `dyn Object`, for methods that any class may have.

use crate::call::call::{call_as, call_async, call_async_as, call_in};
use crate::call::receiver::no_object;
use crate::class::{
    CallError, CallFuture, Class, Field, Method, Object, ObjectEdit, SelfArg, Shape,
};
use crate::patch::apply_edit;
use crate::record::{RecordMut, base_part, part_fields, variant};
use crate::report::{Context, Mismatches, Rejected, TypeMismatch};
use crate::value::{Args, Untyped, Value};
use crate::{access, record};
use alloc::vec::IntoIter;
use core::any::Any;

/// An object with its type erased, which is used with all checks.
pub(super) struct ErasedObject<'r, 'v>(pub(crate) &'r mut (dyn RecordMut<'v> + 'r));

impl Object for ErasedObject<'_, '_> {
    fn class(&self) -> &'static Class {
        self.0.class()
    }

    fn get(&self, path: &str) -> Result<Value<'_>, TypeMismatch> {
        access::get(self.0, self.0.class(), path)
    }

    fn set(&mut self, path: &str, value: Value<'_>) -> Result<(), TypeMismatch> {
        let class = self.0.class();
        // The value may live shorter than the object.
        access::set_erased(self.0, class, path, value.into_owned())
    }

    fn call(&mut self, method: &str, args: Args<'_>) -> Result<Untyped, CallError> {
        let class = self.0.class();
        call_in(self.0, class, method, args)
    }

    fn call_async<'f>(&'f mut self, method: &str, args: Args<'f>) -> CallFuture<'f> {
        call_async(self.0, method, args)
    }

    fn to_value(&self) -> Value<'_> {
        record::to_value(self.0)
    }

    fn __part(&self, base: &Class) -> Option<&dyn Any> {
        base_part(self.0, base)?.header().object()
    }

    fn __part_value(&self, base: &Class) -> Value<'_> {
        base_part(self.0, base).map_or(Value::Null, record::to_value)
    }

    fn __fields(&self, base: &Class) -> IntoIter<(&'static Field, Value<'_>)> {
        part_fields(self.0, base)
    }

    fn __variant(&self) -> Option<&'static Shape> {
        variant(self.0)
    }

    fn __variant_at(&self, path: &str) -> Result<Option<&'static Shape>, TypeMismatch> {
        access::variant_at(self.0, path)
    }

    fn __edit(&mut self, edit: ObjectEdit<'_>) -> Result<(), Mismatches> {
        // The values may live shorter than the object.
        apply_edit(self.0, edit.into_owned())
    }

    fn __call_as(
        &mut self,
        base: &'static Class,
        method: &str,
        args: Args<'_>,
    ) -> Result<Untyped, CallError> {
        call_as(base, self.0, method, args)
    }

    fn __call_async_as<'f>(
        &'f mut self,
        base: &'static Class,
        method: &str,
        args: Args<'f>,
    ) -> CallFuture<'f> {
        call_async_as(base, self.0, method, args)
    }

    // A method can read the object as its own type. It changes it by name alone, with all checks.
    fn __any(&self) -> Option<&dyn Any> {
        self.0.header().object()
    }
}

/// Returns the object of a method on `&dyn Object`.
///
/// # Errors
/// - `missing`: the method was called without an object.
pub fn object_receiver<'t>(
    this: SelfArg<'t>,
    method: &'static Method,
    cx: &mut Context<'_>,
) -> Result<&'t dyn Object, Rejected> {
    object_receiver_mut(this, method, cx).map(|object| &*object)
}

/// Returns the object of a method on `&mut dyn Object`.
///
/// # Errors
/// - `missing`: the method was called without an object.
pub fn object_receiver_mut<'t>(
    this: SelfArg<'t>,
    method: &'static Method,
    cx: &mut Context<'_>,
) -> Result<&'t mut dyn Object, Rejected> {
    match this {
        SelfArg::ErasedObject(object) => Ok(object),
        SelfArg::Nothing | SelfArg::Shared(_) | SelfArg::Mut(_) => Err(no_object(method, cx)),
    }
}
