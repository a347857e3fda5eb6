//! Classes from data: descriptions, names of types, JSON Schema. All faults of a definition are
//! reported immediately, each with its place.

mod description;
mod json;
mod parse_constraint;
mod parse_type;
