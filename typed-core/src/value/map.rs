//! Keys and values in the order given.

use super::Value;
use alloc::vec::Vec;

/// Keys and values in the order given, duplicates included: it is the check that refuses them, so
/// that nothing a document says is lost before it is looked at.
#[derive(Clone, Debug, Default)]
pub struct Map<'v> {
    entries: Vec<(Value<'v>, Value<'v>)>,
}

impl<'v> Map<'v> {
    /// An empty map. Does not allocate.
    #[must_use]
    pub const fn new() -> Self {
        Self { entries: Vec::new() }
    }

    /// The number of entries, duplicates included.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are no entries.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Adds an entry at the end, whether or not the key is there already. May allocate.
    pub fn push(&mut self, key: impl Into<Value<'v>>, value: impl Into<Value<'v>>) {
        self.entries.push((key.into(), value.into()));
    }

    /// The first value under the text `key`; linear in the number of entries.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value<'v>> {
        self.entries.iter().find(|(found, _)| found.as_str() == Some(key)).map(|(_, value)| value)
    }

    /// A mutable reference to the first value under the text `key`.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Value<'v>> {
        self.entries
            .iter_mut()
            .find(|(found, _)| found.as_str() == Some(key))
            .map(|(_, value)| value)
    }

    /// Removes the first entry under the text `key` and returns its value.
    pub fn remove(&mut self, key: &str) -> Option<Value<'v>> {
        let at = self.entries.iter().position(|(found, _)| found.as_str() == Some(key))?;
        Some(self.entries.remove(at).1)
    }

    pub(crate) fn entries_mut(&mut self) -> &mut [(Value<'v>, Value<'v>)] {
        &mut self.entries
    }

    /// The entries, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&Value<'v>, &Value<'v>)> {
        self.entries.iter().map(|(key, value)| (key, value))
    }

    pub(super) fn into_owned(self) -> Map<'static> {
        self.into_iter().map(|(key, value)| (key.into_owned(), value.into_owned())).collect()
    }

    pub(crate) fn reborrow(&self) -> Map<'_> {
        self.iter().map(|(key, value)| (key.reborrow(), value.reborrow())).collect()
    }
}

/// Two maps are equal when they have equal values under equal keys, the keys in any order, and the
/// duplicates of a key in the same order.
///
/// Allocates. Every value is compared once, also where maps nest; keys are compared at most with all
/// of the others, and one by one where the order is the same.
impl PartialEq<Map<'_>> for Map<'_> {
    fn eq(&self, other: &Map<'_>) -> bool {
        // The next one is the last.
        let mut open: Vec<_> = other.entries.iter().rev().collect();
        self.len() == other.len()
            && self.iter().all(|(key, value)| {
                let at = open.iter().rposition(|(candidate, _)| candidate == key);
                at.is_some_and(|at| open.remove(at).1 == *value)
            })
    }
}

impl<'v> FromIterator<(Value<'v>, Value<'v>)> for Map<'v> {
    fn from_iter<I: IntoIterator<Item = (Value<'v>, Value<'v>)>>(entries: I) -> Self {
        Self { entries: entries.into_iter().collect() }
    }
}

impl<'v> IntoIterator for Map<'v> {
    type Item = (Value<'v>, Value<'v>);
    type IntoIter = alloc::vec::IntoIter<Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}
