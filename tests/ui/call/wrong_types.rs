//! Mistakes that only the types tell, each at its own place.
use typed_structs::{Typed, Untyped, typed_methods};

#[derive(Typed)]
struct NoClone {
    age: u8,
}

struct Unknown;

#[typed_methods]
impl NoClone {
    const OTHER: Unknown = Unknown;
    fn by_value(self) -> u8 { self.age }
    #[typed(returns = u8)]
    fn changes(&mut self) -> Untyped { Untyped::from(1) }
    fn returns(&self) -> Unknown { Unknown }
    fn fails(&self) -> Result<u8, Unknown> { Err(Unknown) }
    #[typed(init)]
    fn new() -> u8 { 1 }
}

fn main() {}
