//! fault_26: Newtype variants beside whose content there is no place for the tag.
use std::collections::BTreeMap;
use typed_structs::{Secret, Typed, Untyped};

#[derive(Typed)]
struct Server {
    port: u16,
}

#[derive(Typed)]
struct Kinded {
    kind: String,
}

#[derive(Typed)]
struct Renamed {
    #[typed(rename = "kind")]
    sort: String,
}

#[derive(Typed)]
struct Aliased {
    #[typed(alias = "kind")]
    sort: String,
}

#[derive(Typed)]
struct WithBase {
    #[typed(base)]
    kinded: Kinded,
}

#[derive(Typed)]
struct Empty;

#[derive(Typed)]
struct Pair(u8, u8);

#[derive(Typed)]
struct Port(u16);

#[derive(Typed)]
enum Level {
    Low,
    High { by: u8 },
}

#[derive(Typed)]
#[typed(tag = "kind")]
enum SameTag {
    One,
}

#[derive(Typed)]
#[typed(tag = "kind")]
enum Choice {
    List(Vec<u8>),
    Number(u8),
    Text(String),
    Nothing(()),
    Unit(Empty),
    Tuple(Pair),
    Newtype(Port),
    Any(Untyped),
    Maybe(Option<Server>),
    Hidden(Secret<Server>),
    Kinded(Kinded),
    Boxed(Box<Renamed>),
    Aliased(Aliased),
    WithBase(WithBase),
    Level(Level),
    SameTag(SameTag),
    Server(Server),
    Map(BTreeMap<String, u8>),
}

fn main() {}
