//! Values, arguments and paths, before any class.

mod args;
mod depth;
mod modes;
mod path_type;
mod paths;
mod serde;
mod serde_types;
mod text_forms;
mod values;
