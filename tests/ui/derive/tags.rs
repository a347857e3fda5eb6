//! input_66: Tags, contents and their names.
use typed_structs::Typed;

#[derive(Typed)]
#[typed(content = "c")]
enum NoTag {
    A,
}

#[derive(Typed)]
#[typed(tag = "t", content = "t")]
enum SameName {
    A,
}

#[derive(Typed)]
#[typed(untagged, tag = "t")]
enum Both {
    A,
}

#[derive(Typed)]
#[typed(tag = "t", untagged, content = "c")]
enum All {
    A,
}

#[derive(Typed)]
#[typed(tag = "", content = "c")]
enum Empty {
    A,
}

#[derive(Typed)]
#[typed(untagged = true)]
enum Word {
    A,
}

#[derive(Typed)]
#[typed(content = "c", untagged)]
struct Struct {
    a: u8,
}

#[derive(Typed)]
#[typed(contents = "c")]
enum Misspelt {
    #[typed(untagged)]
    A,
}

fn main() {}
