//! Classes built at run time.

mod classes;
mod constraints;
mod defaults;
mod definitions;
mod twins;
mod types;
