//! Steps of paths that lead to no item.

use core::fmt;

/// The reason why a step of a path leads to no item. `Display` writes it after "unknown item".
#[derive(Clone, Copy, Debug)]
pub(crate) enum NoItem {
    /// The list is shorter.
    OutOfBounds { index: usize, len: usize },
    /// The items of a set have no index.
    OfSet,
    /// The step is not an index of the list.
    NoIndex,
    /// The map has no such key.
    Absent,
    /// The items of the map are not reached by path.
    Whole,
    /// The value is of a kind without items.
    Without(&'static str),
}

impl NoItem {
    /// Returns the kind of the value that has no such item.
    pub(super) const fn within(&self) -> &'static str {
        match self {
            Self::OutOfBounds { .. } | Self::NoIndex => "list",
            Self::OfSet => "set",
            Self::Absent | Self::Whole => "map",
            Self::Without(kind) => kind,
        }
    }

    /// Returns the number of items, if the index is not below it.
    pub(super) const fn len(&self) -> Option<usize> {
        match self {
            Self::OutOfBounds { len, .. } => Some(*len),
            _ => None,
        }
    }
}

impl fmt::Display for NoItem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OutOfBounds { index, len } => {
                write!(f, ": index {index} out of bounds (length {len})")
            }
            Self::OfSet => f.write_str(": the items of a set have no index"),
            Self::NoIndex => f.write_str(": expected an index of the list, such as [0]"),
            Self::Absent => Ok(()),
            Self::Whole => f.write_str(": the value is read and set as a whole"),
            Self::Without("null") => f.write_str(": the value is null"),
            Self::Without(kind) => write!(f, ": a value of kind {kind} has no items"),
        }
    }
}
