//! Conversions that contradict each other, or have no effect.

use typed_structs::{Typed, typed_methods};

#[derive(Typed)]
struct Both {
    #[typed(lax, strict)]
    a: u8,
    #[typed(lax = true)]
    b: u8,
    #[typed(skip, default, byte_size)]
    c: u64,
    #[typed(opaque, lax)]
    d: std::sync::Mutex<u8>,
}

#[derive(Typed)]
#[typed(strict)]
struct Whole {
    a: u8,
}

#[typed_methods]
impl Whole {
    fn scale(&self, #[typed(strict)] by: u8) -> u8 {
        self.a * by
    }
}

fn main() {}
