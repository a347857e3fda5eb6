//! Laws that hold for all values: every property test.

mod bases;
mod calls;
mod dynamic;
mod paths;
mod structs;
