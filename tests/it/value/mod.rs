//! Values, arguments and paths, before any class.

mod args;
mod depth;
mod paths;
mod serde;
mod serde_types;
mod values;
