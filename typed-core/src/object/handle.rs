//! A field that was looked up once, for loops that read or set it often.

use crate::access::{set_slow, try_store};
use crate::class::{Class, ClassKind, Field};
use crate::record::{FieldType, HasClass, RecordMut, show};
use crate::report::{Key, TypeMismatch, closest, one};
use crate::value::{Conversion, Value};
use core::fmt;
use core::marker::PhantomData;

/// A field of `T` that was looked up once. [`get`](FieldHandle::get) and [`set`](FieldHandle::set)
/// need no look-up by name, and run the checks of `T::get` and `T::set`.
///
/// ```
/// use typed_structs::{FieldHandle, Typed, TypeMismatch};
///
/// fn total<T: Typed>(objects: &[T], name: &str) -> Result<i64, TypeMismatch> {
///     let field = FieldHandle::of(name)?;
///     objects.iter().map(|object| field.get_as::<i64>(object)).sum()
/// }
/// ```
pub struct FieldHandle<T> {
    index: usize,
    field: &'static Field,
    of: PhantomData<fn(&T)>,
}

impl<T: HasClass> FieldHandle<T> {
    /// Looks up a field by its name or an alias. Fields of bases are not searched.
    ///
    /// # Errors
    /// - `unknown`: there is no such field. The fields of an enum depend on its variant, so that
    ///   none is found.
    pub fn of(name: &str) -> Result<Self, TypeMismatch> {
        let class: &'static Class = T::STATIC_CLASS;
        let shape = class.shape(0);
        let index = shape.find(name).filter(|_| class.kind() == ClassKind::Struct);
        match index.and_then(|index| Some((index, shape.fields().get(index)?))) {
            Some((index, field)) => Ok(Self { index, field, of: PhantomData }),
            None => one(class.name(), |cx| {
                let names = class.fields().iter().map(Field::name);
                Err(cx.at(Key::Name(name)).unknown("field", closest(name, names)))
            }),
        }
    }

    /// Returns the metadata of the field.
    #[must_use]
    pub const fn field(&self) -> &'static Field {
        self.field
    }

    /// Reads the field.
    #[inline]
    #[must_use]
    pub fn get<'r>(&self, object: &'r T) -> Value<'r> {
        show(object, self.index)
    }

    /// Reads the field and converts it to a type.
    ///
    /// # Errors
    /// - The value cannot be converted to an `F`.
    pub fn get_as<'r, F: FieldType<'r>>(&self, object: &'r T) -> Result<F, TypeMismatch> {
        let value = self.get(object);
        one(T::STATIC_CLASS.name(), |cx| F::check(value, &mut cx.at(Key::Field(self.field.name()))))
    }

    /// Sets the field. Does not allocate for scalars and borrowed strings.
    ///
    /// # Errors
    /// - The value is not what is declared. The object does not change.
    #[inline]
    pub fn set<'v>(&self, object: &mut T, value: impl Into<Value<'v>>) -> Result<(), TypeMismatch>
    where
        T: RecordMut<'v>,
    {
        let mut value = value.into();
        if try_store(object, T::STATIC_CLASS, self.field, self.index, &mut value) {
            // The slot has taken the value, so that nothing is left to drop.
            core::mem::forget(value);
            return Ok(());
        }
        let found = Some((self.index, self.field));
        set_slow(object, T::STATIC_CLASS, found, &self.field.path(), value, Conversion::Strict)
    }
}

impl<T> Clone for FieldHandle<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for FieldHandle<T> {}

impl<T> fmt::Debug for FieldHandle<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("FieldHandle").field(&self.field.name()).finish()
    }
}
