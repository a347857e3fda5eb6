//! Items in order, owned or borrowed: the storage of lists and maps.

use crate::value::key_index::KeyIndex;
use crate::value::value::{MAX_DEPTH, Value};
use alloc::boxed::Box;
use alloc::vec::{self, Vec};
use core::{fmt, mem, ops, slice};

/// Owned items, or borrowed ones that are copied when one of them is needed by value.
#[derive(Clone)]
pub(super) enum CowSlice<'v, T> {
    Owned(Vec<T>),
    /// Owned items, of which something was found out.
    Noted(Box<Noted<T>>),
    Lent(&'v [T]),
}

#[derive(Clone)]
pub(super) struct Noted<T> {
    /// The number of levels if it is at least [`TALL`], so that they are not counted again; otherwise 0.
    pub(super) levels: u8,
    /// The index of a map that is changed many times.
    pub(super) index: Option<KeyIndex>,
    pub(super) items: Vec<T>,
}

/// The number of levels from which it is stored. Few values have more, and fewer levels are counted
/// quickly.
const TALL: u8 = 16;

/// The greatest number of levels of an item.
const MOST_LEVELS: u8 = u8::MAX - 1;

/// Values that lists and maps can hold.
pub(super) trait Nested {
    /// Returns the number of levels: 0 for a scalar, 1 for a list of scalars.
    fn levels(&self) -> u8;

    /// Cuts an item that has more levels than allowed, and returns the number of levels it has
    /// then.
    fn bound(&mut self) -> u8;

    /// Keeps this many levels, and replaces deeper ones by [`Value::TooDeep`].
    fn cut(&mut self, levels: u8);
}

impl Nested for Value<'_> {
    #[inline]
    fn levels(&self) -> u8 {
        match self {
            Value::List(items) => items.levels(),
            Value::Map(map) => map.levels(),
            _ => 0,
        }
    }

    #[inline]
    fn bound(&mut self) -> u8 {
        match self.levels() {
            levels @ ..=MOST_LEVELS => levels,
            _ => {
                // Half of the levels are cut, so that cuts are rare.
                self.cut(MAX_DEPTH);
                MAX_DEPTH
            }
        }
    }

    #[cold]
    fn cut(&mut self, levels: u8) {
        match (levels.checked_sub(1), &mut *self) {
            (Some(levels), Value::List(items)) => items.cut(levels),
            (Some(levels), Value::Map(map)) => map.cut(levels),
            (None, Value::List(_) | Value::Map(_)) => *self = Value::TooDeep,
            _ => {}
        }
    }
}

impl Nested for (Value<'_>, Value<'_>) {
    #[inline]
    fn levels(&self) -> u8 {
        self.0.levels().max(self.1.levels())
    }

    #[inline]
    fn bound(&mut self) -> u8 {
        self.0.bound().max(self.1.bound())
    }

    #[cold]
    fn cut(&mut self, levels: u8) {
        self.0.cut(levels);
        self.1.cut(levels);
    }
}

impl<'v, T: Nested + Reborrow<'v>> CowSlice<'v, T> {
    /// Creates a sequence of items, without those that are too deep.
    #[inline]
    pub(super) fn of(mut items: Vec<T>) -> Self {
        let levels = items.iter_mut().map(T::bound).max().unwrap_or_default();
        if levels < TALL { Self::Owned(items) } else { Self::tall(levels, items) }
    }

    #[cold]
    #[inline(never)]
    fn tall(levels: u8, items: Vec<T>) -> Self {
        let levels = levels.saturating_add(1);
        Self::Noted(Box::new(Noted { levels, index: None, items }))
    }

    /// Cuts each item to this many levels.
    #[cold]
    pub(super) fn cut(&mut self, levels: u8) {
        let mut items = mem::take(self.to_mut());
        items.iter_mut().for_each(|item| item.cut(levels));
        *self = Self::of(items);
    }

    /// Returns the number of levels.
    #[inline(never)]
    pub(super) fn levels(&self) -> u8 {
        if self.counted() > 0 {
            return self.counted();
        }
        self.iter().map(T::levels).max().map_or(0, |levels| levels.saturating_add(1))
    }
}

impl<T> CowSlice<'_, T> {
    /// Returns the number of levels if it is stored; otherwise 0.
    pub(super) const fn counted(&self) -> u8 {
        match self {
            Self::Noted(noted) => noted.levels,
            Self::Owned(_) | Self::Lent(_) => 0,
        }
    }
}

/// A view of an item.
pub(super) trait Reborrow<'v>: Sized {
    /// Returns a view, which has nothing to drop.
    fn view(&'v self) -> Self;
}

impl<'v> Reborrow<'v> for Value<'v> {
    #[inline]
    fn view(&'v self) -> Self {
        self.reborrow()
    }
}

