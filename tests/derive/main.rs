//! Inputs that have broken other derives, one test for each: what compiles and behaves. Those that
//! do not compile are in `ui`, those that need a crate of their own in `fixtures/crates`.

#![forbid(unsafe_code)]
#![deny(unused_qualifications)]
#![deny(warnings, non_local_definitions, private_bounds, private_interfaces)]
#![deny(let_underscore_drop, single_use_lifetimes, trivial_casts, unused_lifetimes)]

mod attributes;
mod beside;
mod conventions;
mod generics;
mod literals;
mod macros;
mod members;
mod names;
mod recursion;
mod renaming;
mod rules;
mod shadowing;
mod shapes;
mod ui;
