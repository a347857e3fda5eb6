//! Access to the base part of an object, to read it, or to change it with the checks of the whole
//! object.

use crate::class::{CallError, Class, Object, base_path};
use crate::record::{HasClass, Record, base_part};
use crate::report::TypeMismatch;
use crate::value::{Args, Untyped, Value, join, push_name};
use alloc::string::String;
use core::fmt;
use core::marker::PhantomData;

/// A mutable view of the base part of an object. Every change is a change of the whole object, and
/// runs all of its checks.
///
/// Names have the meaning they have in the base. A field of the base is found even if the object's
/// class hides it, and a method is the base's own.
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
    /// The path from the whole object to the part; empty if they are the same.
    path: String,
    of: PhantomData<fn(&B)>,
}

impl<B: HasClass + 'static> BaseMut<'_, B> {
    /// Returns the class of the base.
    #[must_use]
    pub const fn class(&self) -> &'static Class {
        B::STATIC_CLASS
    }

    /// Reads the field, property or class attribute to which a path leads, starting at the base.
    ///
    /// # Errors
    /// Paths in errors start at the whole object.
    /// - `unknown`: the path leads nowhere.
    /// - `path`: the path is not written correctly.
    pub fn get(&self, path: &str) -> Result<Value<'_>, TypeMismatch> {
        self.whole.get(&join(&self.path, path))
    }

    /// Sets the field, property or item to which a path leads, starting at the base. Allocates the
    /// path.
    ///
    /// # Errors
    /// The object does not change on errors.
    /// - `unknown`, `path`: as for [`BaseMut::get`].
    /// - `frozen`: the field cannot be set.
    /// - Another code: the value is not of the declared type, or a check of the whole object
    ///   rejects it.
    pub fn set<'v>(&mut self, path: &str, value: impl Into<Value<'v>>) -> Result<(), TypeMismatch> {
        self.whole.set(&join(&self.path, path), value.into())
    }

    /// Calls a method by name. It is the base's own method, even if the object's class redefines
    /// it.
    ///
    /// # Errors
    /// - All mismatches of the arguments; the method did not run.
    /// - The error of the method.
    /// - `call`: the method takes `&mut self`, and the object's class has checks that it could
    ///   break.
    pub fn call<'a>(
        &mut self,
        method: &str,
        args: impl Into<Args<'a>>,
    ) -> Result<Untyped, CallError> {
        self.whole.__call_as(B::STATIC_CLASS, method, args.into())
    }

    /// Returns the base as a value.
    #[must_use]
    pub fn to_value(&self) -> Value<'_> {
        self.whole.__part_value(B::STATIC_CLASS)
    }
}

impl<B: HasClass> fmt::Debug for BaseMut<'_, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BaseMut")
            .field("class", &B::STATIC_CLASS.name())
            .field("of", &self.whole.class().name())
            .finish()
    }
}

/// Returns the base part of type `B`, or the object itself if it is a `B`. Returns `None` if it is
/// neither, and for a generic base without `methods(…)`.
pub fn as_base<B: HasClass + 'static>(object: &dyn Record) -> Option<&B> {
    base_part(object, B::STATIC_CLASS)?.header().object()?.downcast_ref()
}

/// Like [`as_base`], but mutable.
pub fn as_base_mut<'o, B: HasClass + 'static>(
    object: &'o mut (dyn Object + 'o),
) -> Option<BaseMut<'o, B>> {
    if !object.class().is_subclass_of(B::STATIC_CLASS) {
        return None;
    }
    let mut path = String::new();
    base_path(object.class(), B::STATIC_CLASS)
        .for_each(|(_, field)| push_name(&mut path, field.name()));
    Some(BaseMut { whole: object, path, of: PhantomData })
}

impl<'d> dyn Object + 'd {
    /// Returns the base part of type `B`, or the object itself if it is a `B`. Returns `None` if it
    /// is neither, and for a generic base without `methods(…)`.
    ///
    /// See [`BaseMut`] for an example.
    #[must_use]
    pub fn as_base<B: HasClass + 'static>(&self) -> Option<&B> {
        self.__part(B::STATIC_CLASS)?.downcast_ref()
    }

    /// Returns a mutable view of the base part of type `B`, whose changes run the checks of the
    /// whole object. Returns `None` if the object has no such part.
    #[must_use]
    pub fn as_base_mut<'o, B: HasClass + 'static>(&'o mut self) -> Option<BaseMut<'o, B>>
    where
        'd: 'o,
    {
        as_base_mut(self)
    }
}
