//! The entries of a map by their string keys. An index makes many changes of a large map cheap.

use crate::value::cow_slice::{CowSlice, Nested, Noted};
use crate::value::value::Value;
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::mem;

type Entry<'v> = (Value<'v>, Value<'v>);

/// The positions of entries by their string keys, each of which is there once.
#[derive(Clone, Debug)]
pub(super) struct KeyIndex(BTreeMap<Box<str>, usize>);

/// The number of entries from which an index is faster than a search.
const MANY: usize = 32;

impl KeyIndex {
    /// Returns the index of entries; `None` if a key is there twice.
    fn of(entries: &[Entry<'_>]) -> Option<Self> {
        let mut index = Self(BTreeMap::new());
        let is_new = |(at, (key, _)): (usize, &Entry<'_>)| index.add(key, at);
        entries.iter().enumerate().all(is_new).then_some(index)
    }

    /// Adds a key. Returns `false` if it is there.
    fn add(&mut self, key: &Value<'_>, at: usize) -> bool {
        key.as_str().is_none_or(|key| self.0.insert(Box::from(key), at).is_none())
    }

    /// Removes the entry at a position, and moves those behind it.
    fn remove(&mut self, key: Option<&str>, at: usize, is_last: bool) {
        if let Some(key) = key {
            self.0.remove(key);
        }
        if !is_last {
            self.0.values_mut().filter(|other| **other > at).for_each(|other| *other -= 1);
        }
    }

    /// Adds an entry at a position, and moves those behind it. Returns `false` if its key is there.
    fn insert(&mut self, key: &Value<'_>, at: usize, is_last: bool) -> bool {
        if !is_last {
            self.0.values_mut().filter(|other| **other >= at).for_each(|other| *other += 1);
        }
        self.add(key, at)
    }
}

impl<'v> CowSlice<'v, Entry<'v>> {
    /// Returns the position of the first entry under a string key.
    pub(super) fn find(&self, key: &str) -> Option<usize> {
        if let Self::Noted(noted) = self
            && let Some(index) = &noted.index
        {
            return index.0.get(key).copied();
        }
        self.iter().position(|(found, _)| found.as_str() == Some(key))
    }

    /// Indexes many entries by their keys, until they are changed in a way that does not keep the index.
    pub(super) fn index(&mut self) {
        let is_indexed = matches!(self, Self::Noted(noted) if noted.index.is_some());
        if is_indexed || self.len() < MANY {
            return;
        }
        if let Some(index) = KeyIndex::of(self) {
            let levels = self.counted();
            let items = mem::take(self.to_mut());
            *self = Self::Noted(Box::new(Noted { levels, index: Some(index), items }));
        }
    }

    /// Adds an entry at the end, cut if it is too deep.
    pub(super) fn push_entry(&mut self, mut entry: Entry<'v>) {
        match self {
            Self::Noted(noted) if noted.index.is_some() => {
                let levels = entry.bound().saturating_add(1);
                if noted.levels > 0 {
                    noted.levels = noted.levels.max(levels);
                }
                let at = noted.items.len();
                noted.index.take_if(|index| !index.add(&entry.0, at));
                noted.items.push(entry);
            }
            _ => self.push(entry),
        }
    }

    /// Adds an entry at a position.
    pub(super) fn insert_entry(&mut self, at: usize, entry: Entry<'v>) {
        let is_last = at >= self.len();
        let items = self.indexed_mut(|index| index.insert(&entry.0, at, is_last));
        items.insert(at.min(items.len()), entry);
    }

    /// Removes the entry at a position.
    pub(super) fn remove_entry(&mut self, at: usize) -> Option<Entry<'v>> {
        let key = self.get(at)?.0.as_str().map(Box::<str>::from);
        let is_last = at + 1 == self.len();
        let items = self.indexed_mut(|index| {
            index.remove(key.as_deref(), at, is_last);
            true
        });
        Some(items.remove(at))
    }

    /// Returns the entries, for a change of their number that a function makes in the index too. The
    /// index is dropped if it returns `false`.
    fn indexed_mut(&mut self, change: impl FnOnce(&mut KeyIndex) -> bool) -> &mut Vec<Entry<'v>> {
        let is_kept = match self {
            Self::Noted(noted) => noted.index.as_mut().is_some_and(change),
            Self::Owned(_) | Self::Lent(_) => false,
        };
        if !is_kept {
            return self.to_mut();
        }
        match self {
            Self::Noted(noted) => {
                noted.levels = 0;
                &mut noted.items
            }
            other => other.to_mut(),
        }
    }
}
