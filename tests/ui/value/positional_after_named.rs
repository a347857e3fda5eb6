//! fault_27: A positional argument cannot follow a named one.
use typed_structs::args;

fn main() {
    let two = 2;
    let _ = args!(a = 1, two);
    let _ = args!(1, a = 1, "b" = 2, two + 1, c = 3);
    let _ = args!(a = 1, 2, "x".len(),);
}
