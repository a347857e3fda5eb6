//! Values in order.

use crate::value::cow_slice;
use crate::value::cow_slice::CowSlice;
use crate::value::value::Value;
use alloc::vec::Vec;
use core::{fmt, mem, ops, slice};

/// Values in order, borrowed or owned. It is read as a slice, and changed as a `Vec`.
///
/// ```
/// use typed_structs::{List, Value};
///
/// let tags = [Value::from("a"), Value::from("b")];
/// let mut list = List::from(&tags[..]); // borrows
/// assert_eq!(list.len(), 2);
/// list.to_mut().push("c".into());
/// assert_eq!(Value::List(list), Value::from(["a", "b", "c"]));
/// ```
#[derive(Clone, Default)]
pub struct List<'v>(CowSlice<'v, Value<'v>>);

impl<'v> List<'v> {
    /// Creates an empty list. Does not allocate.
    #[must_use]
    pub const fn new() -> Self {
        Self(CowSlice::new())
    }

    /// Returns the number of levels, the list itself included.
    pub(super) fn levels(&self) -> u8 {
        self.0.levels()
    }

    /// Creates a list value of items that cannot be too deep, because the values they are built
    /// from are not.
    #[doc(hidden)]
    #[inline]
    pub const fn shown(values: Vec<Value<'v>>) -> Value<'v> {
        Value::List(Self(CowSlice::Owned(values)))
    }

    pub(super) fn cut(&mut self, levels: u8) {
        self.0.cut(levels);
    }

    /// Returns the values as a `Vec`. Allocates if they are borrowed. The depth of values added to
    /// it is not limited: see [`Value`].
    pub fn to_mut(&mut self) -> &mut Vec<Value<'v>> {
        self.0.to_mut()
    }

    /// Returns the values by value. Allocates if they are borrowed.
    #[must_use]
    pub fn into_vec(mut self) -> Vec<Value<'v>> {
        mem::take(self.to_mut())
    }

    pub(super) fn into_owned(self) -> List<'static> {
        List(CowSlice::Owned(self.0.filter_map(|value| Some(value.into_owned()))))
    }

    /// Returns a view of the same values.
    #[inline]
    pub(crate) fn reborrow(&self) -> List<'_> {
        List(CowSlice::Lent(&self.0))
    }

    /// Returns `true` if dropping it does nothing.
    #[inline]
    pub(super) const fn is_lent(&self) -> bool {
        matches!(self.0, CowSlice::Lent(_))
    }
}

impl<'v> ops::Deref for List<'v> {
    type Target = [Value<'v>];

    #[inline]
    fn deref(&self) -> &[Value<'v>] {
        &self.0
    }
}

impl fmt::Debug for List<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl PartialEq<List<'_>> for List<'_> {
    fn eq(&self, other: &List<'_>) -> bool {
        **self == **other
    }
}

impl<'v> From<Vec<Value<'v>>> for List<'v> {
    #[inline]
    fn from(values: Vec<Value<'v>>) -> Self {
        Self(CowSlice::of(values))
    }
}

/// Borrows the values.
impl<'v> From<&'v [Value<'v>]> for List<'v> {
    fn from(values: &'v [Value<'v>]) -> Self {
        Self(CowSlice::Lent(values))
    }
}

impl<'v> FromIterator<Value<'v>> for List<'v> {
    #[inline]
    fn from_iter<I: IntoIterator<Item = Value<'v>>>(values: I) -> Self {
        Vec::from_iter(values).into()
    }
}

/// The values of a [`List`] by value; views if they are borrowed.
#[derive(Clone, Debug)]
pub struct IntoIter<'v>(cow_slice::Iter<'v, Value<'v>>);

impl<'v> IntoIter<'v> {
    /// Returns the remaining values.
    #[inline]
    pub(crate) fn as_slice(&self) -> &[Value<'v>] {
        self.0.as_slice()
    }

    /// Skips values that have nothing to drop.
    #[inline]
    pub(crate) fn forget(&mut self, count: usize) {
        self.0.forget(count);
    }
}

impl<'v> Iterator for IntoIter<'v> {
    type Item = Value<'v>;

    #[inline]
    fn next(&mut self) -> Option<Value<'v>> {
        self.0.next()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl ExactSizeIterator for IntoIter<'_> {}

impl<'v> IntoIterator for List<'v> {
    type Item = Value<'v>;
    type IntoIter = IntoIter<'v>;

    #[inline]
    fn into_iter(self) -> IntoIter<'v> {
        IntoIter(self.0.into_iter())
    }
}

impl<'l, 'v> IntoIterator for &'l List<'v> {
    type Item = &'l Value<'v>;
    type IntoIter = slice::Iter<'l, Value<'v>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
