//! From named and positional values to an object: everything is looked at before anything is built.

use crate::args::Args;
use crate::change::constructed;
use crate::class::{Class, Shape};
use crate::context::{Context, Rejected};
use crate::filler::Filler;
use crate::init::initialize;
use crate::mismatch::code;
use crate::mismatches::Mismatches;
use crate::record::{Access, Build, Cells, Draft, Record, clear};
use crate::value::Value;
use alloc::borrow::Cow;
use core::mem::ManuallyDrop;

/// Constructs a struct from arguments, by its own constructor where it has one. Little of it is
/// compiled for each struct: the rest works on cells.
///
/// # Errors
/// Every mismatch, in input order, then every missing field.
pub fn construct<'v, T: Build<'v>>(mut args: Args<'v>) -> Result<T, Mismatches> {
    // The rest of it is compiled only for those that have one.
    if const { T::INIT.is_some() }
        && let Some(init) = T::INIT
    {
        return initialize(&init, args);
    }
    // It is not dropped here, which would be compiled for each struct: `fill_args` leaves nothing in
    // a draft that cannot be finished.
    let mut draft = ManuallyDrop::new(T::Draft::new(Access::GRANTED));
    match fill_args(T::CLASS, &mut args, &mut *draft) {
        Ok(()) if const { T::CLASS.is_guarded() } => finish(ManuallyDrop::into_inner(draft)),
        Ok(()) => ManuallyDrop::into_inner(draft).finish(),
        Err(report) => Err(report),
    }
}

fn finish<'v, T: Record, D: Draft<'v, Output = T>>(draft: D) -> Result<T, Mismatches> {
    let object = draft.finish()?;
    admit(&object)?;
    Ok(object)
}

/// Checks a whole object, and tells who wants to know of it.
#[inline(never)]
pub(crate) fn admit(object: &dyn Record) -> Result<(), Mismatches> {
    let mut report = Mismatches::new();
    match object.verify(&mut Context::new(&mut report, object.class().name())) {
        Ok(()) => {
            constructed(object);
            Ok(())
        }
        Err(_) => Err(report),
    }
}

/// What an implementation of `FieldType` is to blame for that passes a value and makes none.
#[cold]
#[inline(never)]
#[must_use]
pub fn unfinished(class: &'static Class) -> Mismatches {
    let mut report = Mismatches::new();
    let mut cx = Context::new(&mut report, class.name());
    let _ = cx.absent(code::MISSING, Cow::Borrowed("every field"), None);
    report
}

/// `FieldType::check` of a struct.
pub fn check_struct<'v, T: Build<'v>>(
    value: Value<'v>,
    cx: &mut Context<'_>,
) -> Result<T, Rejected> {
    let class = T::CLASS;
    let mut cx = cx.declared_in(class.name());
    let object = check_shape::<T::Draft>(class, class.shape(0), value, &mut cx)?;
    verified(object, &mut cx)
}

/// Makes the fields of a struct, or of one variant, from its content.
pub(crate) fn check_shape<'v, D: Draft<'v>>(
    class: &'static Class,
    shape: &'static Shape,
    value: Value<'v>,
    cx: &mut Context<'_>,
) -> Result<D::Output, Rejected> {
    build::<D>(|cells, cx| fill_content(class, shape, value, cells, cx), cx)
}

fn verified<T: Record>(object: T, cx: &mut Context<'_>) -> Result<T, Rejected> {
    object.verify(cx).map(|()| object)
}

fn build<'v, D: Draft<'v>>(
    fill: impl FnOnce(&mut dyn Cells<'v>, &mut Context<'_>) -> Result<(), Rejected>,
    cx: &mut Context<'_>,
) -> Result<D::Output, Rejected> {
    let mut draft = ManuallyDrop::new(D::new(Access::GRANTED));
    fill(&mut *draft, cx)?;
    ManuallyDrop::into_inner(draft).finish().map_err(|report| cx.absorb(report))
}

#[inline(never)]
pub(crate) fn fill_args<'v>(
    class: &'static Class,
    args: &mut Args<'v>,
    cells: &mut dyn Cells<'v>,
) -> Result<(), Mismatches> {
    let mut report = Mismatches::new();
    let mut cx = Context::new(&mut report, class.name());
    let filled = Filler::new(class, class.shape(0), cells).args(args, &mut cx);
    args.discard();
    match filled {
        Ok(()) => Ok(()),
        Err(_) => {
            clear(cells);
            Err(report)
        }
    }
}

#[inline(never)]
pub(crate) fn fill_content<'v>(
    class: &'static Class,
    shape: &'static Shape,
    value: Value<'v>,
    cells: &mut dyn Cells<'v>,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    let filled = Filler::new(class, shape, cells).content(value, cx);
    if filled.is_err() {
        clear(cells);
    }
    filled
}
