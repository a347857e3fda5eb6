//! Classes from descriptions and from JSON Schema, and JSON Schema from classes.

mod assertions;
mod assertions_live;
mod descriptions;
mod documents;
pub(crate) mod emit;
mod faults;
mod hostile;
mod nested;
mod references;
