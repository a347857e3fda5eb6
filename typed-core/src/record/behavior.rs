//! The optional operations of a record. Most objects have none, and little more than a class.

use crate::class::{Class, Private, Sealed, Shape};
use crate::record::kept::{Incoming, Kept};
use crate::record::record::{RecordMut, Slots};
use crate::report::{Context, Rejected, code};
use crate::value::Value;
use core::any::Any;

/// The constant parts of a record. One method returns them all, because each method of `Record`
/// costs every struct.
#[derive(Clone, Copy)]
pub struct Header<'r> {
    class: &'static Class,
    object: Option<&'r dyn Any>,
    rest: Rest<'r>,
}

/// The part of a header that most structs leave at `Variant(0)`.
#[derive(Clone, Copy)]
enum Rest<'r> {
    /// The number of the shape.
    Variant(usize),
    /// The optional operations, which know the number of the shape.
    Behavior(&'r dyn Behavior),
}

/// Optional operations of a struct or an enum that read.
pub trait Behavior {
    /// Returns the index of the enum's current variant.
    fn variant(&self) -> usize {
        0
    }

    /// Returns the value of a field without a slot; `null` for other fields.
    fn show_only(&self, index: usize) -> Value<'_> {
        let _ = index;
        Value::Null
    }

    /// Returns `true` if the object has no entry for a field.
    fn is_left_out(&self, index: usize) -> bool {
        let _ = index;
        false
    }

    /// Runs the field's `check = …`.
    fn check_field(&self, index: usize, cx: &mut Context<'_>) -> Result<(), Rejected> {
        let _ = (index, cx);
        Ok(())
    }

    /// Runs the struct's `check = …`.
    fn verify(&self, cx: &mut Context<'_>) -> Result<(), Rejected> {
        let _ = cx;
        Ok(())
    }

    /// Runs the struct's `after = …`.
    fn verify_new(&self, cx: &mut Context<'_>) -> Result<(), Rejected> {
        let _ = cx;
        Ok(())
    }
}

#[doc(hidden)]
impl<'r> Header<'r> {
    #[inline]
    #[must_use]
    pub const fn new(class: &'static Class) -> Self {
        Self::of_variant(class, 0)
    }

    /// Returns the header of a draft of an enum's variant.
    #[inline]
    #[must_use]
    pub const fn of_variant(class: &'static Class, variant: usize) -> Self {
        Self { class, object: None, rest: Rest::Variant(variant) }
    }

    #[inline]
    #[must_use]
    pub const fn with_object(self, object: &'r dyn Any) -> Self {
        Self { object: Some(object), ..self }
    }

    #[inline]
    #[must_use]
    pub const fn with_behavior(self, behavior: &'r dyn Behavior) -> Self {
        Self { rest: Rest::Behavior(behavior), ..self }
    }
}

impl<'r> Header<'r> {
    #[inline]
    pub(crate) const fn class(self) -> &'static Class {
        self.class
    }

    /// Returns the fields of the struct, or of the enum's current variant.
    #[inline]
    pub(crate) fn shape(self) -> &'static Shape {
        self.class.shape(match self.rest {
            Rest::Variant(variant) => variant,
            Rest::Behavior(behavior) => behavior.variant(),
        })
    }

    /// Returns the optional operations, if there are any.
    #[inline]
    const fn behavior(self) -> Option<&'r dyn Behavior> {
        match self.rest {
            Rest::Variant(_) => None,
            Rest::Behavior(behavior) => Some(behavior),
        }
    }

    /// Returns the object itself, for its methods; `None` if its methods cannot be called by name.
    pub(crate) const fn object(self) -> Option<&'r dyn Any> {
        self.object
    }

    /// See [`Behavior::show_only`].
    pub(super) fn show_only(self, index: usize) -> Value<'r> {
        self.behavior().map_or(Value::Null, |behavior| behavior.show_only(index))
    }

    /// See [`Behavior::is_left_out`].
    pub(super) fn is_left_out(self, index: usize) -> bool {
        self.behavior().is_some_and(|behavior| behavior.is_left_out(index))
    }

    /// See [`Behavior::check_field`].
    pub(crate) fn check_field(self, index: usize, cx: &mut Context<'_>) -> Result<(), Rejected> {
        self.behavior().map_or(Ok(()), |behavior| behavior.check_field(index, cx))
    }

    /// See [`Behavior::verify`].
    #[inline]
    pub(crate) fn verify(self, cx: &mut Context<'_>) -> Result<(), Rejected> {
        self.behavior().map_or(Ok(()), |behavior| behavior.verify(cx))
    }

    /// Runs the checks of an object that was just constructed: `check = …`, and then `after = …`.
    pub(crate) fn verify_new(self, cx: &mut Context<'_>) -> Result<(), Rejected> {
        self.behavior().map_or(Ok(()), |behavior| {
            behavior.verify(cx)?;
            behavior.verify_new(cx)
        })
    }
}

/// Optional operations of a struct that write, with the type erased. Only this crate implements the
/// trait.
pub trait BehaviorMut<'v>: Sealed<'v> {
    /// See [`Slots::exchange`].
    ///
    /// # Errors
    /// Those of that method.
    fn exchange(
        &mut self,
        index: usize,
        content: Incoming<'v>,
        cx: &mut Context<'_>,
        access: Private,
    ) -> Result<Option<Kept<'v>>, Rejected>;

    /// See [`Slots::fill_default`].
    fn fill_default(&mut self, index: usize, access: Private) -> bool;
}

impl<'v, T: Slots<'v>> BehaviorMut<'v> for T {
    #[inline]
    fn exchange(
        &mut self,
        index: usize,
        content: Incoming<'v>,
        cx: &mut Context<'_>,
        _: Private,
    ) -> Result<Option<Kept<'v>>, Rejected> {
        Slots::exchange(self, index, content, cx, Private::TOKEN)
    }

    #[inline]
    fn fill_default(&mut self, index: usize, _: Private) -> bool {
        Slots::fill_default(self, index, Private::TOKEN)
    }
}

/// See [`BehaviorMut::exchange`].
pub(crate) fn exchange<'v>(
    record: &mut dyn RecordMut<'v>,
    index: usize,
    content: Incoming<'v>,
    cx: &mut Context<'_>,
) -> Result<Option<Kept<'v>>, Rejected> {
    match record.behavior_mut(Private::TOKEN) {
        Some(behavior) => behavior.exchange(index, content, cx, Private::TOKEN),
        None => Err(not_exchanged(&content, cx)),
    }
}

/// Rejects a new value for a field that cannot be exchanged.
#[cold]
#[inline(never)]
pub fn not_exchanged(content: &Incoming<'_>, cx: &mut Context<'_>) -> Rejected {
    let value = match content {
        Incoming::New(value, _) | Incoming::Part(value) => value,
        Incoming::Old(_) => &Value::Null,
    };
    cx.reject_change("cannot be set by path: there are checks; set the whole object", value)
}

/// Rejects a variant index that does not exist, which this crate never passes.
#[cold]
pub fn no_variant(value: &Value<'_>, cx: &mut Context<'_>) -> Rejected {
    cx.redacted().reject(code::TYPE, "a variant", value)
}
