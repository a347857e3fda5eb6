//! Looking up a class by name, among few and many.

use crate::account::Account;
use crate::harness::Contestant;
use crate::order::Order;
use crate::peers::{HAND, OURS};
use std::collections::HashMap;
use std::hint::black_box;
use typed_structs::{Class, Registry};

const WORDS: [[&str; 10]; 3] = [
    [
        "Billing", "Shipping", "Customer", "Order", "Product", "Payment", "Mail", "Search", "User",
        "Audit",
    ],
    ["Invoice", "Report", "Batch", "Event", "Import", "Export", "Queue", "Cache", "Index", "Log"],
    [
        "Service", "Handler", "Worker", "Store", "Client", "Filter", "Parser", "Writer", "Reader",
        "Job",
    ],
];

/// The same class under so many names.
pub fn look_up<const COUNT: usize>(order: Order) -> Vec<Contestant> {
    let names: Vec<&'static str> = (0..COUNT).map(|number| &*name(number).leak()).collect();
    let by_hand: HashMap<&str, &'static Class> =
        names.iter().map(|name| (*name, Account::class())).collect();
    let mut registry = Registry::new();
    for name in &names {
        registry.register_as::<Account>(*name).unwrap();
    }
    vec![
        finder(HAND, order, &names, move |name| by_hand.get(name).copied()),
        finder(OURS, order, &names, move |name| registry.get(name)),
    ]
}

/// `BillingInvoiceService` and so on: a number in words.
fn name(number: usize) -> String {
    let [first, second, third] = WORDS;
    [first[number % 10], second[number / 10 % 10], third[number / 100 % 10]].concat()
}

fn finder(
    who: &'static str,
    order: Order,
    names: &[&'static str],
    find: impl Fn(&str) -> Option<&'static Class> + 'static,
) -> Contestant {
    assert!(names.iter().all(|name| find(name).is_some()) && find("User").is_none(), "{who}");
    let mut names = order.of(names);
    Contestant::new(who, move || find(black_box(names.take())))
}
