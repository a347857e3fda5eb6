//! Construction from named and positional arguments. Every argument is checked, and every mismatch
//! reported, before an object exists.

use crate::class::{Class, Private, Style};
use crate::construct::fields::FieldBinder;
use crate::construct::init::initialize;
use crate::construct::repair::repair_input;
use crate::construct::traits::{Construct, Draft};
#[cfg(any(feature = "json", feature = "serde"))]
use crate::record::MapSource;
use crate::record::{HasClass, Input, Record, RecordMut, filled_in_place, notify_constructed};
use crate::report::{Context, Key, Mismatches, Rejected, code};
use crate::value::{Args, Value};
use alloc::borrow::Cow;
use core::mem::ManuallyDrop;

/// Constructs a struct from arguments, by its custom constructor if it has one. Little of it is
/// generic: the rest works on erased fields. It takes all arguments, so that the caller need not
/// drop them.
///
/// # Errors
/// - All mismatches, in input order, then all missing fields.
pub fn construct<'v, T: Construct<'v>>(args: &mut Args<'v>) -> Result<T, Mismatches> {
    // The other branch is compiled only for structs with a constructor.
    if const { T::INIT.is_some() }
        && let Some(init) = T::INIT
    {
        return initialize(&init, args, Key::Root);
    }
    let mut constructed = T::construct_args(args, Private::TOKEN);
    check_constructed(&mut constructed, Key::Root);
    constructed
}

/// Runs the check of a whole object where it is, and notifies its observers. Nothing is compiled for a
/// class without either. The key leads to the object.
#[inline(always)]
pub(super) fn check_constructed<T: HasClass>(
    constructed: &mut Result<T, Mismatches>,
    key: Key<'_>,
) {
    if const { T::STATIC_CLASS.is_guarded() || T::HAS_AFTER }
        && let Ok(object) = constructed
        && let Err(report) = finish_object(object, key)
    {
        *constructed = Err(report);
    }
}

/// Implements `Construct::construct_args`.
#[inline(always)]
pub(super) fn construct_args<'v, T: Construct<'v>>(args: &mut Args<'v>) -> Result<T, Mismatches> {
    // Nothing is dropped here, which would be compiled for each struct. After an error, `fill_args`
    // leaves the draft empty.
    if const { T::HAS_IN_PLACE } {
        filled_in_place(T::in_place(Private::TOKEN), |object| fill_args(object, args))
    } else {
        let mut draft = ManuallyDrop::new(T::Draft::new(Private::TOKEN));
        fill_args(&mut *draft, args)?;
        let object = ManuallyDrop::into_inner(draft).finish();
        object.ok_or_else(|| missing_fields_error(T::STATIC_CLASS))
    }
}

/// Implements `Construct::construct_value`.
#[inline(always)]
pub(super) fn construct_value<'v, T: Construct<'v>>(
    input: &mut Input<'_, 'v>,
    cx: &mut Context<'_>,
) -> Result<T, Rejected> {
    if const { T::HAS_IN_PLACE } {
        filled_in_place(T::in_place(Private::TOKEN), |object| fill_content(object, input, cx))
    } else {
        construct_from::<T::Draft>(input, cx)
    }
}

/// Runs the checks of a constructed object, and notifies its observers. The key leads to the object.
#[inline(never)]
pub(crate) fn finish_object(object: &dyn Record, key: Key<'_>) -> Result<(), Mismatches> {
    let mut report = Mismatches::new();
    let mut cx = Context::new(&mut report, object.class().name());
    match object.header().verify_new(&mut cx.at(key)) {
        Ok(()) => {
            notify_constructed(object);
            Ok(())
        }
        Err(_) => Err(report),
    }
}

