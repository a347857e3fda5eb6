//! Values, arguments and paths, before any class.

mod depth;
mod paths;
mod serde;
mod values;
