//! fault_48: `verify` needs a clone, and an object that the method changes.

use typed_structs::{Typed, typed_methods};

#[derive(Typed)]
struct Account {
    balance: i64,
}

#[typed_methods]
impl Account {
    #[typed(verify)]
    fn pay(&mut self, amount: i64) {
        self.balance -= amount;
    }
}

#[derive(Typed)]
struct Counter {
    count: i64,
}

#[typed_methods(verify)]
impl Counter {
    fn count(&mut self) {
        self.count += 1;
    }
}

#[derive(Typed, Clone)]
struct Shown {
    count: i64,
}

#[typed_methods]
impl Shown {
    #[typed(verify)]
    fn show(&self) -> i64 {
        self.count
    }
}

fn main() {}
