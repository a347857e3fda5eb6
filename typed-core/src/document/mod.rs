//! Drivers: they read documents of a format, part by part, into slots.

mod json;

pub use json::{DocumentFault, Unread, from_json, from_json_with_warnings, value_from_json};
