//! The types of the standard library that fields and parameters can have.

mod arrays;
mod bytes;
mod duration;
mod items;
mod keys;
mod lists;
mod maps;
mod net;
mod numbers;
#[cfg(feature = "std")]
mod paths;
mod pointers;
mod secret;
mod sets;
#[cfg(test)]
mod tests;
mod text;
mod tuples;
mod untyped;

#[cfg(feature = "run_time")]
pub(crate) use items::Items;
#[cfg(feature = "run_time")]
pub(crate) use maps::check_entry;
pub use secret::Secret;
