//! Fields of objects: get, set, paths, checks and rollback.

mod base_fields;
mod checks;
mod exact_rollback;
mod faults;
mod fields;
mod guarded_properties;
mod no_way_round;
mod observers;
mod paths;
mod properties;
mod renamed;
mod rollback;
