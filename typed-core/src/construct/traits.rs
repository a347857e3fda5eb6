//! The traits of types that are constructed by name.

use crate::class::{Init, Private};
use crate::construct::construct::{construct_args, construct_value};
use crate::record::{FieldType, HasClass, Input, RecordMut};
use crate::report::{Context, Mismatches, Rejected};
use crate::value::Args;

/// A struct that can be constructed from a draft.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be constructed by name",
    label = "is not a struct that derives `Typed`",
    note = "add `#[derive(Typed)]` to the struct"
)]
pub trait Construct<'v>: RecordMut<'v> + FieldType<'v> + HasClass {
    /// The draft: the struct itself, if the types of its fields certainly have placeholders.
    type Draft: Draft<'v, Output = Self>;

    /// The custom constructor of the struct, if it has one.
    const INIT: Option<Init<Self>> = None;

    /// The function that clones an object, if the type says `clone`.
    const CLONE: Option<fn(&Self) -> Self> = None;

    /// `true` if an object can be constructed [in place](Construct::in_place).
    const HAS_IN_PLACE: bool = Self::HAS_PLACEHOLDER;

    /// Returns an object with placeholders in its fields, which no check has seen. If objects of
    /// the type are not checked, it is the placeholder of the type.
    #[must_use]
    fn in_place(_: Private<Self>) -> Self {
        Self::placeholder()
    }

    /// Swaps a field with that of a draft, which must be filled.
    fn swap(&mut self, draft: &mut Self::Draft, index: usize, access: Private<Self>);

    /// Constructs an object in place, or from a draft if a field has no placeholder. As a method it
    /// is compiled once, and in the vtable of the struct.
    ///
    /// # Errors
    /// - All mismatches, in input order, then all missing fields.
    #[inline(never)]
    fn construct_args(args: &mut Args<'v>, _: Private<Self>) -> Result<Self, Mismatches> {
        construct_args(args)
    }

    /// Like [`Construct::construct_args`], from the value of a field of the type.
    ///
    /// # Errors
    /// After reporting every mismatch to `cx`.
    #[inline(never)]
    fn construct_value(
        input: &mut Input<'_, 'v>,
        cx: &mut Context<'_>,
        _: Private<Self>,
    ) -> Result<Self, Rejected> {
        construct_value(input, cx)
    }
}

/// A record whose slots are empty until they are filled.
pub trait Draft<'v>: RecordMut<'v> + Sized {
    /// The object that it becomes.
    type Output: HasClass;

    /// Returns a draft with empty slots.
    fn new(access: Private<Self>) -> Self;

    /// Returns the object, if every slot is filled. Otherwise the values in the slots are leaked,
    /// so the caller clears them if some are empty.
    fn finish(self) -> Option<Self::Output>;
}

/// An object with placeholders in its fields is its own draft.
impl<'v, T: Construct<'v, Draft = Self>> Draft<'v> for T {
    type Output = Self;

    #[inline]
    fn new(_: Private<Self>) -> Self {
        // For a generic type, `assert_placeholder` can be evaluated only here.
        const {
            let _ = T::HAS_IN_PLACE;
        }
        T::in_place(Private::TOKEN)
    }

    #[inline]
    fn finish(self) -> Option<Self> {
        Some(self)
    }
}
