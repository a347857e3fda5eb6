//! The named values that an account is constructed from.

use crate::account::{Account, example};
use crate::by_hand::Dynamic;
use serde_json::json;
use std::borrow::Cow;
use std::sync::LazyLock;
use typed_structs::{Arg, Args, Map, Value};

/// Number of wrong values in the cases with wrong ones.
pub const WRONG: usize = 3;

pub type Named<T> = Vec<(&'static str, T)>;
type Text = Cow<'static, str>;

static EXAMPLE: LazyLock<Account> = LazyLock::new(example);

pub fn lent(text: &'static str) -> Text {
    Cow::Borrowed(text)
}

pub fn owned(text: &'static str) -> Text {
    Cow::Owned(text.to_owned())
}

pub fn dynamic(text: fn(&'static str) -> Text) -> Named<Dynamic<'static>> {
    let account = &*EXAMPLE;
    let numbers = account.orders.iter().map(|&number| Dynamic::Int(number.into()));
    let address = vec![
        (Cow::Borrowed("city"), Dynamic::Text(text(&account.address.city))),
        (Cow::Borrowed("zip"), Dynamic::Int(account.address.zip.into())),
    ];
    vec![
        ("id", Dynamic::Int(account.id.into())),
        ("balance", Dynamic::Int(account.balance)),
        ("rating", Dynamic::Float(account.rating)),
        ("active", Dynamic::Flag(account.active)),
        ("name", Dynamic::Text(text(&account.name))),
        (
            "email",
            account.email.as_deref().map_or(Dynamic::Null, |email| Dynamic::Text(text(email))),
        ),
        ("orders", Dynamic::List(numbers.collect())),
        ("address", Dynamic::Map(address)),
    ]
}

pub fn values(text: fn(&'static str) -> Text) -> Named<Value<'static>> {
    let account = &*EXAMPLE;
    let address = [
        (Value::from("city"), Value::Str(text(&account.address.city))),
        (Value::from("zip"), Value::from(account.address.zip)),
    ];
    vec![
        ("id", Value::from(account.id)),
        ("balance", Value::from(account.balance)),
        ("rating", Value::from(account.rating)),
        ("active", Value::from(account.active)),
        ("name", Value::Str(text(&account.name))),
        ("email", account.email.as_deref().map_or(Value::Null, |email| Value::Str(text(email)))),
        ("orders", Value::from(account.orders.clone())),
        ("address", Value::Map(address.into_iter().collect::<Map<'_>>())),
    ]
}

/// Arguments that borrow from values.
pub fn args<'v>(given: impl Iterator<Item = &'v (&'static str, Value<'static>)>) -> Args<'v> {
    given.map(|(name, value)| Arg::named(*name, value.reborrow())).collect()
}

pub fn json() -> serde_json::Value {
    serde_json::to_value(example()).unwrap()
}

pub fn wrong_dynamic() -> Named<Dynamic<'static>> {
    let mut given = dynamic(lent);
    for (name, value) in &mut given {
        match *name {
            "id" => *value = Dynamic::Text(Cow::Borrowed("4711")),
            "active" => *value = Dynamic::Int(1),
            "name" => *value = Dynamic::Int(7),
            _ => {}
        }
    }
    given
}

pub fn wrong_values() -> Named<Value<'static>> {
    let mut given = values(owned);
    for (name, value) in &mut given {
        match *name {
            "id" => *value = Value::from("4711"),
            "active" => *value = Value::Int(1),
            "name" => *value = Value::Int(7),
            _ => {}
        }
    }
    given
}

pub fn wrong_json() -> serde_json::Value {
    let mut given = json();
    given["id"] = json!("4711");
    given["active"] = json!(1);
    given["name"] = json!(7);
    given
}
