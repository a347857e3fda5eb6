//! Fields of objects: get, set, paths, checks and rollback.

mod base_fields;
mod checks;
mod guarded_properties;
mod paths;
mod renamed;
mod rollback;
