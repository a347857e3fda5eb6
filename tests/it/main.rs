//! The public API, room by room from the lowest up; then laws and oracles.

mod access;
mod call;
mod class;
mod construct;
mod define;
mod dynamic;
mod json;
mod laws;
mod object;
mod oracles;
mod record;
mod registry;
mod report;
mod rules;
mod schema;
mod telemetry;
mod types;
mod update;
mod value;
