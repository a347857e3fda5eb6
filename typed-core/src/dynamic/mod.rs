//! Classes made at run time: what the derive makes of a struct, made of data.
//!
//! A `builder` makes a `class`, whose `fields` have `types` and `constraints` and whose faults are told
//! by `fault`; an `instance` has a `place` for each field, and is filled as a `draft`. `schema`
//! reads JSON Schema, `description` a format of its own (`type_names`, `ranges`).

mod builder;
mod class;
mod constraints;
mod defaults;
mod description;
mod draft;
mod fault;
mod fields;
mod instance;
mod make;
mod place;
mod ranges;
mod satisfiable;
mod schema;
mod type_names;
mod types;

pub use builder::ClassBuilder;
pub use class::DynamicClass;
pub(crate) use class::LateClass;
pub use fault::{DefineClassError, DefineClassErrorKind};
pub use fields::FieldBuilder;
pub use instance::Instance;
pub use types::DynamicType;
