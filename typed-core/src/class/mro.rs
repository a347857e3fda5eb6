//! The method resolution order: a class and its bases, in the order in which members are looked up.

use crate::class::class::{Class, Shapes};
use crate::class::linearization::LinearizationError;
use core::iter::once;

impl Class {
    /// Returns the classes of the fields marked `base`, in order.
    #[must_use]
    pub const fn bases(&self) -> &'static [&'static Class] {
        match self.more().lineage {
            Some(lineage) => lineage.bases,
            None => &[],
        }
    }

    /// Returns the class and its direct and indirect bases, in the order in which members are
    /// looked up: C3, as in Python.
    pub fn mro(&'static self) -> impl DoubleEndedIterator<Item = &'static Self> + use<> {
        once(self).chain(self.ancestors().iter().copied())
    }

    /// Returns `true` if the class is `other`, or has it as a direct or indirect base.
    #[must_use]
    pub fn is_subclass_of(&self, other: &Self) -> bool {
        self.is_same(other) || self.ancestors().iter().any(|base| base.is_same(other))
    }

    /// Returns the direct and indirect bases in the order of [`Class::mro`], also in a `const fn`.
    #[must_use]
    pub const fn ancestors(&self) -> &'static [&'static Self] {
        match self.more().lineage {
            Some(lineage) => lineage.order.split_at(lineage.len).0,
            None => &[],
        }
    }

    /// Returns the index of the first direct base that is, or has, the ancestor of this index.
    pub(super) fn holder(&self, ancestor: usize) -> Option<usize> {
        self.more().lineage?.holders.get(ancestor).map(|base| usize::from(*base))
    }

    /// Returns the reason why the bases have no order.
    #[inline]
    pub(crate) const fn conflict(&self) -> Option<LinearizationError> {
        match self.more().lineage {
            Some(lineage) => lineage.conflict,
            None => None,
        }
    }

    /// Returns `true` if it is a struct with unnamed fields.
    #[inline]
    pub(crate) const fn is_tuple(&self) -> bool {
        matches!(self.shapes, Shapes::Struct(shape) if shape.is_tuple())
    }
}
