//! seed_50: A rule that a base declared holds for its subclasses.

use typed_structs::rules::{MaxFields, Members, RequiredAttr};
use typed_structs::{Class, Typed};

struct Service;

impl Service {
    const fn check(&self, class: &Class) {
        MaxFields(3).check(class);
        RequiredAttr::of::<String>("api_version").of_subclasses().check(class);
        let member = Members::FIELDS.nth(class, 0);
        if let (Some(first), true) = (member, class.is_inheriting()) {
            if first.name().len() < 2 {
                first.sentence(class).text("has to come with a longer name").fail();
            }
        }
    }
}

#[derive(Typed)]
#[typed(meta = Service)]
struct Base {
    a: u8,
}

#[derive(Typed)]
struct WithoutVersion {
    #[typed(base)]
    base: Base,
}

#[derive(Typed)]
#[typed(class(api_version: String = "v1"))]
struct Middle {
    #[typed(base)]
    base: Base,
}

/// Inherits the attribute.
#[derive(Typed)]
struct Right {
    #[typed(base)]
    middle: Middle,
}

#[derive(Typed)]
struct TooMany {
    #[typed(base)]
    middle: Middle,
    b: u8,
    c: u8,
    d: u8,
}

#[derive(Typed)]
#[typed(class(api_version: u8 = 1))]
struct OfAnotherType {
    #[typed(base)]
    middle: Middle,
}

#[derive(Typed)]
#[typed(class(api_version: String = "v2"))]
struct Short {
    s: u8,
    #[typed(base)]
    base: Base,
}

fn main() {}
