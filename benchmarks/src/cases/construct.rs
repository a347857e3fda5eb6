//! Constructing a struct of eight fields from named values.

use crate::account::{Account, example};
use crate::by_hand::account as by_hand;
use crate::cases::given::{self, WRONG};
use crate::harness::Contestant;
use crate::order::Order;
use crate::peers::deserr::Faults;
use crate::peers::{
    self, BEVY, DESERR, FACET, FACET_FIRST, HAND, OURS, OURS_BY_COLUMNS, OURS_MADE, SERDE_FIRST,
    SERDE_VALUE,
};
use bevy_reflect::FromReflect;
use serde::Deserialize;
use typed_structs::{Args, Columns};

/// The values are borrowed, and strings and lists are copied.
pub fn borrowed(order: Order) -> Vec<Contestant> {
    let (mut orders, hand) = (order.permutations(), given::dynamic(given::lent));
    let (mut orders_of_ours, ours) = (order.permutations(), given::values(given::lent));
    let row: Vec<_> = order.permutations().arrange(given::values(given::lent)).collect();
    let columns = Columns::<Account>::of(row.iter().map(|(name, _)| *name)).unwrap();
    let mut orders_made = order.permutations();
    let mut orders_of_facet = order.permutations();
    let json = given::json();
    let unfinished = peers::bevy::unfinished_account();
    vec![
        right(
            HAND,
            || (),
            move |()| by_hand::construct(orders.lend(&hand).map(|(name, value)| (*name, value))),
        ),
        right(OURS, || (), move |()| Account::construct(given::args(orders_of_ours.lend(&ours)))),
        right(
            OURS_MADE,
            move || -> Args<'_> { orders_made.arrange(given::values(given::lent)).collect() },
            Account::construct,
        ),
        right(
            OURS_BY_COLUMNS,
            || (),
            move |()| columns.row(0, row.iter().map(|(_, value)| value.reborrow())),
        ),
        right(BEVY, || (), move |()| Account::from_reflect(&unfinished).ok_or("refused")),
        right(
            FACET,
            move || orders_of_facet.arrange(peers::facet::account()),
            peers::facet::construct,
        ),
        right(SERDE_VALUE, || (), move |()| Account::deserialize(&json)),
    ]
}

/// The values are consumed, and strings are moved.
pub fn owned(order: Order) -> Vec<Contestant> {
    let [mut hand, mut ours, mut facet] = [(); 3].map(|()| order.permutations());
    vec![
        right(HAND, move || hand.arrange(given::dynamic(given::owned)), by_hand::construct),
        right(
            OURS_MADE,
            move || -> Args<'_> { ours.arrange(given::values(given::owned)).collect() },
            Account::construct,
        ),
        right(FACET, move || facet.arrange(peers::facet::account()), peers::facet::construct),
        right(SERDE_VALUE, given::json, serde_json::from_value),
        right(DESERR, given::json, deserr::deserialize::<_, _, Faults>),
    ]
}

/// Three of the eight are of another type.
pub fn wrong(order: Order) -> Vec<Contestant> {
    let (mut orders, hand) = (order.permutations(), given::wrong_dynamic());
    let (mut orders_of_ours, ours) = (order.permutations(), given::wrong_values());
    let [mut orders_made, mut facet] = [(); 2].map(|()| order.permutations());
    let json = given::wrong_json();
    vec![
        refused(
            HAND,
            || (),
            move |()| by_hand::construct(orders.lend(&hand).map(|(name, value)| (*name, value))),
            |wrong| wrong.len() == WRONG,
        ),
        refused(
            OURS,
            || (),
            move |()| Account::construct(given::args(orders_of_ours.lend(&ours))),
            |wrong| wrong.len() == WRONG,
        ),
        refused(
            OURS_MADE,
            move || -> Args<'_> { orders_made.arrange(given::wrong_values()).collect() },
            Account::construct,
            |wrong| wrong.len() == WRONG,
        ),
        refused(
            FACET_FIRST,
            move || facet.arrange(peers::facet::wrong_account()),
            peers::facet::construct,
            |_| true,
        ),
        refused(SERDE_FIRST, || (), move |()| Account::deserialize(&json), |_| true),
        refused(DESERR, given::wrong_json, deserr::deserialize::<Account, _, Faults>, |wrong| {
            wrong.0.len() == WRONG
        }),
    ]
}

fn right<I: 'static, E: std::fmt::Debug + 'static>(
    who: &'static str,
    mut make: impl FnMut() -> I + 'static,
    mut construct: impl FnMut(I) -> Result<Account, E> + 'static,
) -> Contestant {
    assert_eq!(construct(make()).unwrap(), example(), "{who}");
    Contestant::with_input(who, make, construct)
}

fn refused<I: 'static, E: 'static>(
    who: &'static str,
    mut make: impl FnMut() -> I + 'static,
    mut construct: impl FnMut(I) -> Result<Account, E> + 'static,
    is_complete: impl Fn(&E) -> bool,
) -> Contestant {
    assert!(construct(make()).is_err_and(|error| is_complete(&error)), "{who}");
    Contestant::with_input(who, make, construct)
}
