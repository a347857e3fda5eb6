//! Laws that hold for all values: every property test.

mod bases;
mod calls;
mod conversions;
mod dynamic;
mod enums;
mod erased;
mod json;
mod numbers;
mod order;
mod patches;
mod paths;
mod schema_agrees;
mod schema_documents;
mod schema_draws;
mod schema_reads;
mod serde;
mod structs;
mod values;
