//! input_63: The mistakes of all fields in one compile, and no other error, though the struct is used.

use typed_structs::{Typed, args};

#[derive(Typed)]
struct Two {
    #[typed(renam = "x")]
    a: u8,
    #[typed(range(9..=0))]
    b: u8,
    c: String,
}

#[derive(Typed)]
struct Outer {
    two: Two,
}

fn main() {
    let mut two = Two::construct(args!(1, 2, "c")).unwrap();
    two.set("a", 1).unwrap();
    two.set_b(1).unwrap();
    two.set_c("d").unwrap();
    let outer = Outer::construct(args!(two.to_value())).unwrap();
    println!("{:?}", outer.get("two.a"));
}
