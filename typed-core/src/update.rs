//! Changes of several fields at once: all or none.

use crate::args::Args;
use crate::change::{Watched, changed, watch};
use crate::context::{Context, Key, Rejected};
use crate::filler::fill_changes;
use crate::given::Given;
use crate::mismatches::Mismatches;
use crate::record::{Access, Build, Cells, Draft, Record, RecordExt, RecordMut, clear};
use crate::under_construction::UnderConstruction;
use crate::value::Value;
use alloc::string::String;
use alloc::vec::Vec;

/// Sets the fields named, all of them or, where anything is refused, none.
///
/// # Errors
/// Every mismatch, in input order.
pub fn update<'v, T: Build<'v>>(object: &mut T, args: Args<'v>) -> Result<(), Mismatches> {
    update_with(object, args, T::Draft::new(Access::GRANTED), T::swap)
}

/// Swaps a field with the filled cell of a draft: `Build::swap`.
type Swap<T, D> = fn(&mut T, &mut D, usize, Access);

/// As [`update`], given an empty draft, and how a field is swapped with its cell.
pub(crate) fn update_with<'v, T: RecordMut<'v>, D: Cells<'v>>(
    object: &mut T,
    args: Args<'v>,
    draft: D,
    swap: Swap<T, D>,
) -> Result<(), Mismatches> {
    let mut report = Mismatches::new();
    let mut cx = Context::new(&mut report, object.class().name());
    let watched = watch_all(object, &args);
    match update_in(object, args, draft, swap, &mut cx) {
        Ok(()) => {
            watched.into_iter().for_each(|(name, watched)| changed(object, &name, Some(watched)));
            Ok(())
        }
        Err(_) => Err(report),
    }
}

/// The fields that are about to change, where somebody wants to know.
fn watch_all(object: &dyn Record, args: &Args<'_>) -> Vec<(String, Watched)> {
    let (class, mut all) = (object.class(), Vec::new());
    for arg in args.iter() {
        if let Some(name) = arg.name()
            && let Some(watched) = watch(object, class, name)
        {
            all.push((String::from(name), watched));
        }
    }
    all
}

fn update_in<'v, T: RecordMut<'v>, D: Cells<'v>>(
    object: &mut T,
    args: Args<'v>,
    mut draft: D,
    swap: Swap<T, D>,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    let changed = fill_changes(object, args, &mut draft, cx).and_then(|mut changes| {
        swap_given(object, &mut draft, &changes.given, swap);
        let finished = changes.finish(object, cx);
        finished.inspect_err(|_| swap_given(object, &mut draft, &changes.given, swap))
    });
    clear(&mut draft);
    changed
}

#[inline(never)]
fn swap_given<T: Record, D>(object: &mut T, draft: &mut D, given: &Given, swap: Swap<T, D>) {
    let fields = 0..object.shape().fields().len();
    fields
        .filter(|index| given.contains(*index))
        .for_each(|index| swap(object, draft, index, Access::GRANTED));
}

/// Sets one field whose value cannot be checked in place: see `SpecialMut::exchange`.
pub fn exchange<'v, T: Build<'v>>(
    object: &mut T,
    index: usize,
    value: Value<'v>,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    exchange_with(object, T::Draft::new(Access::GRANTED), index, value, cx, T::swap)
}

/// As [`exchange`], given an empty draft, and how a field is swapped with its cell.
pub(crate) fn exchange_with<'v, T: Record, D: Cells<'v>>(
    object: &mut T,
    mut draft: D,
    index: usize,
    value: Value<'v>,
    cx: &mut Context<'_>,
    swap: Swap<T, D>,
) -> Result<(), Rejected> {
    let Some(field) = object.shape().fields().get(index) else { return Ok(()) };
    let mut step = cx.step(Key::Field(field.name()));
    let filled = UnderConstruction::Draft(&mut draft).fill(index, field, value, &mut step);
    let exchanged = filled.and_then(|()| {
        swap(object, &mut draft, index, Access::GRANTED);
        object.about().verify(cx).inspect_err(|_| swap(object, &mut draft, index, Access::GRANTED))
    });
    clear(&mut draft);
    exchanged
}
