//! Blocks: what `#[typed_methods]` declares on a type, and the fallbacks of types without one.

use crate::class::attr::ClassAttr;
use crate::class::method::Method;
use crate::class::shim::CallFailure;
use crate::report::Context;
use crate::value::Args;
use core::marker::PhantomData;

/// The declarations of one `#[typed_methods]` block.
#[derive(Debug)]
pub struct Block {
    pub(super) methods: &'static [Method],
    pub(super) attrs: &'static [ClassAttr],
}

impl Block {
    /// An empty block, the fallback of a type without blocks. One constant serves all types, so
    /// that the compiler evaluates it once.
    pub const EMPTY: &'static Self = &Self::new(&[], &[]);

    /// Returns `true` if it has no members.
    pub(super) const fn is_empty(&self) -> bool {
        self.methods.is_empty() && self.attrs.is_empty()
    }

    /// A block of these members.
    #[inline]
    pub(crate) const fn new(methods: &'static [Method], attrs: &'static [ClassAttr]) -> Self {
        Self { methods, attrs }
    }
}

/// A type with a `#[typed_methods]` block of this number, 0 where none is written. The attribute
/// implements it.
///
/// The compiler rejects a second block of one number, as an implementation in conflict with this
/// trait. Give it the next number, such as `#[typed_methods(1)]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no `#[typed_methods]` block with number {NUMBER} for all type parameters",
    label = "named in `methods(…)`",
    note = "write `#[typed_methods]` on the `impl` of block 0, and `#[typed_methods(1)]` on that of block 1",
    note = "write the bounds of the `impl` on the type as well, such as `struct Stack<T: Clone>`"
)]
pub trait OneBlockPerNumber<const NUMBER: usize> {
    /// The members.
    #[doc(hidden)]
    const BLOCK: &'static Block;

    /// The blocks of all numbers, in block 1 of a type that is not generic. Only types with
    /// several blocks pay for the search, since the derive looks for blocks 0 and 1 alone.
    #[doc(hidden)]
    const ALL: &'static [&'static Block] = &[];
}

/// A type with a custom constructor, which `#[typed(init)]` marks.
///
/// The compiler rejects a second constructor, as an implementation in conflict with this trait.
/// Leave `#[typed(init)]` on one method, in one of the blocks.
pub trait OneConstructor: Sized {
    /// The constructor.
    #[doc(hidden)]
    const INIT: Init<Self>;
}

/// A type through which the derive finds the blocks of another. Its inherent constants take
/// precedence over those of [`NoBlock`].
#[derive(Debug)]
pub struct BlockOf<T, const NUMBER: usize>(PhantomData<T>);

impl<T: OneBlockPerNumber<NUMBER>, const NUMBER: usize> BlockOf<T, NUMBER> {
    /// The block of this number.
    pub const BLOCK: &'static Block = T::BLOCK;
    /// The blocks of all numbers.
    pub const ALL: &'static [&'static Block] = T::ALL;
}

/// The empty blocks that a type without `#[typed_methods]` falls back on.
pub trait NoBlock {
    /// The empty block.
    const BLOCK: &'static Block = Block::EMPTY;
    /// No blocks.
    const ALL: &'static [&'static Block] = &[];
}

impl<T, const NUMBER: usize> NoBlock for BlockOf<T, NUMBER> {}

/// A type through which the derive finds the constructor of another. Its inherent constant takes
/// precedence over that of [`NoInit`].
#[derive(Debug)]
pub struct InitOf<T>(PhantomData<T>);

impl<T: OneConstructor> InitOf<T> {
    /// The constructor.
    pub const INIT: Option<Init<T>> = Some(T::INIT);
}

/// The fallback for a type without a custom constructor.
pub trait NoInit<T> {
    /// No constructor.
    const INIT: Option<Init<T>> = None;
}

impl<T> NoInit<T> for InitOf<T> {}

/// The method marked `#[typed(init)]`. Only this crate can run it, so that its object is always
/// checked.
#[derive(Debug)]
pub struct Init<T> {
    pub(crate) method: &'static Method,
    pub(crate) run: Run<T>,
}

/// A function that binds and checks the arguments, and runs the constructor.
pub(super) type Run<T> =
    for<'v> fn(&'static Method, &mut Args<'v>, &mut Context<'_>) -> Result<T, CallFailure>;

impl<T> Init<T> {
    /// A constructor.
    #[must_use]
    pub const fn new(method: &'static Method, run: Run<T>) -> Self {
        Self { method, run }
    }
}
