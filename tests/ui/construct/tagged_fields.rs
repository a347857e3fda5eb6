//! fault_26: Fields of variants that have no place beside the tag, or take its place.
use typed_structs::Typed;

#[derive(Typed)]
#[typed(tag = "kind")]
enum Choice {
    Opaque(#[typed(opaque)] std::sync::Arc<u8>),
    Aliased { #[typed(alias = "kind")] sort: u8 },
}

fn main() {}
