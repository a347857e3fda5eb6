//! JSON documents in and out.

mod documents;
mod grammar;
mod input;
mod rpc;
mod write;
