//! The measured cases.

mod call;
mod construct;
mod documents;
mod get;
mod given;
mod json;
mod path;
mod refused;
mod registry;
mod set;

use crate::harness::{Case, Contestant};
use crate::order::Order;
use crate::settings::{Settings, Settings4, Settings16, Settings64, Settings256};

pub fn all() -> Vec<Case> {
    let mut cases = Vec::new();
    by_size!(cases, "set u32", set::number);
    by_size!(cases, "set String", set::text);
    by_size!(cases, "get u32", get::number);
    by_size!(cases, "get String", get::text);
    by_size!(cases, "refused set u32", refused::number);
    by_size!(cases, "refused set String", refused::text);
    by_order(&mut cases, "set u32 by path, 4 fields in 4", path::number);
    by_order(&mut cases, "construct from borrowed values", construct::borrowed);
    by_order(&mut cases, "construct from owned values", construct::owned);
    by_order(&mut cases, "construct, 3 of 8 wrong", construct::wrong);
    by_order(&mut cases, "call", call::right);
    by_order(&mut cases, "call, wrong argument", call::wrong);
    by_order(&mut cases, "call through dyn Object", call::on_any_object);
    by_order(&mut cases, "call a method added at run time", call::added);
    by_order(&mut cases, "look up a class among 10", registry::look_up::<10>);
    by_order(&mut cases, "look up a class among 100", registry::look_up::<100>);
    by_order(&mut cases, "look up a class among 1000", registry::look_up::<1000>);
    cases.push(Case::new("JSON, 1 object", json::one));
    cases.push(Case::new("JSON, array of 1000", json::thousand));
    cases.extend(documents::all());
    cases
}

fn by_order(cases: &mut Vec<Case>, what: &str, contestants: fn(Order) -> Vec<Contestant>) {
    for order in Order::ALL {
        cases.push(Case::new(format!("{what}, {}", order.name()), move || contestants(order)));
    }
}

/// A case for each size of struct and each order of names.
macro_rules! by_size {
    ($cases:ident, $what:literal, $module:ident::$of:ident) => {
        for order in Order::ALL {
            $cases.push(sized::<Settings4>($what, order, $module::$of::<Settings4>));
            $cases.push(sized::<Settings16>($what, order, $module::$of::<Settings16>));
            $cases.push(sized::<Settings64>($what, order, $module::$of::<Settings64>));
            $cases.push(sized::<Settings256>($what, order, $module::$of::<Settings256>));
        }
    };
}
use by_size;

fn sized<T: Settings>(what: &str, order: Order, make: fn(Order) -> Vec<Contestant>) -> Case {
    Case::new(format!("{what}, {} fields, {}", T::FIELDS, order.name()), move || make(order))
}
