//! Access to the base part of an object, to read it, or to change it with the checks of the whole
//! object.

use crate::class::{CallError, CallFuture, Class, Field, Object, ObjectEdit, base_path};
use crate::object::object::convert;
use crate::patch::{assignment_within, assignments};
use crate::record::{FieldType, HasClass, Record, base_part};
use crate::report::{Mismatches, TypeMismatch, into_one};
use crate::value::{Args, Conversion, Untyped, Value, join, of_name, push_name};
use alloc::borrow::Cow;
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
/// use typed_structs::{Mismatches, Object, Typed, args};
///
/// fn rename<B: Typed>(object: &mut dyn Object) -> Result<(), Mismatches> {
///     match object.as_base_mut::<B>() {
///         Some(mut part) => part.update(args!(name = "Ada", age = 37)),
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

    /// Sets like [`BaseMut::set`], in lax mode: see [`Typed::set_lax`](crate::Typed::set_lax).
    ///
    /// # Errors
    /// - The errors of [`BaseMut::set`].
    pub fn set_lax<'v>(
        &mut self,
        path: &str,
        value: impl Into<Value<'v>>,
    ) -> Result<(), TypeMismatch> {
        self.set_in(path, value.into(), Conversion::Lax)
    }

    /// Sets the place to which a path leads from text: see [`Typed::set_text`](crate::Typed::set_text).
    ///
    /// # Errors
    /// - The errors of [`BaseMut::set`].
    pub fn set_text(&mut self, path: &str, text: &str) -> Result<(), TypeMismatch> {
        self.set_in(path, Value::from(text), Conversion::Text)
    }

    /// Makes assignments of a command line, in order: see [`Typed::apply`](crate::Typed::apply).
    ///
    /// # Errors
    /// - All mismatches, in input order. The object does not change.
    pub fn apply<'v>(
        &mut self,
        changes: impl IntoIterator<Item = impl Into<Cow<'v, str>>>,
    ) -> Result<(), Mismatches> {
        let mut changes = assignments(changes);
        if !self.path.is_empty() {
            for change in &mut changes {
                *change = assignment_within(&self.path, change).into();
            }
        }
        self.whole.__edit(ObjectEdit::Apply(changes))
    }

    fn set_in(
        &mut self,
        path: &str,
        value: Value<'_>,
        conversion: Conversion,
    ) -> Result<(), TypeMismatch> {
        let class = self.whole.class().name();
        let edit = ObjectEdit::Set(join(&self.path, path).into(), value, conversion);
        self.whole.__edit(edit).map_err(|report| into_one(report, class))
    }

    /// Reads like [`BaseMut::get`], and converts the value to a type.
    ///
    /// # Errors
    /// - The errors of [`BaseMut::get`].
    /// - The value cannot be converted to an `F`.
    pub fn get_as<'r, F: FieldType<'r>>(&'r self, path: &str) -> Result<F, TypeMismatch> {
        convert(self.get(path)?, self.whole.class(), &join(&self.path, path))
    }

    /// Sets several fields of the base: all or none.
    ///
    /// # Errors
    /// - All mismatches, in input order. The object does not change.
    pub fn update<'v>(&mut self, changes: impl Into<Args<'v>>) -> Result<(), Mismatches> {
        let mut changes: Args<'v> = changes.into();
        if !self.path.is_empty() {
            changes = changes.rename(|name| join(&self.path, &path_in(B::STATIC_CLASS, name)));
        }
        self.whole.__edit(ObjectEdit::Update(changes))
    }

    /// Returns the fields of the base with their values, in order. The fields of its bases are in
    /// their place, unless they are hidden.
    pub fn fields(&self) -> impl ExactSizeIterator<Item = (&'static Field, Value<'_>)> {
        self.whole.__fields(B::STATIC_CLASS)
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

    /// Calls a method by name, async or not. The future has the result that [`BaseMut::call`] returns.
    pub fn call_async<'f>(&'f mut self, method: &str, args: impl Into<Args<'f>>) -> CallFuture<'f> {
        self.whole.__call_async_as(B::STATIC_CLASS, method, args.into())
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

/// Returns the path of a name in an update: a field that has it, or the name itself, which may be a
/// path.
fn path_in<'n>(class: &'static Class, name: &'n str) -> Cow<'n, str> {
    if class.shape(0).find(name).is_some() { of_name(name) } else { Cow::Borrowed(name) }
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
