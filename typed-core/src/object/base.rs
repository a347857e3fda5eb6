//! The part of an object that is of a base: to read, or behind the checks of the whole object.

use crate::call::CallError;
use crate::class::{Class, base_part, base_path};
use crate::object::object::{Object, Typed};
use crate::record::Record;
use crate::report::TypeMismatch;
use crate::value::{Args, Untyped, Value, join, push_name};
use alloc::string::String;
use core::fmt;
use core::marker::PhantomData;

/// The part of an object that is of a base, to change: every change is one of the whole object, and
/// runs all of its checks.
///
/// Members mean what they mean in the base: a field that the class around it hides is the base's own
/// one here, and a method is the one that the base has.
///
/// ```
/// use typed_structs::{Object, Typed, TypeMismatch};
///
/// fn raise<B: Typed + 'static>(object: &mut dyn Object) -> Result<(), TypeMismatch> {
///     match object.as_base_mut::<B>() {
///         Some(mut part) => part.set("age", 37),
///         None => Ok(()),
///     }
/// }
/// ```
pub struct BaseMut<'o, B> {
    whole: &'o mut (dyn Object + 'o),
    /// From the whole object to the part; empty where they are the same.
    path: String,
    of: PhantomData<fn(&B)>,
}

impl<B: Typed + 'static> BaseMut<'_, B> {
    /// Returns the class of the base.
    #[must_use]
    pub const fn class(&self) -> &'static Class {
        B::CLASS
    }

    /// Reads a field, a class attribute, or what a path leads to, from the base on.
    ///
    /// # Errors
    /// `unknown` where there is none, `path` where it is not spelled right; with the path from the
    /// whole object on.
    pub fn get(&self, path: &str) -> Result<Value<'_>, TypeMismatch> {
        self.whole.get(&join(&self.path, path))
    }

    /// Sets a field, or what a path leads to, from the base on. Allocates the path.
    ///
    /// # Errors
    /// Where the value is not what is declared there, or the whole object does not pass its checks
    /// with it; the object is then as it was.
    pub fn set<'v>(&mut self, path: &str, value: impl Into<Value<'v>>) -> Result<(), TypeMismatch> {
        self.whole.set(&join(&self.path, path), value.into())
    }

    /// Calls a method by name: the base's own, whatever the class around it has by that name.
    ///
    /// # Errors
    /// Every mismatch of the arguments, in which case nothing was run; or the method's own error. A
    /// method on `&mut self` is rejected where the class around the base has checks that it could
    /// break.
    pub fn call<'a>(
        &mut self,
        method: &str,
        args: impl Into<Args<'a>>,
    ) -> Result<Untyped, CallError> {
        self.whole.__call_as(B::CLASS, method, args.into())
    }

    /// Returns the base as a value.
    #[must_use]
    pub fn to_value(&self) -> Value<'_> {
        let part = base_part(self.whole.__record(), B::CLASS);
        part.map_or(Value::Null, crate::record::to_value)
    }
}

impl<B: Typed> fmt::Debug for BaseMut<'_, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BaseMut")
            .field("class", &B::CLASS.name())
            .field("of", &self.whole.class().name())
            .finish()
    }
}

/// Returns the part of an object that is a `B`: the object itself, or its base. `None` where it is
/// none, and for a base with parameters that does not say `methods(…)`.
pub fn as_base<B: Typed + 'static>(object: &dyn Record) -> Option<&B> {
    base_part(object, B::CLASS)?.header().object()?.downcast_ref()
}

/// Like [`as_base`], to change.
pub fn as_base_mut<'o, B: Typed + 'static>(
    object: &'o mut (dyn Object + 'o),
) -> Option<BaseMut<'o, B>> {
    if !object.class().is_subclass_of(B::CLASS) {
        return None;
    }
    let mut path = String::new();
    base_path(object.class(), B::CLASS).for_each(|(_, field)| push_name(&mut path, field.name()));
    Some(BaseMut { whole: object, path, of: PhantomData })
}

impl<'d> dyn Object + 'd {
    /// Returns the part of the object that is a `B`: the object itself, or its base. `None` where
    /// it is neither, and for a base with parameters that does not say `methods(…)`.
    #[must_use]
    pub fn as_base<B: Typed + 'static>(&self) -> Option<&B> {
        as_base(self.__record())
    }

    /// Returns the part of the object that is a `B`, to change behind the checks of the whole
    /// object; `None` where the object is no `B`.
    #[must_use]
    pub fn as_base_mut<'o, B: Typed + 'static>(&'o mut self) -> Option<BaseMut<'o, B>>
    where
        'd: 'o,
    {
        as_base_mut(self)
    }
}
