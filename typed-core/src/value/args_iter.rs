//! The iterator over arguments by value.

use crate::value::args::{Arg, Args, INLINE, Storage};
use alloc::vec;
use core::slice;

/// The arguments of [`Args`], by value.
#[derive(Debug)]
pub struct IntoIter<'v>(Left<'v>);

#[derive(Debug)]
#[expect(clippy::large_enum_variant, reason = "a few are kept without allocating")]
enum Left<'v> {
    Few(arrayvec::IntoIter<Arg<'v>, INLINE>),
    Many(vec::IntoIter<Arg<'v>>),
}

impl<'v> Iterator for IntoIter<'v> {
    type Item = Arg<'v>;

    fn next(&mut self) -> Option<Arg<'v>> {
        match &mut self.0 {
            Left::Few(few) => few.next(),
            Left::Many(many) => many.next(),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        match &self.0 {
            Left::Few(few) => few.size_hint(),
            Left::Many(many) => many.size_hint(),
        }
    }
}

impl<'v> IntoIterator for Args<'v> {
    type Item = Arg<'v>;
    type IntoIter = IntoIter<'v>;

    fn into_iter(self) -> IntoIter<'v> {
        IntoIter(match self.storage {
            Storage::Few(few) => Left::Few(few.into_iter()),
            Storage::Many(many) => Left::Many(many.into_iter()),
        })
    }
}

impl<'a, 'v> IntoIterator for &'a Args<'v> {
    type Item = &'a Arg<'v>;
    type IntoIter = slice::Iter<'a, Arg<'v>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
