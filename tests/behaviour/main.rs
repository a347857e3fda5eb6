//! Reading and changing objects: paths, checks, constraints, opaque values, secrets and enums.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod bases;
mod checks;
mod construction;
mod drops;
mod enums;
mod handles;
mod hidden;
mod metadata;
mod paths;
mod renamed;
mod reports;
