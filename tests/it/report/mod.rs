//! Mismatches: where they are, how many are kept, and what a message may show.

mod codes;
mod documents;
mod messages;
mod parts;
mod paths;
mod reports;
mod secrets;
mod serde;
mod source;
mod warnings;
