//! The public API: a module for each room of the library, laws, and oracles. `tests/README.md` says where
//! a test goes.

mod access;
mod call;
mod class;
mod construct;
mod define;
mod document;
mod dynamic;
mod helpers;
mod json;
mod laws;
mod object;
mod oracles;
mod patch;
mod record;
mod registry;
mod report;
mod rules;
mod schema;
mod settings;
mod telemetry;
mod types;
mod update;
mod value;
