//! Changes of several fields at once: all or none.

use crate::args::{Arg, Args};
use crate::change::{Watched, changed, watch};
use crate::context::{Context, Key, Rejected};
use crate::filler::{fill_cell, fill_changes};
use crate::given::Given;
use crate::mismatches::Mismatches;
use crate::record::{Access, Build, Draft, Record, clear};
use crate::value::Value;
use alloc::string::String;
use alloc::vec::Vec;

/// Sets the fields named, all of them or, where anything is refused, none.
///
/// # Errors
/// Every mismatch, in input order.
pub fn update<'v, T: Build<'v>>(object: &mut T, args: Args<'v>) -> Result<(), Mismatches> {
    let mut report = Mismatches::new();
    let mut cx = Context::new(&mut report, object.class().name());
    let watched = watch_all(object, &args);
    match update_in(object, args, &mut cx) {
        Ok(()) => {
            watched.into_iter().for_each(|(name, watched)| changed(object, &name, Some(watched)));
            Ok(())
        }
        Err(_) => Err(report),
    }
}

/// The fields that are about to change, where somebody wants to know.
fn watch_all(object: &dyn Record, args: &Args<'_>) -> Vec<(String, Watched)> {
    let names = args.iter().filter_map(Arg::name);
    let watched = |name| watch(object, name).map(|watched| (String::from(name), watched));
    names.filter_map(watched).collect()
}

fn update_in<'v, T: Build<'v>>(
    object: &mut T,
    args: Args<'v>,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    let mut draft = T::Draft::new(Access::GRANTED);
    let changed = fill_changes(object, args, &mut draft, cx).and_then(|given| {
        swap_given(object, &mut draft, &given);
        object.verify(cx).inspect_err(|_| swap_given(object, &mut draft, &given))
    });
    clear(&mut draft);
    changed
}

#[inline(never)]
fn swap_given<'v, T: Build<'v>>(object: &mut T, draft: &mut T::Draft, given: &Given) {
    let fields = 0..object.shape().fields().len();
    fields
        .filter(|index| given.contains(*index))
        .for_each(|index| object.swap(draft, index, Access::GRANTED));
}

/// Sets one field whose value cannot be checked in place: see `RecordMut::exchange`.
pub fn exchange<'v, T: Build<'v>>(
    object: &mut T,
    index: usize,
    value: Value<'v>,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    let Some(field) = object.shape().fields().get(index) else { return Ok(()) };
    let mut draft = T::Draft::new(Access::GRANTED);
    let filled = fill_cell(&mut draft, index, field, value, &mut cx.step(Key::Field(field.name())));
    let exchanged = filled.and_then(|()| {
        object.swap(&mut draft, index, Access::GRANTED);
        object.verify(cx).inspect_err(|_| object.swap(&mut draft, index, Access::GRANTED))
    });
    clear(&mut draft);
    exchanged
}
