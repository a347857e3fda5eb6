//! What a `#[typed_methods]` block leaves on its type, and what a type without one falls back on.

use crate::class::Attr;
use crate::init::Init;
use crate::method::Method;
use crate::object::Typed;

/// What one `#[typed_methods]` block declares.
#[derive(Debug)]
pub struct Block {
    pub(crate) methods: &'static [Method],
    pub(crate) attrs: &'static [Attr],
}

impl Block {
    /// A block without members: what a type that has none falls back on. One for all types, so that
    /// none of them has its own to evaluate.
    pub const EMPTY: &'static Self = &Self::new(&[], &[]);

    /// A block of a type with parameters.
    #[must_use]
    pub const fn named<T: NamesBlocks>(methods: &'static [Method], attrs: &'static [Attr]) -> Self {
        Self::new(methods, attrs)
    }

    /// A block of a type.
    #[must_use]
    pub const fn of<T: Typed>(methods: &'static [Method], attrs: &'static [Attr]) -> Self {
        Self::new(methods, attrs)
    }

    const fn new(methods: &'static [Method], attrs: &'static [Attr]) -> Self {
        Self { methods, attrs }
    }
}

/// A type with parameters that names its blocks.
#[diagnostic::on_unimplemented(
    message = "the methods of `{Self}` cannot be called by name: its blocks are not named",
    label = "has parameters",
    note = "add `#[typed(methods(0))]` to the type, with the numbers of all its blocks"
)]
pub trait NamesBlocks {}

macro_rules! no_methods {
    ($init:ident $($block:ident)*) => {
        /// The empty blocks that a type without `#[typed_methods]` falls back on; the inherent ones
        /// come first.
        pub trait NoMethods: Sized {
            $(
                /// The block of this number.
                const $block: &'static Block = Block::EMPTY;
            )*
            /// The constructor that a block declares.
            const $init: Option<Init<Self>> = None;
        }
    };
}
no_methods! {
    __TYPED_INIT_ONCE_IN_ALL_BLOCKS
    __TYPED_BLOCK_0_OTHERS_NEED_ANOTHER_NUMBER
    __TYPED_BLOCK_1_OTHERS_NEED_ANOTHER_NUMBER
    __TYPED_BLOCK_2_OTHERS_NEED_ANOTHER_NUMBER
    __TYPED_BLOCK_3_OTHERS_NEED_ANOTHER_NUMBER
}

impl<T> NoMethods for T {}
