//! fault_18: A convention that leaves nothing of a name.

use typed_structs::Typed;

#[derive(Typed)]
#[typed(rename_all = "camelCase")]
struct Record {
    __: u8,
    #[typed(rename = "rest")]
    ___: u8,
}

fn main() {}
