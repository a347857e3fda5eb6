//! JSON Schema from classes, types and methods: [`Schema`].
//!
//! The way back, with the feature `dynamic`, is
//! [`DynamicClass::from_json_schema`](crate::DynamicClass::from_json_schema). The room also has classes from
//! descriptions and type expressions. One error reports all faults of a definition, each with its place.

#[cfg(feature = "dynamic")]
mod description;
#[cfg(feature = "schema")]
mod emit;
#[cfg(feature = "dynamic")]
mod json;
#[cfg(feature = "dynamic")]
mod parse_constraint;
#[cfg(feature = "dynamic")]
mod parse_type;

#[cfg(feature = "schema")]
pub use emit::{Schema, json_schema, openapi, tools};
#[cfg(feature = "schemars")]
#[doc(hidden)]
pub use emit::{schemars_id, schemars_name, schemars_schema};
#[cfg(feature = "dynamic")]
pub use json::SchemaReader;
