//! Bases: the order of C3, what members come from where, and the parts of an object.

#![allow(clippy::unwrap_used, reason = "tests")]

mod attributes;
mod diamonds;
mod frozen;
mod generic;
mod guarded;
mod laws;
mod levels;
mod oracle;
mod parts;
mod put_back;
mod updates;
