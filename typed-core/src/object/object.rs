//! Structs and enums as objects: the traits `Typed` and `Object`.

use crate::call::{call_as, call_async, call_async_as, call_in};
use crate::class::{CallError, CallFuture, Class, Field, Object, ObjectEdit, Private, Shape};
use crate::object::base::{BaseMut, as_base, as_base_mut};
use crate::object::by_name::ByName;
use crate::patch::{apply, apply_edit, assignments, json_patch, merge_patch, merge_patch_whole};
use crate::record::{FieldType, HasClass, Record, RecordMut, base_part, part_fields, variant};
use crate::report::{Key, Mismatches, TypeMismatch, one};
use crate::value::{Args, Conversion, Untyped, Value};
use crate::{access, record};
use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::vec::IntoIter;
use core::any::Any;

#[diagnostic::do_not_recommend]
impl<T> Object for T
where
    T: for<'v> ByName<'v> + 'static,
{
    fn class(&self) -> &'static Class {
        self.header().class()
    }

    fn get(&self, path: &str) -> Result<Value<'_>, TypeMismatch> {
        access::get(self, self.header().class(), path)
    }

    fn set(&mut self, path: &str, value: Value<'_>) -> Result<(), TypeMismatch> {
        let class = self.header().class();
        access::set_erased(self, class, path, value)
    }

    fn call(&mut self, method: &str, args: Args<'_>) -> Result<Untyped, CallError> {
        let class = self.header().class();
        call_in(self, class, method, args)
    }

    fn call_async<'f>(&'f mut self, method: &str, args: Args<'f>) -> CallFuture<'f> {
        call_async(self, method, args)
    }

    fn to_value(&self) -> Value<'_> {
        record::to_value(self)
    }

    fn __part(&self, base: &Class) -> Option<&dyn Any> {
        base_part(self, base)?.header().object()
    }

    fn __part_value(&self, base: &Class) -> Value<'_> {
        base_part(self, base).map_or(Value::Null, record::to_value)
    }

    fn __fields(&self, base: &Class) -> IntoIter<(&'static Field, Value<'_>)> {
        part_fields(self, base)
    }

    fn __variant(&self) -> Option<&'static Shape> {
        variant(self)
    }

    fn __variant_at(&self, path: &str) -> Result<Option<&'static Shape>, TypeMismatch> {
        access::variant_at(self, path)
    }

    fn __edit(&mut self, edit: ObjectEdit<'_>) -> Result<(), Mismatches> {
        match edit {
            ObjectEdit::Update(args) => self.update_by_name(args, Private::TOKEN),
            ObjectEdit::MergePatch(patch) => match self.slot_by_name(Private::TOKEN) {
                Some(slot) => merge_patch_whole(slot, patch),
                None => merge_patch(self, patch),
            },
            edit => apply_edit(self, edit),
        }
    }

    fn __call_as(
        &mut self,
        base: &'static Class,
        method: &str,
        args: Args<'_>,
    ) -> Result<Untyped, CallError> {
        call_as(base, self, method, args)
    }

    fn __call_async_as<'f>(
        &'f mut self,
        base: &'static Class,
        method: &str,
        args: Args<'f>,
    ) -> CallFuture<'f> {
        call_async_as(base, self, method, args)
    }

    fn __any(&self) -> Option<&dyn Any> {
        Some(self)
    }

    fn __any_mut(&mut self) -> Option<&mut dyn Any> {
        Some(self)
    }

    fn __into_any(self: Box<Self>) -> Option<Box<dyn Any>> {
        Some(self)
    }

    fn __clone(&self) -> Option<Box<dyn Object>> {
        Some(Box::new(T::CLONE?(self)))
    }

    fn __clone_send(&self) -> Option<Box<dyn Object + Send>>
    where
        Self: Send,
    {
        Some(Box::new(T::CLONE?(self)))
    }

    fn __clone_sync(&self) -> Option<Box<dyn Object + Send + Sync>>
    where
        Self: Send + Sync,
    {
        Some(Box::new(T::CLONE?(self)))
    }
}

/// Wraps a reference to an object, with the checked methods by value.
///
/// Rust looks up methods that take `self` by value first. So no trait in scope can replace `set` by
/// its own: `of(&mut user).set("age", 36)`.
pub const fn of<T>(object: &mut T) -> Of<'_, T> {
    Of(object)
}

/// A reference to an object, with checked methods: see [`of`].
#[derive(Debug)]
pub struct Of<'o, T>(&'o mut T);

impl<'o, T> Of<'o, T> {
    /// Returns the class of the object.
    #[must_use]
    pub fn class(self) -> &'static Class
    where
        T: HasClass,
    {
        T::STATIC_CLASS
    }

    /// Reads the field, property or class attribute to which a path leads.
    ///
    /// # Errors
    /// - `unknown`: the path leads nowhere.
    /// - `path`: the path is not written correctly.
    pub fn get(self, path: &str) -> Result<Value<'o>, TypeMismatch>
    where
        T: HasClass,
    {
        access::get(self.0, T::STATIC_CLASS, path)
    }

