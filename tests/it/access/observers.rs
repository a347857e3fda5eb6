//! Observers are told of every change.

use std::cell::RefCell;
use typed_structs::{Change, Map, Object, Secret, Typed, Value, args};

thread_local! {
    static LOG: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

fn log(line: String) {
    LOG.with_borrow_mut(|log| log.push(line));
}

fn taken() -> Vec<String> {
    LOG.take()
}

fn note(change: &Change<'_>) {
    let old = change.before().map_or("nothing".into(), Value::to_string);
    let (class, path) = (change.class().name(), change.path());
    assert_eq!(change.is_new(), path.is_empty());
    log(format!("{class}.{path}: {old} -> {}", change.after()));
}

#[derive(Typed, Debug, Clone)]
#[typed(on_change = note)]
struct Account {
    #[typed(range(0..))]
    cents: i64,
    token: Option<Secret<String>>,
    #[typed(default)]
    notes: Vec<String>,
    #[typed(opaque, default)]
    hits: std::sync::Arc<u8>,
}

#[derive(Typed)]
struct Premium {
    #[typed(base)]
    account: Account,
    level: u8,
}

#[test]
fn who_asks_is_told_of_every_change() {
    let mut account = Account::construct(args!(1)).unwrap();
    account.set("cents", 2).unwrap();
    account.set_cents(3).unwrap();
    account.set_token(Some(Secret::new("x".to_owned()))).unwrap();
    account.update(args!(cents = 4, notes = ["n"])).unwrap();
    account.set("notes[0]", "m").unwrap();
    account.set_hits(std::sync::Arc::new(1)).unwrap();
    let object: &mut dyn Object = &mut account;
    object.set("cents", 5.into()).unwrap();
    typed_structs::of(&mut account).set("cents", 6).unwrap();
    // A rejected call changes nothing.
    account.set("cents", -1).unwrap_err();
    account.set_cents(-1).unwrap_err();
    account.update(args!(notes = [""], cents = "x")).unwrap_err();
    Account::construct(args!(-1)).unwrap_err();
    let mut document = Map::new();
    document.push("cents", 7);
    Account::from_value(document).unwrap();
    let log = taken();
    assert_eq!(
        log[1..6],
        [
            "Account.cents: 1 -> 2",
            "Account.cents: 2 -> 3",
            "Account.token: null -> ***",
            "Account.cents: 3 -> 4",
            "Account.notes: [] -> [\"n\"]"
        ]
    );
    assert_eq!(log[6], "Account.notes[0]: \"n\" -> \"m\"");
    assert!(log[7].starts_with("Account.hits: "), "{}", log[7]);
    assert_eq!(log[8..10], ["Account.cents: 4 -> 5", "Account.cents: 5 -> 6"]);
    assert!(log[0].starts_with("Account.: nothing -> {\"cents\": 1,"), "{}", log[0]);
    assert!(log[10].starts_with("Account.: nothing -> {\"cents\": 7,"), "{}", log[10]);
    assert_eq!(log.len(), 11);
}

#[test]
fn a_base_is_told_as_well() {
    let mut premium = Premium::construct(args!(cents = 1, level = 2)).unwrap();
    premium.set("cents", 3).unwrap();
    premium.set_level(4).unwrap();
    let log = taken();
    assert!(log[0].starts_with("Premium.: nothing -> "), "{}", log[0]);
    assert_eq!(log[1..], ["Premium.cents: 1 -> 3", "Premium.level: 2 -> 4"]);
    assert_eq!((premium.account.cents, premium.level), (3, 4));
}
