//! fault_25: A pattern that cannot be compiled at run time does not compile.

use typed_structs::Typed;

#[derive(Typed)]
struct Patterns {
    #[typed(pattern = r"\w{2000}")]
    large: String,
    #[typed(pattern = "((a{100}){100}){100}")]
    nested: Option<String>,
    #[typed(pattern = "(")]
    open: String,
}

fn main() {}
