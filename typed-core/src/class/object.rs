//! The trait `Object`: objects whose type is erased.

use crate::class::call_error::{CallError, CallFuture};
use crate::class::class::Class;
use crate::class::field::Field;
use crate::class::shape::Shape;
use crate::report::{Mismatches, TypeMismatch};
use crate::value::{Args, Conversion, Untyped, Value};
use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::vec::{IntoIter, Vec};
use core::any::Any;
use core::fmt;

/// The object-safe interface of structs and enums that derive `Typed`, for collections of different
/// ones.
///
/// It is implemented for every type that derives `Typed` and borrows nothing. The methods of `dyn
/// Object` itself do what the methods of a derived type do: change several fields, list the fields,
/// clone, or return the concrete type.
///
/// ```
/// use typed_structs::{Mismatches, Object, Typed, args};
///
/// #[derive(Typed, Clone)]
/// struct User { name: String, age: u8 }
///
/// let mut objects: Vec<Box<dyn Object>> = vec![Box::new(User { name: "Ada".into(), age: 36 })];
/// for object in &mut objects {
///     object.set("name", "Eve".into())?;
///     object.update(args!(age = 37))?;
///     assert_eq!(object.fields().len(), 2);
/// }
/// let user = objects[0].downcast_ref::<User>().unwrap();
/// assert_eq!((user.name.as_str(), user.age), ("Eve", 37));
/// # Ok::<(), Mismatches>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an object",
    label = "does not derive `Typed`, or borrows",
    note = "add `#[derive(Typed)]` to the struct or enum; a type that borrows is not an object",
    note = "in generic code, add the bound `Typed`"
)]
pub trait Object {
    /// Returns the class of the object.
    fn class(&self) -> &'static Class;

    /// Returns the value of the field, property or class attribute to which a path such as `name` or
    /// `servers[0].port` leads.
    ///
    /// # Errors
    /// - `unknown`: the path leads nowhere.
    /// - `path`: the path is not written correctly.
    fn get(&self, path: &str) -> Result<Value<'_>, TypeMismatch>;

