//! Several fields at once: all of them, or none.

mod base_checks;
mod bases;
mod paths;
