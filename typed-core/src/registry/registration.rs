//! Registered classes, with the functions that construct their objects.

use crate::class::{Class, Object, Shape, Style};
#[cfg(feature = "dynamic")]
use crate::construct::missing_fields_error;
#[cfg(feature = "dynamic")]
use crate::dynamic::{DynamicClass, Instance};
use crate::object::{ByName, Typed};
use crate::record::notify_constructed;
use crate::report::{Context, Mismatches, Rejected, code};
use crate::value::{Args, Value};
use alloc::boxed::Box;
use core::any::{TypeId, type_name};

/// An object of a class that is known only at run time. It can be used as a `Box<dyn Object>`.
///
/// See [`Registry`](crate::Registry) for an example.
pub type BoxObject = Box<dyn Object + Send + Sync>;

/// A class with the functions that construct its objects. Only registered classes have this code.
///
/// The functions take the class, because one type can serve several classes.
#[derive(Clone, Copy, Debug)]
pub struct Registration {
    pub(super) class: &'static Class,
    type_id: TypeId,
    type_name: fn() -> &'static str,
    construct: fn(&'static Class, Args<'_>) -> Result<BoxObject, Mismatches>,
    check: Check,
}

type Check =
    for<'v> fn(&'static Class, Value<'v>, &mut Context<'_>) -> Result<Box<dyn Made>, Rejected>;

impl Registration {
    /// Creates the registration of a struct or an enum.
    #[must_use]
    pub const fn of<T: Typed + Send + Sync>() -> Self {
        Self {
            class: T::STATIC_CLASS,
            type_id: TypeId::of::<T>(),
            type_name: type_name::<T>,
            construct: |_, args| Ok(Box::new(T::construct(args)?)),
            check: |_, value, cx| Ok(Box::new(T::check(value, cx)?)),
        }
    }

    /// Creates the registration of a class built at run time.
    #[cfg(feature = "dynamic")]
    pub(super) const fn dynamic(class: &'static DynamicClass) -> Self {
        Self {
            class: class.class(),
            type_id: TypeId::of::<Instance>(),
            type_name: || "a class built at run time",
            construct: |class, args| match class.dynamic() {
                Some(class) => Ok(Box::new(class.construct(args)?)),
                None => Err(missing_fields_error(class)),
            },
            check: |class, value, cx| match class.dynamic() {
                Some(class) => Ok(Box::new(Instance::check(class, value, cx)?)),
                None => Err(cx.merge(missing_fields_error(class))),
            },
        }
    }

    /// Returns the Rust type of the class, with its path.
    #[inline]
    pub(super) fn type_name(&self) -> &'static str {
        (self.type_name)()
    }

    /// Returns `true` if both are the same class.
    #[inline]
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let is_same = !self.class.is_dynamic() || self.class.is_same(other.class);
        self.type_id == other.type_id && is_same
    }

    #[inline]
    pub(super) fn construct(&self, args: Args<'_>) -> Result<BoxObject, Mismatches> {
        (self.construct)(self.class, args)
    }

    /// Constructs an object from a map of its fields.
    #[inline]
    pub(super) fn check(
        &self,
        content: Value<'_>,
        cx: &mut Context<'_>,
    ) -> Result<Box<dyn Made>, Rejected> {
        let style = self.class.only_shape().map(Shape::style);
        if style == Some(Style::Tuple) {
            let expected = "arguments of `construct`, since its fields have no names";
            return Err(cx.redacted().reject(code::TYPE, expected, &content));
        }
        let content = match content {
            Value::Map(none) if none.is_empty() && style == Some(Style::Unit) => Value::Null,
            content => content,
        };
        (self.check)(self.class, content, cx)
    }
}

/// An object that is not finished, because the input around it may still be rejected.
pub(super) trait Made {
    /// Finishes the object, once the whole input is accepted.
    fn finish(self: Box<Self>) -> BoxObject;
}

impl<T: for<'v> ByName<'v> + Send + Sync + 'static> Made for T {
    fn finish(self: Box<Self>) -> BoxObject {
        notify_constructed(&*self);
        self
    }
}
