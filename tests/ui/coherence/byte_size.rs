//! Byte sizes that are not integers.

use std::sync::Arc;
use typed_structs::Typed;

#[derive(Typed)]
struct Limits {
    #[typed(byte_size)]
    cache: Option<Box<u64>>,
    #[typed(byte_size)]
    name: Option<String>,
    #[typed(byte_size)]
    rate: f64,
    #[typed(default, byte_size)]
    parts: Vec<u64>,
    #[typed(byte_size)]
    shared: Arc<bool>,
}

fn main() {}
