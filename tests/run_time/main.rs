//! Classes made at run time.

#![allow(clippy::unwrap_used, reason = "tests")]

mod constraints;
mod defaults;
mod definitions;
mod descriptions;
mod random;
mod row_49;
mod schema_faults;
mod schemas;
mod twins;
mod types;
