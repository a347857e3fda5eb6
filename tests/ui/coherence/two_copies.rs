//! seed_42: A diamond that would have two copies of one field.

use typed_structs::Typed;

#[derive(Typed)]
struct Person {
    name: String,
}

#[derive(Typed)]
struct Author {
    #[typed(base)]
    person: Person,
}

#[derive(Typed)]
struct Editor {
    #[typed(base)]
    person: Person,
}

#[derive(Typed)]
struct Columnist {
    #[typed(base)]
    author: Author,
    #[typed(base)]
    editor: Editor,
}

fn main() {}
