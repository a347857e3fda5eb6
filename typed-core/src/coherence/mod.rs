//! Compile-time checks of declarations: members, bases, constraints, defaults, tags. The same
//! functions check classes that are built at run time.

mod bases;
mod blocks;
mod constants;
mod constraints;
mod helpers;
mod lookup;
mod members;
mod params;
mod placeholder;
mod ranges;
#[cfg(feature = "std")]
mod run_time;
mod tagged;
mod untagged;

pub use bases::{BaseOf, NoBase, assert_base, assert_order};
#[cfg(feature = "dynamic")]
pub(crate) use bases::{base_fault, order_fault};
pub use blocks::{HasBlock1, HasMethods, block_of, further_block, named_block};
#[cfg(feature = "dynamic")]
pub(crate) use constraints::byte_size_fault;
pub use constraints::{assert_byte_size, assert_constraint, assert_default};
pub use helpers::assert_helpers;
#[cfg(feature = "dynamic")]
pub(crate) use helpers::helpers_fault;
pub use members::assert_members;
pub use placeholder::assert_placeholder;
pub use tagged::assert_tagged;
pub use untagged::assert_reachable;
