//! Mismatches: where they are, how many are kept, and what a message may show.

mod paths;
mod reports;
mod secrets;