/// Returns the error of a `FieldType` implementation that accepts a value and leaves its fields
/// empty.
#[cold]
#[inline(never)]
#[must_use]
pub(crate) fn missing_fields_error(class: &'static Class) -> Mismatches {
    let mut report = Mismatches::new();
    let mut cx = Context::new(&mut report, class.name());
    let _ = cx.reject_missing(code::MISSING, Cow::Borrowed("every field"), None);
    report
}

/// Implements `FieldType::check` of a struct.
#[inline]
pub fn check_struct<'v, T: Construct<'v>>(
    value: Value<'v>,
    cx: &mut Context<'_>,
) -> Result<T, Rejected> {
    read_struct(&mut Input::Value(value), cx)
}

/// Implements `FieldType::read` of a struct.
pub fn read_struct<'v, T: Construct<'v>>(
    input: &mut Input<'_, 'v>,
    cx: &mut Context<'_>,
) -> Result<T, Rejected> {
    cx.within_class(T::STATIC_CLASS.name(), |cx| {
        repair_input::<T>(input, cx)?;
        // Without a check, the object is not moved.
        if const { !T::STATIC_CLASS.is_guarded() && !T::HAS_AFTER } {
            return T::construct_value(input, cx, Private::TOKEN);
        }
        let object = T::construct_value(input, cx, Private::TOKEN)?;
        object.header().verify_new(cx).map(|()| object)
    })
}

/// Fills a draft of a struct or of a variant from its content, and finishes it.
pub(super) fn construct_from<'v, D: Draft<'v>>(
    input: &mut Input<'_, 'v>,
    cx: &mut Context<'_>,
) -> Result<D::Output, Rejected> {
    let mut draft = ManuallyDrop::new(D::new(Private::TOKEN));
    fill_content(&mut *draft, input, cx)?;
    let object = ManuallyDrop::into_inner(draft).finish();
    object.ok_or_else(|| cx.merge(missing_fields_error(D::Output::STATIC_CLASS)))
}

/// Fills all slots. After an error the draft is empty.
#[inline(never)]
pub(crate) fn fill_args<'v>(
    draft: &mut dyn RecordMut<'v>,
    args: &mut Args<'v>,
) -> Result<(), Mismatches> {
    let class = draft.class();
    let mut report = Mismatches::ordered_if(class.passes_on());
    let mut cx = Context::new(&mut report, class.name());
    cx.convert(args.conversion());
    let filled = FieldBinder::new(class, class.shape(0), draft).args(args, &mut cx);
    args.discard();
    report.unless_passed(filled)
}

/// Like [`fill_args`], for the value of a field of the type.
#[inline(never)]
pub(crate) fn fill_content<'v>(
    draft: &mut dyn RecordMut<'v>,
    input: &mut Input<'_, 'v>,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    let header = draft.header();
    let (class, shape) = (header.class(), header.shape());
    if let (Style::Named, Input::Map(entries)) = (shape.style(), &mut *input)
        && let Some(filled) = entries.fill_record(draft, cx, Private::TOKEN)
    {
        return filled;
    }
    // Called in both branches, so that the binder is compiled once.
    if class.passes_on() && cx.needs_order() {
        return cx.in_order(|cx| fill_content(draft, input, cx));
    }
    let mut binder = FieldBinder::new(class, shape, draft);
    match (shape.style(), input) {
        (Style::Newtype, input) => binder.newtype(input, cx),
        (_, input) => binder.content(input.take_value(cx)?, cx),
    }
}

/// Fills all slots with the entries of a document. After an error the draft is empty.
#[cfg(any(feature = "json", feature = "serde"))]
pub(crate) fn fill_entries<'v, S: MapSource<'v> + ?Sized>(
    draft: &mut dyn RecordMut<'v>,
    source: &mut S,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    let header = draft.header();
    let (class, shape) = (header.class(), header.shape());
    if class.passes_on() && cx.needs_order() {
        return cx.in_order(|cx| fill_entries(draft, source, cx));
    }
    FieldBinder::new(class, shape, draft).entries(source, cx)
}
