//! Construction of classes in `const` code, which the derive writes.

use crate::class::class::{Class, ClassKind, Shapes, UnknownFields};
use crate::class::identity::Identity;
#[cfg(feature = "dynamic")]
use crate::class::late::LateClass;
use crate::class::method_block::Block;
use crate::class::options::ClassOptions;
use crate::class::overlay::Overlay;
use crate::class::shape::Shape;
use core::any::TypeId;

#[doc(hidden)]
impl Class {
    #[must_use]
    pub const fn new(
        name: &'static str,
        module: &'static str,
        kind: ClassKind,
        shapes: &'static [Shape],
    ) -> Self {
        let shapes = match (kind, shapes) {
            (ClassKind::Struct, [shape, ..]) => Shapes::Struct(shape),
            (ClassKind::Struct, []) => Shapes::Struct(&Shape::EMPTY),
            (ClassKind::Enum, shapes) => Shapes::Enum(shapes),
        };
        Self {
            name,
            module,
            shapes,
            blocks: &[],
            more: None,
            identity: Identity::None,
            unknown: UnknownFields::Deny,
            frozen: false,
            checked: false,
            inheriting: false,
            guarded: false,
            observed: false,
            overlay: None,
        }
    }

    #[must_use]
    #[inline]
    pub const fn with_more(self, more: &'static ClassOptions) -> Self {
        let with = Self { more: Some(more), ..self };
        let observed = more.on_change.is_some() || any_observed(with.bases());
        Self { observed, guarded: with.guarded || observed, ..with }
    }

    /// Returns the class with its methods: those of `all` blocks, which block 1 lists, or else of
    /// the `first` ones.
    #[must_use]
    pub const fn with_blocks<T: 'static>(
        self,
        first: &'static [&'static Block],
        all: &'static [&'static Block],
    ) -> Self {
        let blocks = without_empty_end(if all.is_empty() { first } else { all });
        Self { blocks, identity: Identity::Type(TypeId::of::<T>()), ..self }
    }

    /// Returns the class as the rules of a base see it.
    #[must_use]
    #[inline]
    pub const fn inheriting(&self) -> Self {
        Self { inheriting: true, ..*self }
    }

    #[must_use]
    pub const fn with_unknown(self, unknown: UnknownFields) -> Self {
        Self { unknown, ..self }
    }

    #[must_use]
    #[inline]
    pub const fn with_frozen(self) -> Self {
        Self { frozen: true, guarded: true, ..self }
    }

    #[must_use]
    #[inline]
    pub const fn with_check(self) -> Self {
        Self { checked: true, guarded: true, ..self }
    }

    /// Returns the class with the cell of a class built at run time.
    #[cfg(feature = "dynamic")]
    pub(crate) const fn with_cell(self, cell: &'static LateClass) -> Self {
        Self { identity: Identity::Made(cell), ..self }
    }

    #[must_use]
    #[inline]
    pub const fn with_overlay(self, overlay: &'static Overlay) -> Self {
        Self { overlay: Some(overlay), ..self }
    }
}

/// Returns the blocks up to the last one with members.
#[inline]
const fn without_empty_end(mut blocks: &'static [&'static Block]) -> &'static [&'static Block] {
    while let [before @ .., last] = blocks
        && last.is_empty()
    {
        blocks = before;
    }
    blocks
}

#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
#[inline]
const fn any_observed(bases: &[&Class]) -> bool {
    let mut index = 0;
    while index < bases.len() {
        if bases[index].observed {
            return true;
        }
        index += 1;
    }
    false
}
