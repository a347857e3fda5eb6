//! fault_36: Two blocks of one number, none of number 1, and two constructors: one error each.

use typed_structs::{Typed, typed_methods};

#[derive(Typed)]
struct Unnumbered {
    age: u8,
}

#[typed_methods]
impl Unnumbered {
    fn first(&self) -> u8 {
        self.age
    }
}

#[typed_methods]
impl Unnumbered {
    fn second(&self) -> u8 {
        self.age
    }
}

#[derive(Typed)]
struct Numbered {
    age: u8,
}

#[typed_methods(1)]
impl Numbered {
    #[typed(init)]
    fn first(age: u8) -> Self {
        Self { age }
    }
}

#[typed_methods(1)]
impl Numbered {}

#[typed_methods]
impl Numbered {
    #[typed(init)]
    fn second(age: u8) -> Self {
        Self { age }
    }
}

// Block 1 finds those of higher numbers.
#[derive(Typed)]
struct Unfound {
    age: u8,
}

#[typed_methods(2)]
impl Unfound {
    fn first(&self) -> u8 {
        self.age
    }
}

// A faulty block 1 is a single error.
#[typed_methods(1)]
impl Faulty {
    fn set(&mut self) {}
}

#[typed_methods(2)]
impl Faulty {
    fn second(&self) -> u8 {
        self.age
    }
}

#[derive(Typed)]
struct Faulty {
    age: u8,
}

fn main() {}
