//! From named and positional values to an object: everything is looked at before anything is built.

use crate::args::Args;
use crate::change::constructed;
use crate::class::{Class, Shape};
use crate::context::{Context, Rejected};
use crate::filler::Filler;
use crate::mismatch::code;
use crate::mismatches::Mismatches;
use crate::record::{Access, Build, Cells, Draft, Record};
use crate::value::Value;
use alloc::borrow::Cow;

/// Constructs a struct from arguments. Little of it is compiled for each struct: the rest works on
/// cells.
///
/// # Errors
/// Every mismatch, in input order, then every missing field.
pub fn construct<'v, T: Build<'v>>(args: Args<'v>) -> Result<T, Mismatches> {
    let mut draft = T::Draft::new(Access::GRANTED);
    fill_args(T::CLASS, args, &mut draft)?;
    let Some(object) = draft.finish() else { return Err(unfinished(T::CLASS)) };
    if const { T::CLASS.is_guarded() } {
        finish(&object)?;
    }
    Ok(object)
}

/// Checks a whole object, and tells who wants to know of it.
#[inline(never)]
fn finish(object: &dyn Record) -> Result<(), Mismatches> {
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
fn unfinished(class: &'static Class) -> Mismatches {
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
    let mut draft = D::new(Access::GRANTED);
    fill(&mut draft, cx)?;
    draft.finish().ok_or_else(|| cx.absent(code::MISSING, Cow::Borrowed("every field"), None))
}

#[inline(never)]
fn fill_args<'v>(
    class: &'static Class,
    args: Args<'v>,
    cells: &mut dyn Cells<'v>,
) -> Result<(), Mismatches> {
    let mut report = Mismatches::new();
    let mut cx = Context::new(&mut report, class.name());
    match Filler::new(class, class.shape(0), cells).args(args, &mut cx) {
        Ok(()) => Ok(()),
        Err(_) => Err(report),
    }
}

#[inline(never)]
fn fill_content<'v>(
    class: &'static Class,
    shape: &'static Shape,
    value: Value<'v>,
    cells: &mut dyn Cells<'v>,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    Filler::new(class, shape, cells).content(value, cx)
}