    /// Reads like [`Of::get`], and converts the value to a type.
    ///
    /// # Errors
    /// - The errors of [`Of::get`].
    /// - The value cannot be converted to an `F`.
    pub fn get_as<F: FieldType<'o>>(self, path: &str) -> Result<F, TypeMismatch>
    where
        T: HasClass,
    {
        get_as(self.0, path)
    }

    /// Sets the field, property or item to which a path leads.
    ///
    /// # Errors
    /// - The errors of [`Object::set`]. The object does not change.
    pub fn set<'v>(self, path: &str, value: impl Into<Value<'v>>) -> Result<(), TypeMismatch>
    where
        T: RecordMut<'v>,
    {
        let class = self.0.header().class();
        access::set_erased(self.0, class, path, value.into())
    }

    /// Sets like [`Of::set`], in lax mode.
    ///
    /// # Errors
    /// - The errors of [`Of::set`].
    pub fn set_lax<'v>(self, path: &str, value: impl Into<Value<'v>>) -> Result<(), TypeMismatch>
    where
        T: RecordMut<'v>,
    {
        access::set_converted(self.0, path, value.into(), Conversion::Lax)
    }

    /// Sets the place to which a path leads from text.
    ///
    /// # Errors
    /// - The errors of [`Of::set`].
    pub fn set_text<'v>(self, path: &str, text: &'v str) -> Result<(), TypeMismatch>
    where
        T: RecordMut<'v>,
    {
        access::set_converted(self.0, path, Value::from(text), Conversion::Text)
    }

    /// Sets several fields: all or none.
    ///
    /// # Errors
    /// - All mismatches, in input order.
    pub fn update<'v>(self, args: impl Into<Args<'v>>) -> Result<(), Mismatches>
    where
        T: ByName<'v>,
    {
        self.0.update_by_name(args.into(), Private::TOKEN)
    }

    /// Merges a patch into the object: see [`Typed::merge_patch`](crate::Typed::merge_patch).
    ///
    /// # Errors
    /// - All mismatches, in the order of the patch. The object does not change.
    pub fn merge_patch<'v>(self, patch: impl Into<Value<'v>>) -> Result<(), Mismatches>
    where
        T: ByName<'v> + FieldType<'v>,
    {
        merge_patch_whole(self.0, patch.into())
    }

    /// Makes assignments of a command line, in order: see [`Typed::apply`](crate::Typed::apply).
    ///
    /// # Errors
    /// - All mismatches, in input order. The object does not change.
    pub fn apply<'v>(
        self,
        changes: impl IntoIterator<Item = impl Into<Cow<'v, str>>>,
    ) -> Result<(), Mismatches>
    where
        T: RecordMut<'v>,
    {
        apply(self.0, assignments(changes))
    }

    /// Applies the operations of a patch: see [`Typed::json_patch`](crate::Typed::json_patch).
    ///
    /// # Errors
    /// - All mismatches, with the numbers of their operations. The object does not change.
    pub fn json_patch<'v>(self, patch: impl Into<Value<'v>>) -> Result<(), Mismatches>
    where
        T: RecordMut<'v>,
    {
        json_patch(self.0, patch.into())
    }

    /// Calls a method by name.
    ///
    /// # Errors
    /// - All mismatches of the arguments; the method did not run.
    /// - The error of the method.
    pub fn call<'v>(self, method: &str, args: impl Into<Args<'v>>) -> Result<Untyped, CallError>
    where
        T: RecordMut<'static>,
    {
        let class = self.0.header().class();
        call_in(self.0, class, method, args.into())
    }

    /// Returns the base part of type `B`, or the object itself if it is a `B`. Returns `None` if it
    /// is neither, and for a generic base without `methods(…)`.
    #[must_use]
    pub fn as_base<B: HasClass + 'static>(self) -> Option<&'o B>
    where
        T: HasClass,
    {
        as_base(self.0)
    }

    /// Returns a mutable view of the base part of type `B`, whose changes run the checks of the
    /// whole object. Returns `None` if the object has no such part.
    #[must_use]
    pub fn as_base_mut<B: HasClass + 'static>(self) -> Option<BaseMut<'o, B>>
    where
        T: Object,
    {
        as_base_mut(self.0)
    }

    /// Returns the fields with their values, in order. The fields of a base are in its place,
    /// unless they are hidden.
    pub fn fields(self) -> impl ExactSizeIterator<Item = (&'static Field, Value<'o>)>
    where
        T: HasClass,
    {
        record::fields(self.0)
    }

    /// Returns the object as a value.
    #[must_use]
    pub fn to_value(self) -> Value<'o>
    where
        T: HasClass,
    {
        record::to_value(self.0)
    }
}

/// Reads like [`access::get`], and converts the value to a type.
///
/// # Errors
/// - The errors of [`access::get`].
/// - The value cannot be converted to an `F`.
pub fn get_as<'r, F: FieldType<'r>>(record: &'r dyn Record, path: &str) -> Result<F, TypeMismatch> {
    let class = record.class();
    convert(access::get(record, class, path)?, class, path)
}

/// Converts the value at a path of an object to a type.
pub(super) fn convert<'r, F: FieldType<'r>>(
    value: Value<'r>,
    class: &'static Class,
    path: &str,
) -> Result<F, TypeMismatch> {
    one(class.name(), |cx| F::check(value, &mut cx.at(Key::Path(path))))
}
