//! Functions by name, and a struct of values that is not yet the struct itself.

use crate::account::{Account, example};
use bevy_reflect::PartialReflect;
use bevy_reflect::func::{ArgList, FunctionError, FunctionRegistry};
use bevy_reflect::structs::DynamicStruct;

fn registry(added: &[&'static str]) -> FunctionRegistry {
    let mut registry = FunctionRegistry::default();
    let known = [
        registry.register_with_name("after_deposit", Account::after_deposit).is_ok(),
        registry.register_with_name("after_withdrawal", Account::after_withdrawal).is_ok(),
        registry.register_with_name("credit_limit", Account::credit_limit).is_ok(),
        registry.register_with_name("points", Account::points).is_ok(),
    ];
    assert_eq!(known, [true; 4]);
    for &name in added {
        let body = |account: &Account, price: i64, count: i64| account.balance + price * count;
        registry.register_with_name(name, body).unwrap();
    }
    registry
}

pub fn caller(added: &[&'static str]) -> impl FnMut(&str, i64, i64) -> Option<i64> + use<> {
    let (registry, account) = (registry(added), example());
    move |name, left, right| call(&registry, &account, name, left, right)
}

/// Calls a method without knowing the type of the object.
pub fn caller_on_any() -> impl FnMut(&str, i64, i64) -> Option<i64> {
    let (registry, object) = (registry(&[]), Box::new(example()) as Box<dyn PartialReflect>);
    move |name, left, right| call(&registry, &*object, name, left, right)
}

pub fn wrong_caller() -> impl FnMut(&str, i64) -> Result<(), FunctionError> {
    let (registry, account) = (registry(&[]), example());
    move |name, left| {
        let arguments = ArgList::new().with_ref(&account).with_owned(left);
        let arguments = arguments.with_owned("many".to_owned());
        registry.call(name, arguments).expect("a method").map(|_| ())
    }
}

fn call(
    registry: &FunctionRegistry,
    object: &dyn PartialReflect,
    name: &str,
    left: i64,
    right: i64,
) -> Option<i64> {
    let arguments = ArgList::new().with_ref(object).with_owned(left).with_owned(right);
    let returned = registry.call(name, arguments)?.ok()?;
    returned.unwrap_owned().try_downcast_ref::<i64>().copied()
}

pub fn unfinished_account() -> DynamicStruct {
    let account = example();
    let mut address = DynamicStruct::default();
    address.insert("zip", account.address.zip);
    address.insert("city", account.address.city);
    let mut given = DynamicStruct::default();
    given.insert("orders", account.orders);
    given.insert("name", account.name);
    given.insert("id", account.id);
    given.insert_boxed("address", Box::new(address));
    given.insert("active", account.active);
    given.insert("rating", account.rating);
    given.insert("email", account.email);
    given.insert("balance", account.balance);
    given
}