impl<'v> Reborrow<'v> for (Value<'v>, Value<'v>) {
    #[inline]
    fn view(&'v self) -> Self {
        (self.0.reborrow(), self.1.reborrow())
    }
}

impl<'v, T: Reborrow<'v>> CowSlice<'v, T> {
    pub(super) const fn new() -> Self {
        Self::Owned(Vec::new())
    }

    /// Returns the items, copied if they are borrowed.
    pub(super) fn to_mut(&mut self) -> &mut Vec<T> {
        loop {
            match self {
                Self::Owned(items) => return items,
                Self::Noted(noted) => *self = Self::Owned(mem::take(&mut noted.items)),
                Self::Lent(items) => *self = Self::Owned(items.iter().map(T::view).collect()),
            }
        }
    }

    /// Returns the items, to change some of them in place, except for keys.
    pub(super) fn items_mut(&mut self) -> &mut [T] {
        if !matches!(self, Self::Noted(noted) if noted.index.is_some()) {
            self.to_mut();
        }
        match self {
            Self::Owned(items) => items,
            Self::Noted(noted) => {
                noted.levels = 0;
                &mut noted.items
            }
            Self::Lent(_) => &mut [],
        }
    }

    /// Adds an item, cut if it is too deep.
    #[inline]
    pub(super) fn push(&mut self, mut item: T)
    where
        T: Nested,
    {
        match item.bound() {
            ..TALL => self.to_mut().push(item),
            levels => self.push_tall(levels, item),
        }
    }

    #[cold]
    #[inline(never)]
    fn push_tall(&mut self, levels: u8, item: T)
    where
        T: Nested,
    {
        let levels = levels.max(self.levels().saturating_sub(1));
        self.to_mut().push(item);
        *self = Self::tall(levels, mem::take(self.to_mut()));
    }

    /// Maps the items. Owned ones are mapped in place.
    pub(super) fn filter_map<U>(self, make: impl FnMut(T) -> Option<U>) -> Vec<U> {
        match self {
            Self::Owned(items) => items.into_iter().filter_map(make).collect(),
            Self::Noted(noted) => noted.items.into_iter().filter_map(make).collect(),
            Self::Lent(items) => items.iter().map(T::view).filter_map(make).collect(),
        }
    }

    /// Passes each item to a function and drops the rest of it. Borrowed items are passed as views.
    #[inline]
    pub(super) fn for_each_in_place(self, mut each: impl FnMut(&mut T)) {
        match self {
            Self::Owned(mut items) => items.iter_mut().for_each(each),
            Self::Noted(mut noted) => noted.items.iter_mut().for_each(each),
            Self::Lent(items) => items.iter().for_each(|item| {
                let mut view = item.view();
                each(&mut view);
                mem::forget(view);
            }),
        }
    }
}

impl<T> ops::Deref for CowSlice<'_, T> {
    type Target = [T];

    #[inline]
    fn deref(&self) -> &[T] {
        match self {
            Self::Owned(items) => items,
            Self::Noted(noted) => &noted.items,
            Self::Lent(items) => items,
        }
    }
}

/// Prints like a `Vec`.
impl<T: fmt::Debug> fmt::Debug for CowSlice<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl<T> Default for CowSlice<'_, T> {
    fn default() -> Self {
        Self::Owned(Vec::new())
    }
}

/// The items by value; views if they are borrowed.
#[derive(Clone, Debug)]
pub(super) enum Iter<'v, T> {
    Owned(vec::IntoIter<T>),
    Lent(slice::Iter<'v, T>),
}

impl<T> Iter<'_, T> {
    /// Returns the remaining items.
    #[inline]
    pub(super) fn as_slice(&self) -> &[T] {
        match self {
            Self::Owned(items) => items.as_slice(),
            Self::Lent(items) => items.as_slice(),
        }
    }

    /// Skips items without dropping them.
    #[inline]
    pub(super) fn forget(&mut self, count: usize) {
        match self {
            Self::Owned(items) => items.take(count).for_each(mem::forget),
            Self::Lent(items) => *items = items.as_slice().get(count..).unwrap_or_default().iter(),
        }
    }
}

impl<'v, T: Reborrow<'v>> Iterator for Iter<'v, T> {
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

impl<'v, T: Reborrow<'v>> ExactSizeIterator for Iter<'v, T> {}

impl<'v, T: Reborrow<'v>> IntoIterator for CowSlice<'v, T> {
    type Item = T;
    type IntoIter = Iter<'v, T>;

    #[inline]
    fn into_iter(self) -> Iter<'v, T> {
        match self {
            Self::Owned(items) => Iter::Owned(items.into_iter()),
            Self::Noted(noted) => Iter::Owned(noted.items.into_iter()),
            Self::Lent(items) => Iter::Lent(items.iter()),
        }
    }
}
