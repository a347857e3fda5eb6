//! fault_22: An alias that a field has already, as an alias or as its own name.

use typed_structs::Typed;

#[derive(Typed)]
struct Fields {
    #[typed(alias = "a", alias = "a")]
    x: u8,
    #[typed(alias = "y")]
    y: u8,
    #[typed(rename = "b")]
    #[typed(alias = "c", alias = "b", alias = "d", alias = "c")]
    z: u8,
}

#[derive(Typed)]
#[typed(rename_all = "camelCase")]
struct Renamed {
    #[typed(alias = "userName")]
    user_name: u8,
}

#[derive(Typed)]
enum Variants {
    #[typed(alias = "one", alias = "one")]
    One,
    #[typed(alias = "Two")]
    Two,
    // Of another variant: not this row.
    #[typed(alias = "one")]
    Three,
}

fn main() {}
