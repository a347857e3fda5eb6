//! The arguments of a map are not written as the rest of a struct.
use typed_structs::{Map, args};

fn main() {
    let end = 5;
    let _ = args!((..end), ..5);
    let map = Map::new();
    let _ = args!(..map);
    let _ = args!(1, a = 2, ..map);
}
