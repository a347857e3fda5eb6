//! fault_34: A function of the wrong signature: at its path, with the signature that is expected.

use std::sync::Mutex;
use typed_structs::{Typed, Value};

#[derive(Typed)]
#[typed(check = whole, on_change = changed)]
struct Checked {
    #[typed(check = by_value)]
    number: u8,
    #[typed(check = other)]
    text: String,
    #[typed(check = two)]
    list: Vec<u8>,
    #[typed(check = nothing)]
    outcome: Option<u8>,
    #[typed(check = by_value, opaque)]
    opaque: Mutex<u8>,
}

fn by_value(number: u8) -> bool {
    number > 0
}

fn other(number: &u8) -> bool {
    *number > 0
}

fn two(list: &[u8], at_least: usize) -> bool {
    list.len() >= at_least
}

fn nothing(_: &Option<u8>) {}

fn whole(checked: Checked) -> bool {
    checked.number > 0
}

fn changed(_: &Checked) {}

#[derive(Typed)]
#[typed(check = whole_choice)]
enum Choice {
    Number(#[typed(check = by_value)] u8),
}

fn whole_choice() -> bool {
    true
}

#[derive(Typed)]
#[typed(before = of_number, after = of_number)]
struct Around(u8);

fn of_number(number: &u8) -> bool {
    *number > 0
}

#[derive(Typed)]
#[typed(before = counted)]
struct Counted(u8);

fn counted(_: &mut Value<'_>) -> u8 {
    0
}

fn main() {}
