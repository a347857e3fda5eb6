//! Classes from descriptions and from JSON Schema.

mod descriptions;
mod documents;
mod faults;
