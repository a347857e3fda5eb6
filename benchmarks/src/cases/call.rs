//! Calling a method by name, with two integers.

use crate::account::{Account, METHODS, example};
use crate::by_hand::Dynamic;
use crate::by_hand::account::{Callable, added_by_hand};
use crate::harness::Contestant;
use crate::order::Order;
use crate::peers::{self, BEVY, HAND, MLUA, OURS, RHAI};
use std::fmt::Debug;
use typed_structs::{Object, args};

/// Methods added at run time.
const ADDED: [&str; 4] = ["quote", "quote_for_members", "monthly_payment", "trade_in"];

pub fn right(order: Order) -> Vec<Contestant> {
    let (mut ours, mut by_hand) = (example(), example());
    vec![
        caller(HAND, order, &METHODS, move |name, left, right| {
            integer(&by_hand.call_by_hand(name, &integers(left, right)).ok()?)
        }),
        caller(OURS, order, &METHODS, move |name, left, right| {
            ours.call(name, args!(left, right)).ok()?.as_i64()
        }),
        caller(BEVY, order, &METHODS, peers::bevy::caller(&[])),
        caller(MLUA, order, &METHODS, peers::mlua::caller()),
        caller(RHAI, order, &METHODS, peers::rhai::caller()),
    ]
}

/// The caller does not know the type of the object, like a script.
pub fn on_any_object(order: Order) -> Vec<Contestant> {
    let mut by_hand: Box<dyn Callable> = Box::new(example());
    let mut ours: Box<dyn Object> = Box::new(example());
    vec![
        caller(HAND, order, &METHODS, move |name, left, right| {
            integer(&by_hand.call_by_hand(name, &integers(left, right)).ok()?)
        }),
        caller(OURS, order, &METHODS, move |name, left, right| {
            ours.call(name, args!(left, right)).ok()?.as_i64()
        }),
        caller(BEVY, order, &METHODS, peers::bevy::caller_on_any()),
    ]
}

/// The second argument is a string.
pub fn wrong(order: Order) -> Vec<Contestant> {
    let (mut ours, mut by_hand) = (example(), example());
    vec![
        refused(HAND, order, move |name, left| {
            by_hand.call_by_hand(name, &[Dynamic::Int(left), Dynamic::Text("many".into())])
        }),
        refused(OURS, order, move |name, left| ours.call(name, args!(left, "many"))),
        refused(BEVY, order, peers::bevy::wrong_caller()),
        refused(MLUA, order, peers::mlua::wrong_caller()),
        refused(RHAI, order, peers::rhai::wrong_caller()),
    ]
}

pub fn added(order: Order) -> Vec<Contestant> {
    let (mut ours, by_hand, bodies) = (example(), example(), added_by_hand(&ADDED));
    for name in ADDED {
        // The class keeps what another case has defined.
        let _ = Account::class().define(name, |account: &Account, price: i64, count: i64| {
            account.balance + price * count
        });
    }
    vec![
        caller(HAND, order, &ADDED, move |name, left, right| {
            integer(&bodies.get(name)?(&by_hand, &integers(left, right)).ok()?)
        }),
        caller(OURS, order, &ADDED, move |name, left, right| {
            ours.call(name, args!(left, right)).ok()?.as_i64()
        }),
        caller(BEVY, order, &ADDED, peers::bevy::caller(&ADDED)),
        caller(MLUA, order, &ADDED, peers::mlua::added_caller(&ADDED)),
        caller(RHAI, order, &ADDED, peers::rhai::added_caller(&ADDED)),
    ]
}

const fn integers(left: i64, right: i64) -> [Dynamic<'static>; 2] {
    [Dynamic::Int(left), Dynamic::Int(right)]
}

const fn integer(value: &Dynamic<'_>) -> Option<i64> {
    match value {
        Dynamic::Int(number) => Some(*number),
        _ => None,
    }
}

fn caller(
    who: &'static str,
    order: Order,
    names: &[&'static str],
    mut call: impl FnMut(&str, i64, i64) -> Option<i64> + 'static,
) -> Contestant {
    let account = example();
    for name in names {
        let expected = match *name {
            "after_deposit" => account.after_deposit(30, 2),
            "after_withdrawal" => account.after_withdrawal(30, 2),
            "credit_limit" => account.credit_limit(30, 2),
            "points" => account.points(30, 2),
            _ => account.balance + 30 * 2,
        };
        assert_eq!(call(name, 30, 2), Some(expected), "{who}: {name}");
    }
    let mut names = order.of(names);
    let mut number = 0;
    Contestant::new(who, move || {
        number += 1;
        call(names.take(), number, 2)
    })
}

fn refused<R, E: Debug>(
    who: &'static str,
    order: Order,
    mut call: impl FnMut(&str, i64) -> Result<R, E> + 'static,
) -> Contestant {
    for name in METHODS {
        assert!(call(name, 30).is_err(), "{who}: {name}");
    }
    let mut names = order.of(&METHODS);
    let mut number = 0;
    Contestant::new(who, move || {
        number += 1;
        call(names.take(), number)
    })
}
