//! An account as user data.

use crate::account::{Account, example};
use mlua::{AnyUserData, Function, Lua, ObjectLike, UserData, UserDataFields, UserDataMethods};

impl UserData for Account {
    fn add_fields<F: UserDataFields<Self>>(fields: &mut F) {
        fields.add_field_method_get("balance", |_, account| Ok(account.balance));
    }

    fn add_methods<M: UserDataMethods<Self>>(methods: &mut M) {
        methods.add_method("after_deposit", |_, account, (amount, fee): (i64, i64)| {
            Ok(account.after_deposit(amount, fee))
        });
        methods.add_method("after_withdrawal", |_, account, (amount, fee): (i64, i64)| {
            Ok(account.after_withdrawal(amount, fee))
        });
        methods.add_method("credit_limit", |_, account, (income, months): (i64, i64)| {
            Ok(account.credit_limit(income, months))
        });
        methods.add_method("points", |_, account, (purchases, bonus): (i64, i64)| {
            Ok(account.points(purchases, bonus))
        });
    }
}

/// The account lives as long as the interpreter.
fn account() -> (Lua, AnyUserData) {
    let lua = Lua::new();
    let account = lua.create_userdata(example()).unwrap();
    (lua, account)
}

pub fn caller() -> impl FnMut(&str, i64, i64) -> Option<i64> {
    let (lua, account) = account();
    move |name, left, right| {
        let _alive = &lua;
        account.call_method(name, (left, right)).ok()
    }
}

pub fn wrong_caller() -> impl FnMut(&str, i64) -> mlua::Result<i64> {
    let (lua, account) = account();
    move |name, left| {
        let _alive = &lua;
        account.call_method(name, (left, "many"))
    }
}

pub fn added_caller(added: &[&str]) -> impl FnMut(&str, i64, i64) -> Option<i64> + use<> {
    let (lua, account) = account();
    let globals = lua.globals();
    for &name in added {
        let body = "function(account, price, count) return account.balance + price * count end";
        let body: Function = lua.load(format!("return {body}")).eval().unwrap();
        globals.set(name, body).unwrap();
    }
    move |name, left, right| {
        let _alive = &lua;
        globals.call_function(name, (&account, left, right)).ok()
    }
}
