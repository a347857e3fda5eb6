//! fault_32: A method that `pub_only` leaves out has no attributes.
use typed_structs::{Typed, typed_methods};

#[derive(Typed)]
struct Safe {
    cents: i64,
}

#[typed_methods(pub_only)]
impl Safe {
    #[typed(getter)]
    fn euros(&self) -> i64 {
        self.cents / 100
    }

    #[typed(rename = "limit")]
    const LIMIT: i64 = 1;
}

#[typed_methods(only_pub)]
impl Safe {}

fn main() {}
