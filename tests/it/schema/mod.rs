//! Classes from descriptions and from JSON Schema, and JSON Schema from classes.

mod descriptions;
mod documents;
mod emit;
mod faults;
