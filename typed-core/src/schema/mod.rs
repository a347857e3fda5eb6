//! Classes from data: descriptions, type expressions, JSON Schema. One error reports all faults of
//! a definition, each with its place.

mod description;
mod json;
mod parse_constraint;
mod parse_type;