    /// Sets the field, property or item to which a path leads to a value of its declared type.
    ///
    /// # Errors
    /// The object does not change on errors.
    /// - `unknown`, `path`: as for [`Object::get`].
    /// - `frozen`: the field cannot be set.
    /// - `type`, `range` and others of [`code`](mod@crate::code): the value is not of the declared type, or a
    ///   check rejects it, one of the whole object too.
    fn set(&mut self, path: &str, value: Value<'_>) -> Result<(), TypeMismatch>;

    /// Calls a method with arguments, by name, and returns its result.
    ///
    /// # Errors
    /// - `unknown`: the class has no such method.
    /// - `call`: it cannot be called on this object, or is async, see [`Object::call_async`].
    /// - `type`, `missing`, `arity` and others of [`code`](mod@crate::code): all mismatches of the arguments. The method did
    ///   not run.
    /// - `return`: the method ran and returned a value of another type than it declares.
    /// - [`CallError::Failed`]: the method returned an error, which is the source.
    fn call(&mut self, method: &str, args: Args<'_>) -> Result<Untyped, CallError>;

    /// Calls a method with arguments, by name, async or not. Returns a future with the result, and the errors, of
    /// [`Object::call`]. The arguments are checked immediately; an async method runs when the future is
    /// polled.
    fn call_async<'f>(&'f mut self, method: &str, args: Args<'f>) -> CallFuture<'f>;

    /// Returns the object as a map of its fields; for an enum, in the form of its tag.
    fn to_value(&self) -> Value<'_>;

    // The methods below serve those of `dyn Object`, `Instance` and `BaseMut`. Most take the class of
    // the part that they are for: the object's own, or a base.
    #[doc(hidden)]
    fn __part(&self, base: &Class) -> Option<&dyn Any>;

    /// Returns the value of a part; `null` where there is none.
    #[doc(hidden)]
    fn __part_value(&self, base: &Class) -> Value<'_>;

    /// Returns the fields of a part with their values.
    #[doc(hidden)]
    fn __fields(&self, base: &Class) -> IntoIter<(&'static Field, Value<'_>)>;

    /// Returns the current variant of an enum, `None` for a struct.
    #[doc(hidden)]
    fn __variant(&self) -> Option<&'static Shape>;

    /// Returns the current variant of the enum to which a path leads.
    #[doc(hidden)]
    fn __variant_at(&self, path: &str) -> Result<Option<&'static Shape>, TypeMismatch>;

    #[doc(hidden)]
    fn __edit(&mut self, edit: ObjectEdit<'_>) -> Result<(), Mismatches>;

    #[doc(hidden)]
    fn __call_as(
        &mut self,
        base: &'static Class,
        method: &str,
        args: Args<'_>,
    ) -> Result<Untyped, CallError>;

    #[doc(hidden)]
    fn __call_async_as<'f>(
        &'f mut self,
        base: &'static Class,
        method: &str,
        args: Args<'f>,
    ) -> CallFuture<'f>;

    /// Returns the object as its own type, if the caller may have it.
    #[doc(hidden)]
    fn __any(&self) -> Option<&dyn Any>;

    #[doc(hidden)]
    fn __any_mut(&mut self) -> Option<&mut dyn Any> {
        None
    }

    #[doc(hidden)]
    fn __into_any(self: Box<Self>) -> Option<Box<dyn Any>> {
        None
    }

    // A clone can be sent to another thread if the object can.
    #[doc(hidden)]
    fn __clone(&self) -> Option<Box<dyn Object>> {
        None
    }

    #[doc(hidden)]
    fn __clone_send(&self) -> Option<Box<dyn Object + Send>>
    where
        Self: Send,
    {
        None
    }

    #[doc(hidden)]
    fn __clone_sync(&self) -> Option<Box<dyn Object + Send + Sync>>
    where
        Self: Send + Sync,
    {
        None
    }
}

/// A change by name that all objects have: the argument of `Object::__edit`.
#[expect(clippy::large_enum_variant, reason = "passed once, to where it is matched")]
pub enum ObjectEdit<'v> {
    /// Sets several fields.
    Update(Args<'v>),
    /// Merges a patch of RFC 7396.
    MergePatch(Value<'v>),
    /// Applies the operations of RFC 6902.
    JsonPatch(Value<'v>),
    /// Sets the place to which a path leads, in a mode of conversion.
    Set(Cow<'v, str>, Value<'v>, Conversion),
    /// Makes assignments of a command line.
    Apply(Vec<Cow<'v, str>>),
}

impl ObjectEdit<'_> {
    /// Copies borrowed data.
    pub(crate) fn into_owned(self) -> ObjectEdit<'static> {
        match self {
            Self::Update(args) => ObjectEdit::Update(args.into_owned()),
            Self::MergePatch(patch) => ObjectEdit::MergePatch(patch.into_owned()),
            Self::JsonPatch(patch) => ObjectEdit::JsonPatch(patch.into_owned()),
            Self::Set(path, value, conversion) => {
                let path = Cow::Owned(path.into_owned());
                ObjectEdit::Set(path, value.into_owned(), conversion)
            }
            Self::Apply(changes) => {
                let owned = changes.into_iter().map(|change| Cow::Owned(change.into_owned()));
                ObjectEdit::Apply(owned.collect())
            }
        }
    }
}

/// Prints the name of the class, and the object as a value, without secrets.
impl fmt::Debug for dyn Object + '_ {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:?}", self.class().name(), self.to_value())
    }
}

impl fmt::Debug for dyn Object + Send + '_ {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let object: &dyn Object = self;
        object.fmt(f)
    }
}

impl fmt::Debug for dyn Object + Send + Sync + '_ {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let object: &dyn Object = self;
        object.fmt(f)
    }
}
