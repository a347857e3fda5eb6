//! fault_33: One error for each field whose type is none that a field can have, at the type.

use std::collections::BTreeMap;
use typed_structs::Typed;

struct Address {
    street: String,
}

mod uuid {
    #[derive(Clone, Copy)]
    pub struct Uuid(pub u128);
}

#[derive(Typed)]
struct User {
    id: uuid::Uuid,
    address: Address,
    optional: Option<Address>,
    list: Vec<Address>,
    map: BTreeMap<String, Address>,
}

#[derive(Typed)]
struct Borrowing<'a> {
    name: &'a str,
    id: uuid::Uuid,
}

#[derive(Typed)]
struct Generic<T> {
    item: T,
    id: uuid::Uuid,
    ids: Vec<uuid::Uuid>,
}

#[derive(Typed)]
#[typed(check = every)]
struct Checked {
    #[typed(check = good)]
    id: uuid::Uuid,
}

fn good(_: &uuid::Uuid) -> bool {
    true
}

fn every(_: &Checked) -> bool {
    true
}

#[derive(Typed)]
enum Choice {
    Tuple(uuid::Uuid),
    Named { id: uuid::Uuid },
}

#[derive(Typed, Clone, Copy)]
#[repr(packed)]
struct Packed {
    id: uuid::Uuid,
}

#[derive(Typed)]
#[typed(class(id: uuid::Uuid = uuid::Uuid(1)))]
struct WithAttribute {
    id: u8,
}

#[derive(Typed)]
#[typed(frozen)]
struct Frozen {
    #[typed(default = uuid::Uuid(1))]
    id: uuid::Uuid,
}

fn main() {}
