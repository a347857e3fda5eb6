//! The types that a `#[typed_methods]` block may belong to.

use crate::class::{Block, ClassAttr, Method, OneBlockPerNumber};
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

/// A type with block 1, which finds the blocks of higher numbers.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has a `#[typed_methods]` block with a higher number, but none with number 1",
    label = "number 1 is free",
    note = "write `#[typed_methods(1)]` on this or another block: it makes those of higher numbers known"
)]
pub trait HasBlock1 {}

#[diagnostic::do_not_recommend]
impl<T: OneBlockPerNumber<1>> HasBlock1 for T {}

/// Returns a block with a number above 1.
#[must_use]
pub const fn further_block<T: HasClass + HasBlock1>(
    methods: &'static [Method],
    attrs: &'static [ClassAttr],
) -> Block {
    Block::new(methods, attrs)
}
