//! Changes of several fields of an object: all or none.
//! Fields of bases are among them.

mod bases;
mod own;
mod update;

pub use update::{exchange, update};
#[cfg(feature = "dynamic")]
pub(crate) use update::{exchange_with, update_with};
