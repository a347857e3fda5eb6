//! Items in order, owned or lent: what lists and maps are.

use super::Value;
use alloc::vec::{self, Vec};
use core::{fmt, mem, ops, slice};

/// Items that are owned, or that stay with whoever lends them until one of them is needed.
#[derive(Clone)]
pub(super) enum Sequence<'v, T> {
    Owned(Vec<T>),
    Lent(&'v [T]),
}

/// What a view of an item is.
pub(super) trait View<'v>: Sized {
    /// A view, which has nothing to drop.
    fn view(&'v self) -> Self;
}

impl<'v> View<'v> for Value<'v> {
    #[inline]
    fn view(&'v self) -> Self {
        self.reborrow()
    }
}

impl<'v> View<'v> for (Value<'v>, Value<'v>) {
    #[inline]
    fn view(&'v self) -> Self {
        (self.0.reborrow(), self.1.reborrow())
    }
}

impl<'v, T: View<'v>> Sequence<'v, T> {
    pub(super) const fn new() -> Self {
        Self::Owned(Vec::new())
    }

    /// All of them, made its own where they are lent.
    pub(super) fn to_mut(&mut self) -> &mut Vec<T> {
        loop {
            match self {
                Self::Owned(items) => return items,
                Self::Lent(items) => *self = Self::Owned(items.iter().map(T::view).collect()),
            }
        }
    }

    /// What is made of each, in the same memory where it is owned.
    pub(super) fn filter_map<U>(self, make: impl FnMut(T) -> Option<U>) -> Vec<U> {
        match self {
            Self::Owned(items) => items.into_iter().filter_map(make).collect(),
            Self::Lent(items) => items.iter().map(T::view).filter_map(make).collect(),
        }
    }

    /// Uses up all of them in their places; of what is lent, views.
    #[inline]
    pub(super) fn use_up(self, mut each: impl FnMut(&mut T)) {
        match self {
            Self::Owned(mut items) => items.iter_mut().for_each(each),
            Self::Lent(items) => items.iter().for_each(|item| {
                let mut view = item.view();
                each(&mut view);
                mem::forget(view);
            }),
        }
    }
}

impl<T> ops::Deref for Sequence<'_, T> {
    type Target = [T];

    #[inline]
    fn deref(&self) -> &[T] {
        match self {
            Self::Owned(items) => items,
            Self::Lent(items) => items,
        }
    }
}

/// Like a `Vec`.
impl<T: fmt::Debug> fmt::Debug for Sequence<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl<T> Default for Sequence<'_, T> {
    fn default() -> Self {
        Self::Owned(Vec::new())
    }
}

/// The items by value; of what is lent, views.
#[derive(Clone, Debug)]
pub(super) enum Iter<'v, T> {
    Owned(vec::IntoIter<T>),
    Lent(slice::Iter<'v, T>),
}

impl<T> Iter<'_, T> {
    /// Those that are left.
    #[inline]
    pub(super) fn as_slice(&self) -> &[T] {
        match self {
            Self::Owned(items) => items.as_slice(),
            Self::Lent(items) => items.as_slice(),
        }
    }

    /// Passes over the first ones, without dropping them.
    #[inline]
    pub(super) fn forget(&mut self, count: usize) {
        match self {
            Self::Owned(items) => items.take(count).for_each(mem::forget),
            Self::Lent(items) => *items = items.as_slice().get(count..).unwrap_or_default().iter(),
        }
    }
}

impl<'v, T: View<'v>> Iterator for Iter<'v, T> {
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        match self {
            Self::Owned(items) => items.next(),
            Self::Lent(items) => items.next().map(T::view),
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let len = self.as_slice().len();
        (len, Some(len))
    }
}

impl<'v, T: View<'v>> ExactSizeIterator for Iter<'v, T> {}

impl<'v, T: View<'v>> IntoIterator for Sequence<'v, T> {
    type Item = T;
    type IntoIter = Iter<'v, T>;

    #[inline]
    fn into_iter(self) -> Iter<'v, T> {
        match self {
            Self::Owned(items) => Iter::Owned(items.into_iter()),
            Self::Lent(items) => Iter::Lent(items.iter()),
        }
    }
}
