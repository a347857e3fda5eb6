//! The types of the standard library that fields and parameters can have.

mod collections;
mod numbers;
mod pointers;
mod secret;
mod text;
mod untyped;

pub use secret::Secret;
