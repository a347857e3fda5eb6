//! Drafts of objects that can be blank: the object itself.

use crate::__private::assert;
use crate::class::Private;
use crate::construct::under_construction::UnderConstruction;
use crate::record::{Construct, Draft, Fields, RecordMut};
use crate::report::Mismatches;
use core::mem::ManuallyDrop;

/// An object whose fields are blank until they are filled, each in its place. It is not dropped
/// before: neither is a blank made to be dropped, nor an object with one in it.
#[derive(Debug)]
pub struct InPlace<T>(pub ManuallyDrop<T>);

impl<'v, T: RecordMut<'v>> Fields<'v> for InPlace<T> {
    #[inline]
    fn fields(&mut self) -> UnderConstruction<'_, 'v> {
        UnderConstruction::InPlace(&mut *self.0)
    }
}

impl<'v, T: Construct<'v>> Draft<'v> for InPlace<T> {
    type Output = T;

    #[inline]
    fn new(_: Private<Self>) -> Self {
        // Of a type with parameters, this is where it is known what `assert_placeholder` asks.
        const {
            let _ = T::HAS_IN_PLACE;
        }
        Self(ManuallyDrop::new(T::in_place(Private::TOKEN)))
    }

    #[inline]
    fn finish(self) -> Result<T, Mismatches> {
        Ok(ManuallyDrop::into_inner(self.0))
    }
}

/// Whether there is a blank of a struct, where the names of its types say so.
///
/// # Panics
/// In const code, where one of them is the name of another type.
#[must_use]
#[track_caller]
pub const fn assert_placeholder(has_blank: bool) -> bool {
    assert(
        has_blank,
        "a field's type is not the one of the standard library that it is named as: write a path to it, such as `self::String`",
    );
    true
}
