//! Changes of several fields of an object, including those of bases: all or none.

mod bases;
mod in_place;
mod own;
mod paths;
mod transaction;
mod update;

pub(crate) use in_place::update_in_place;
pub(crate) use transaction::{Transaction, transact};
pub use update::{exchange, exchange_variant, update};
#[cfg(feature = "dynamic")]
pub(crate) use update::{exchange_with, update_with};
