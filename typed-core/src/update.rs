//! Changes of several fields at once: all or none.

use crate::args::Args;
use crate::construct::{Filler, fill_cell};
use crate::context::{Context, Key, Rejected};
use crate::mismatch::code;
use crate::mismatches::Mismatches;
use crate::record::{Build, Draft};
use crate::value::Value;

/// Sets the fields named, all of them or, where anything is refused, none.
///
/// # Errors
/// Every mismatch, in input order.
pub fn update<'v, T: Build<'v>>(object: &mut T, args: Args<'v>) -> Result<(), Mismatches> {
    let mut report = Mismatches::new();
    let mut cx = Context::new(&mut report, object.class().name());
    match update_in(object, args, &mut cx) {
        Ok(()) => Ok(()),
        Err(_) => Err(report),
    }
}

fn update_in<'v, T: Build<'v>>(
    object: &mut T,
    args: Args<'v>,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    let (class, shape) = (object.class(), object.shape());
    let mut draft = T::Draft::new();
    let mut filler = Filler::new(class, shape, &mut draft);
    filler.changes(args, cx);
    let given = filler.finish_update(object, cx)?;
    let swap = |object: &mut T, draft: &mut T::Draft| {
        let given = (0..shape.fields().len()).filter(|index| given.contains(*index));
        given.for_each(|index| object.swap(draft, index));
    };
    swap(object, &mut draft);
    object.verify(cx).inspect_err(|_| swap(object, &mut draft))
}

/// Sets one field whose value cannot be checked in place: see `RecordMut::exchange`.
pub fn exchange<'v, T: Build<'v>>(
    object: &mut T,
    index: usize,
    value: Value<'v>,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    let Some(field) = object.shape().fields().get(index) else { return Ok(()) };
    let mut draft = T::Draft::new();
    fill_cell(&mut draft, index, field, value, &mut cx.step(Key::Field(field.name())))?;
    object.swap(&mut draft, index);
    object.verify(cx).inspect_err(|_| object.swap(&mut draft, index))
}

/// Fields of an enum's variant cannot be exchanged one by one.
pub fn refuse_exchange(value: &Value<'_>, cx: &mut Context<'_>) -> Rejected {
    cx.refuse(code::FROZEN, "the whole enum, since its variant has checks", value)
}
