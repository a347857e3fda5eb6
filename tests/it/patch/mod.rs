//! Merge patches and JSON patches of live objects.

mod apply;
mod diff;
mod hostile;
mod json_patch;
mod merge;
mod nested_places;
mod places;
mod rfc;
mod rollback;
mod tags;

use typed_structs::{Untyped, json};

/// Reads a JSON text.
fn value(text: &str) -> Untyped {
    json::from_str(text).unwrap()
}
