//! fault_33: One error for each parameter, return and constant whose type is none that it can have.

use typed_structs::{Typed, Untyped, typed_methods};

#[derive(Typed)]
struct User {
    age: u8,
}

struct Unknown;

#[typed_methods]
impl User {
    const OTHER: Unknown = Unknown;
    fn param(&self, x: Unknown) {}
    fn params(&self, x: Vec<Unknown>, y: Option<&Unknown>) {}
    fn rest(&self, #[typed(rest)] x: Vec<Unknown>) {}
    fn returns(&self) -> Unknown { Unknown }
    fn result(&self) -> Result<u8, Unknown> { Err(Unknown) }
    fn list(&self) -> Vec<Unknown> { vec![] }
    fn reference(&self) -> Option<&Unknown> { None }
    fn iter(&self) -> impl Iterator<Item = Unknown> { [].into_iter() }
    #[typed(returns = Unknown)]
    fn dynamic(&self) -> Untyped { Untyped::Null }
}

fn main() {}
