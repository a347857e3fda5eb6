//! facet has no dynamic value in the crates that take part: a value is of the field's own type.

use crate::account::{Account, Address, example};
use facet_reflect::{ReflectError, TypePlan};
use std::sync::LazyLock;

pub enum Exact {
    Unsigned(u32),
    Signed(i64),
    Float(f64),
    Flag(bool),
    Text(String),
    OptionalText(Option<String>),
    Numbers(Vec<u32>),
    Address(Address),
}

type Named = Vec<(&'static str, Exact)>;

pub fn account() -> Named {
    let account = example();
    vec![
        ("id", Exact::Unsigned(account.id)),
        ("balance", Exact::Signed(account.balance)),
        ("rating", Exact::Float(account.rating)),
        ("active", Exact::Flag(account.active)),
        ("name", Exact::Text(account.name)),
        ("email", Exact::OptionalText(account.email)),
        ("orders", Exact::Numbers(account.orders)),
        ("address", Exact::Address(account.address)),
    ]
}

pub fn wrong_account() -> Named {
    let mut given = account();
    for (name, value) in &mut given {
        match *name {
            "id" => *value = Exact::Text("4711".to_owned()),
            "active" | "name" => *value = Exact::Unsigned(1),
            _ => {}
        }
    }
    given
}

/// Built once, as its documentation recommends.
static PLAN: LazyLock<TypePlan<Account>> = LazyLock::new(|| TypePlan::build().unwrap());

pub fn construct(
    given: impl Iterator<Item = (&'static str, Exact)>,
) -> Result<Account, ReflectError> {
    let mut partial = PLAN.partial_owned().expect("a struct has a layout");
    for (name, value) in given {
        partial = match value {
            Exact::Unsigned(value) => partial.set_field(name, value),
            Exact::Signed(value) => partial.set_field(name, value),
            Exact::Float(value) => partial.set_field(name, value),
            Exact::Flag(value) => partial.set_field(name, value),
            Exact::Text(value) => partial.set_field(name, value),
            Exact::OptionalText(value) => partial.set_field(name, value),
            Exact::Numbers(value) => partial.set_field(name, value),
            Exact::Address(value) => partial.set_field(name, value),
        }?;
    }
    Ok(partial.build()?.materialize().expect("the type of the plan"))
}
