//! seed_54: A field that keeps its struct from being registered.

use std::rc::Rc;
use typed_structs::{Registry, Typed};

#[derive(Typed)]
#[typed(register)]
struct NotSend {
    a: Rc<u8>,
}

#[derive(Typed)]
#[typed(register)]
struct Static {
    a: &'static str,
}

struct Plain;

#[derive(Typed)]
struct Generic<T> {
    a: T,
}

fn main() {
    let mut registry = Registry::new();
    registry.register::<Plain>().unwrap();
    registry.register::<Generic<&'static str>>().unwrap();
}
