//! The documents that are read and written. Each file has the types of one, and functions that
//! return texts, the same in each run. They use nothing else of the benchmarks.

pub mod account;
pub mod canada;
pub mod citm;
mod random;
pub mod twitter;
