//! JSON documents in and out.

mod documents;
mod grammar;
mod rpc;
mod write;
