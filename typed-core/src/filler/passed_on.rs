//! What goes on to a field that takes members of its own: a base, or collected extras.

use crate::context::{Context, Key, Rejected};
use crate::mismatch::code;
use crate::value::{Map, Value};
use alloc::vec::Vec;

/// Adds to what goes on to a field.
pub(super) fn pass_on<'v>(
    passed_on: &mut Vec<(usize, Map<'v>)>,
    field: usize,
    name: impl Into<Value<'v>>,
    value: Value<'v>,
) {
    match passed_on.iter_mut().find(|(index, _)| *index == field) {
        Some((_, map)) => map.add(name, value),
        None => {
            let mut map = Map::new();
            map.add(name, value);
            passed_on.push((field, map));
        }
    }
}

#[cold]
pub(super) fn given_twice(cx: &mut Context<'_>) -> Rejected {
    cx.absent(code::DUPLICATE, "field".into(), None)
}

/// Refuses all that goes on to a field.
#[cold]
pub(super) fn refuse_each(
    passed_on: &Map<'_>,
    cx: &mut Context<'_>,
    refuse: fn(&mut Context<'_>, &Value<'_>) -> Rejected,
) -> Result<(), Rejected> {
    let mut outcome = Ok(());
    for (name, value) in passed_on.iter() {
        outcome = Err(refuse(&mut cx.step(Key::Item(name)), value));
    }
    outcome
}
