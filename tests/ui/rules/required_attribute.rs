//! seed_51: A required class attribute that is missing, or of another type.

use typed_structs::Typed;
use typed_structs::rules::RequiredAttr;

#[derive(Typed)]
#[typed(meta = RequiredAttr::of::<String>("api_version"))]
struct Without(u8);

#[derive(Typed)]
#[typed(class(api_version: u8 = 1), meta = RequiredAttr::of::<String>("api_version"))]
struct OfAnotherType(u8);

#[derive(Typed)]
#[typed(class(api_version: String = "v1"), meta = RequiredAttr::of::<String>("api_version"))]
struct Right(u8);

fn main() {}
