//! The types that a `#[typed_methods]` block may belong to.

use crate::class::{Block, ClassAttr, Method};
use crate::record::HasClass;

/// A generic type that names its blocks.
#[diagnostic::on_unimplemented(
    message = "the methods of `{Self}` cannot be called by name: its blocks are not named",
    label = "is a generic type",
    note = "add `#[typed(methods(0))]` to the type, with the numbers of all its blocks"
)]
pub trait HasMethods {}

/// Returns a block of a generic type.
#[must_use]
pub const fn named_block<T: HasMethods>(
    methods: &'static [Method],
    attrs: &'static [ClassAttr],
) -> Block {
    Block::new(methods, attrs)
}

/// Returns a block of a type.
#[must_use]
pub const fn block_of<T: HasClass>(
    methods: &'static [Method],
    attrs: &'static [ClassAttr],
) -> Block {
    Block::new(methods, attrs)
}
