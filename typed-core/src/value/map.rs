//! Keys and values in the order given.

use crate::value::cow_slice;
use crate::value::cow_slice::CowSlice;
use crate::value::value::Value;
use alloc::vec::Vec;
use core::{iter, slice};

/// Keys and values in the order given, duplicates included. Checks reject duplicates, not the map,
/// so that a report can name them.
///
/// The entries are owned or, in a [view](Value::reborrow), borrowed. Borrowed entries are copied by
/// the first change:
///
/// ```
/// use typed_structs::{Map, Value};
///
/// let mut ports = Map::new();
/// ports.push("http", 80);
/// let ports = Value::from(ports);
/// let mut view = ports.reborrow(); // borrows
/// view.as_map_mut().unwrap().push("https", 443);
/// assert_eq!(view.as_map().unwrap().len(), 2);
/// assert_eq!(ports.as_map().unwrap().len(), 1);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Map<'v> {
    entries: CowSlice<'v, Entry<'v>>,
}

type Entry<'v> = (Value<'v>, Value<'v>);

impl<'v> Map<'v> {
    /// Creates an empty map. Does not allocate.
    #[must_use]
    pub const fn new() -> Self {
        Self { entries: CowSlice::new() }
    }

    /// Returns the number of entries, duplicates included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Returns `true` if there are no entries.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Adds an entry at the end, even if there is one under the same key. May allocate.
    pub fn push(&mut self, key: impl Into<Value<'v>>, value: impl Into<Value<'v>>) {
        self.entries.push_entry((key.into(), value.into()));
    }

    /// Adds an entry that cannot be too deep, because the values it is built from are not.
    #[inline]
    pub(crate) fn add(&mut self, key: impl Into<Value<'v>>, value: impl Into<Value<'v>>) {
        self.entries.to_mut().push((key.into(), value.into()));
    }

    /// Creates a map value of entries that cannot be too deep, because the values they are built
    /// from are not.
    #[doc(hidden)]
    #[inline]
    pub const fn shown(entries: Vec<(Value<'v>, Value<'v>)>) -> Value<'v> {
        Value::Map(Self { entries: CowSlice::Owned(entries) })
    }

    /// Returns the first value under the string `key`; linear in the number of entries.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value<'v>> {
        self.entry_at(self.entries.find(key)?)
    }

    /// Returns a mutable reference to the first value under the string `key`. Allocates if the
    /// entries are borrowed.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Value<'v>> {
        self.entry_at_mut(self.entries.find(key)?)
    }

    /// Returns the value of the entry at an index.
    pub(crate) fn entry_at(&self, at: usize) -> Option<&Value<'v>> {
        self.entries.get(at).map(|(_, value)| value)
    }

    /// Returns the value of the entry at an index. Allocates if the entries are borrowed.
    pub(crate) fn entry_at_mut(&mut self, at: usize) -> Option<&mut Value<'v>> {
        self.entries.items_mut().get_mut(at).map(|(_, value)| value)
    }

    /// Returns the index of the first entry under a key of any kind.
    pub(crate) fn position(&self, key: &Value<'_>) -> Option<usize> {
        match key.as_str() {
            Some(key) => self.entries.find(key),
            None => self.entries.iter().position(|(found, _)| found == key),
        }
    }

    /// Prepares a large map for many changes by key.
    pub(crate) fn index(&mut self) {
        self.entries.index();
    }

    /// Adds an entry at an index. The depth of the value is not limited.
    pub(crate) fn insert_at(&mut self, at: usize, entry: (Value<'v>, Value<'v>)) {
        self.entries.insert_entry(at, entry);
    }

    /// Removes the entry at an index.
    pub(crate) fn remove_at(&mut self, at: usize) -> Option<(Value<'v>, Value<'v>)> {
        self.entries.remove_entry(at)
    }

    /// Removes the first entry under the string `key` and returns its value. Allocates if the
    /// entries are borrowed and there is such an entry.
    pub fn remove(&mut self, key: &str) -> Option<Value<'v>> {
        Some(self.remove_at(self.entries.find(key)?)?.1)
    }

    /// Passes each entry to a function and drops the rest of it. Borrowed entries are passed as
    /// views.
    pub(crate) fn for_each_in_place(self, mut each: impl FnMut(&mut Value<'v>, &mut Value<'v>)) {
        self.entries.for_each_in_place(|(key, value)| each(key, value));
    }

    /// Returns the entries, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&Value<'v>, &Value<'v>)> {
        self.entries.iter().map(|(key, value)| (key, value))
    }

    /// Maps the entries. Owned ones are mapped in place.
    pub(crate) fn filter_map<'m>(
        self,
        make: impl FnMut(Entry<'v>) -> Option<Entry<'m>>,
    ) -> Map<'m> {
        Map { entries: CowSlice::Owned(self.entries.filter_map(make)) }
    }

    /// Returns the number of levels, the map itself included.
    pub(super) fn levels(&self) -> u8 {
        self.entries.levels()
    }

    pub(super) fn cut(&mut self, levels: u8) {
        self.entries.cut(levels);
    }

    pub(super) fn into_owned(self) -> Map<'static> {
        self.filter_map(|(key, value)| Some((key.into_owned(), value.into_owned())))
    }

    /// Returns a view of the same entries.
    #[inline]
    pub(crate) fn reborrow(&self) -> Map<'_> {
        Map { entries: CowSlice::Lent(&self.entries) }
    }

    /// Returns `true` if dropping it does nothing.
    #[inline]
    pub(super) const fn is_lent(&self) -> bool {
        matches!(self.entries, CowSlice::Lent(_))
    }
}

