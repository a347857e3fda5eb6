//! Arguments of methods, setters of properties, class attributes, and hooks.

use super::{Account, TEXT, account, canaries, hidden, input, map};
use std::cell::RefCell;
use std::collections::BTreeMap;
use typed_structs::{
    CallError, Change, Class, Event, Secret, Typed, Untyped, Value, args, typed_methods,
};

thread_local! {
    static LOG: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

fn log(line: String) {
    LOG.with_borrow_mut(|log| log.push(line));
}

fn seen(change: &Change<'_>) {
    log(format!("{change:?} {:?}", change.after()));
}

fn around(event: &Event<'_>) {
    log(format!("{event:?}"));
}

fn owner() -> Account {
    account()
}

#[derive(Typed, Debug, Clone)]
#[typed(on_change = seen, class(owner: Account = owner(), names: Vec<String> = Vec::new()))]
struct Vault {
    #[typed(default)]
    accounts: Vec<Account>,
    #[typed(default = account())]
    first: Account,
}

#[typed_methods(around = around)]
impl Vault {
    #[typed(setter)]
    fn set_all(&mut self, all: Vec<Account>) -> Result<(), String> {
        if all.len() > 1 { Err("expected one account".to_owned()) } else { Ok(()) }
    }
    #[typed(getter)]
    fn all(&self) -> &[Account] {
        &self.accounts
    }
    fn open(&self, account: Account, tries: u8) -> bool {
        account.name.len() > usize::from(tries)
    }
    fn any(&self, #[typed(rest)] accounts: Vec<Account>) -> usize {
        accounts.len()
    }
    fn named(&self, #[typed(keywords)] accounts: BTreeMap<String, Account>) -> usize {
        accounts.len()
    }
    #[typed(returns = Vec<Account>)]
    fn wrong(&self, value: Untyped) -> Untyped {
        value
    }
    fn plain(&self, name: String) -> usize {
        name.len()
    }
}

fn vault() -> Vault {
    Vault { accounts: vec![account()], first: account() }
}

#[track_caller]
fn refused(error: &CallError) -> String {
    hidden(error.mismatches().unwrap())
}

#[test]
fn fault_03_setters_of_properties() {
    let mut vault = vault();
    assert_eq!(
        hidden(&vault.set("all", [input(), input()]).unwrap_err()),
        "Vault.all: expected one account, got list ***"
    );
    for canary in canaries() {
        if let Err(error) = vault.set("all", canary) {
            hidden(&error);
        }
    }
}

#[test]
fn fault_03_arguments_of_calls() {
    let mut vault = vault();
    assert_eq!(
        refused(&vault.call("open", args!(TEXT, "x")).unwrap_err()),
        "Vault.open(account): expected Account, got str ***\n\
         Vault.open(tries): expected u8, got str \"x\""
    );
    assert_eq!(
        refused(&vault.call("open", args!(input(), 1, TEXT)).unwrap_err()),
        "Vault.open: expected at most 2 arguments, got 3"
    );
    for canary in canaries() {
        for method in ["open", "any", "named", "wrong"] {
            for args in [
                args!(canary.clone()),
                args!(canary.clone(), 1, canary.clone()),
                args!(account = canary.clone(), accounts = canary.clone()),
                args!(canary.clone(), account = canary.clone(), bob = canary.clone()),
            ] {
                if let Err(error) = vault.call(method, args) {
                    refused(&error);
                }
            }
        }
    }
    assert_eq!(
        refused(&vault.call("plain", args!("x", 7)).unwrap_err()),
        "Vault.plain: expected at most 1 argument, got 2"
    );
    assert_eq!(
        refused(&vault.call("wrong", args!(input())).unwrap_err()),
        "Vault.wrong(return): expected Vec<Account>, got map ***"
    );
}

#[derive(Typed, Debug)]
struct Extended {
    id: u8,
}

#[test]
fn fault_03_methods_that_were_defined() {
    let class = Extended::class();
    class
        .method_builder("open")
        .param("account")
        .param_or("others", Value::List(Vec::new().into()))
        .define(|_: &Extended, one: Account, others: Vec<Account>| one.name.len() + others.len())
        .unwrap();
    let mut object = Extended { id: 1 };
    for canary in canaries() {
        for args in [
            args!(canary.clone()),
            args!(input(), canary.clone()),
            args!(input(), [input()], canary.clone(), canary.clone()),
            args!(others = canary.clone(), account = canary.clone(), third = canary.clone()),
        ] {
            if let Err(error) = object.call("open", args) {
                refused(&error);
            }
        }
        let wrong = class
            .method_builder("wrong")
            .param_or("account", canary)
            .define(|_: &Extended, one: Vec<Vec<Account>>| one.len());
        assert!(!format!("{wrong:?}").contains(TEXT));
    }
    class
        .method_builder("defaulted")
        .param_or("accounts", [input()])
        .define(|_: &Extended, accounts: Vec<Account>| accounts.len())
        .unwrap();
    assert_eq!(object.call("defaulted", args!()).unwrap(), 1);
    let method = class.method("defaulted").unwrap();
    assert_eq!(method.params()[0].default().unwrap().to_string(), "***");
    assert!(!format!("{method:?}").contains(TEXT));
}

#[test]
fn fault_03_class_attributes_and_defaults() {
    let class = Vault::class();
    assert_eq!(
        hidden(&class.set_attr("owner", TEXT).unwrap_err()),
        "Vault.owner: expected Account, got str ***"
    );
    assert_eq!(
        hidden(&class.set_attr("accounts", input()).unwrap_err()),
        "Vault.accounts: expected Vec<Account>, got map ***"
    );
    assert_eq!(
        hidden(&class.set_attr("names", 7).unwrap_err()),
        "Vault.names: expected Vec<String>, got int 7"
    );
    for canary in canaries() {
        for attr in ["owner", "accounts", "first"] {
            if let Err(error) = class.set_attr(attr, canary.clone()) {
                hidden(&error);
            }
        }
    }
    for attr in ["owner", "accounts", "first"] {
        assert!(!class.attr(attr).unwrap().to_string().contains(TEXT));
    }
}

#[derive(Typed, Debug)]
#[typed(class(key: Secret<&'static str> = "hunter2"))]
struct Keys {
    #[typed(default = Secret::new(48_151_623))]
    one: Secret<i64>,
    #[typed(default = Some(Secret::new(48_151_623)))]
    two: Option<Secret<i64>>,
}

#[typed_methods]
impl Keys {
    fn open(&self, #[typed(default = Secret::new(48_151_623))] code: Secret<i64>) -> bool {
        code == self.one
    }
}

#[test]
fn fault_03_defaults_are_not_in_metadata() {
    fn default(class: &Class, field: &str) -> String {
        class.field(field).unwrap().default().unwrap().to_string()
    }
    let class: &'static Class = Keys::class();
    assert_eq!([default(class, "one"), default(class, "two")], ["***", "***"]);
    assert_eq!(class.attr_info("key").unwrap().declared().to_string(), "***");
    let method = class.method("open").unwrap();
    assert_eq!(method.params()[0].default().unwrap().to_string(), "***");
    let shown = format!("{class:?} {method:?}");
    assert!(!shown.contains(TEXT) && !shown.contains("48_151_623"), "{shown}");
    assert!(!shown.contains(&super::NUMBER.to_string()), "{shown}");
    let mut keys = Keys::construct(args!()).unwrap();
    assert_eq!(keys.call("open", args!()).unwrap(), true);
    assert_eq!(keys.two.map(Secret::into_inner), Some(super::NUMBER));
}

#[test]
fn hooks_and_observers_show_no_secret() {
    let mut vault = vault();
    vault.set("accounts", [input(), input()]).unwrap();
    vault.set("accounts[0].password", "hunter2+").unwrap();
    vault.update(args!(first = input(), accounts = [input()])).unwrap();
    vault.set("all", [input()]).unwrap();
    vault.set_first(account()).unwrap();
    vault.call("open", args!(input(), 1)).unwrap();
    vault.call("any", args!(input(), input())).unwrap();
    vault.call("named", args!(bob = input())).unwrap();
    vault.call("all", args!()).unwrap();
    Vault::from_value(map([("first", input())])).unwrap();
    let log = LOG.take();
    assert!(log.len() >= 14, "{}", log.len());
    for line in log {
        assert!(!line.contains(TEXT), "{line}");
    }
}