/// Compares the values under equal keys. Different keys may be in any order, duplicates of a key
/// only in the same one.
///
/// Allocates. Every value is compared once, also in nested maps. Keys in the same order are
/// compared in pairs, otherwise each with all others.
impl PartialEq<Map<'_>> for Map<'_> {
    fn eq(&self, other: &Map<'_>) -> bool {
        // The entries are taken from the end.
        let mut open: Vec<_> = other.entries.iter().rev().collect();
        self.len() == other.len()
            && self.iter().all(|(key, value)| {
                let at = open.iter().rposition(|(candidate, _)| candidate == key);
                at.is_some_and(|at| open.remove(at).1 == *value)
            })
    }
}

/// ```
/// use typed_structs::{Map, Value};
///
/// let map = Map::from([("title", Value::from("Engine")), ("pages", 210.into())]);
/// assert_eq!(map.get("pages"), Some(&Value::Int(210)));
/// ```
impl<'v, K: Into<Value<'v>>, V: Into<Value<'v>>, const N: usize> From<[(K, V); N]> for Map<'v> {
    fn from(entries: [(K, V); N]) -> Self {
        entries.into_iter().map(|(key, value)| (key.into(), value.into())).collect()
    }
}

impl<'v> From<Vec<(Value<'v>, Value<'v>)>> for Map<'v> {
    #[inline]
    fn from(entries: Vec<(Value<'v>, Value<'v>)>) -> Self {
        Self { entries: CowSlice::of(entries) }
    }
}

impl<'v> FromIterator<(Value<'v>, Value<'v>)> for Map<'v> {
    fn from_iter<I: IntoIterator<Item = (Value<'v>, Value<'v>)>>(entries: I) -> Self {
        Vec::from_iter(entries).into()
    }
}

/// The entries of a [`Map`] by value; views if they are borrowed.
#[derive(Clone, Debug)]
pub struct IntoIter<'v>(cow_slice::Iter<'v, Entry<'v>>);

impl<'v> Iterator for IntoIter<'v> {
    type Item = Entry<'v>;

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl ExactSizeIterator for IntoIter<'_> {}

impl<'v> IntoIterator for Map<'v> {
    type Item = Entry<'v>;
    type IntoIter = IntoIter<'v>;

    fn into_iter(self) -> IntoIter<'v> {
        IntoIter(self.entries.into_iter())
    }
}

impl<'m, 'v> IntoIterator for &'m Map<'v> {
    type Item = (&'m Value<'v>, &'m Value<'v>);
    type IntoIter = iter::Map<slice::Iter<'m, Entry<'v>>, fn(&'m Entry<'v>) -> Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.iter().map(|(key, value)| (key, value))
    }
}
