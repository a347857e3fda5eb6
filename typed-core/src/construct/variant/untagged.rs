//! Enums whose values are the content of a variant alone.
//!
//! The first variant in the order of declaration that accepts the value wins. The shape test skips
//! variants that certainly reject it. Usually one is left, which takes the value itself. If several
//! are left, all but the last try a copy.
//!
//! If none accepts it, the variant is reported that fits best:
//!
//! 1. the one with the fewest faults in the shape test, see [`Fit::faults`],
//! 2. among these, the one with the fewest mismatches,
//! 3. among these, the first.

use crate::class::{Class, Shape, Style};
use crate::construct::variant::fit::Fit;
use crate::construct::variant::{ConstructVariant, listed, whole};
use crate::report::{Context, Mismatches, Rejected, code};
use crate::value::{Conversion, Value};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::{iter, mem};

/// The number of times that all attempts inside an untagged enum may copy its value. Beyond that,
/// the shape test alone chooses the variant.
const MOST_COPIES: u32 = 16;

/// The attempt that fits best so far.
struct Best {
    shape: &'static Shape,
    faults: u32,
    report: Mismatches,
}

/// Constructs the first variant that accepts the value, in the narrowest mode in which one does.
pub(super) fn construct<'v>(
    class: &'static Class,
    value: Value<'v>,
    construct: ConstructVariant<'_, 'v>,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    if cx.conversion() == Conversion::Strict {
        return construct_fitting(class, value, construct, cx);
    }
    let outer = cx.copies_left();
    let object = cx.parse_object(false, &value);
    for value in iter::once(&value).chain(&object) {
        if construct_in_modes(class, value, construct, cx) {
            end_copies(outer, cx);
            return Ok(());
        }
    }
    end_copies(outer, cx);
    construct_fitting(class, object.unwrap_or(value), construct, cx)
}

/// Tries every variant in each mode up to the one at this place. Returns `true` if one accepts the value.
fn construct_in_modes<'v>(
    class: &'static Class,
    value: &Value<'v>,
    construct: ConstructVariant<'_, 'v>,
    cx: &mut Context<'_>,
) -> bool {
    for mode in [Conversion::Strict, Conversion::Lax, Conversion::Text] {
        if mode > cx.conversion() {
            break;
        }
        for (index, shape) in class.variants().iter().enumerate() {
            if !can_copy(value, 1, cx) {
                return false;
            }
            let content = value.clone();
            let tried = cx.at_most(mode, |cx| {
                // A variant without content is constructed from anything.
                if shape.style().is_unit() && !is_nothing(value, cx) {
                    return Err(cx.reported());
                }
                cx.unreported(|cx| construct(index, content, cx))
            });
            if tried.is_ok() {
                return true;
            }
        }
    }
    false
}

/// Returns `true` for `null`, and for text that stands for it.
fn is_nothing(value: &Value<'_>, cx: &Context<'_>) -> bool {
    value.is_null() || cx.parse_object(true, value).is_some()
}

/// Constructs the first variant that accepts the value.
fn construct_fitting<'v>(
    class: &'static Class,
    mut value: Value<'v>,
    construct: ConstructVariant<'_, 'v>,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    let kind = value.kind();
    let fits = || class.variants().iter().map(|shape| Fit::of_variant(class, shape, &value));
    let least = fits().map(|fit| fit.faults).min().unwrap_or(Fit::OTHER_KIND);
    let is_kind = least < Fit::OTHER_KIND;
    // A variant that certainly rejects the value is tried only to learn why.
    let is_tried = |fit: Fit| !fit.is_certain || (is_kind && fit.faults == least);
    let mut left = fits().filter(|fit| is_tried(*fit)).count();
    // A value of no accepted kind is kept for the report.
    let copies = if is_kind { left.saturating_sub(1) } else { left };
    let outer = cx.copies_left();
    let only_best = !can_copy(&value, copies, cx);
    if only_best {
        left = usize::from(is_kind);
    }
    // A value that does not fit may be meant for another variant, which holds a secret. A list or a map that
    // only one variant takes is meant for that one.
    let is_meant = matches!(value, Value::List(_) | Value::Map(_))
        && fits().filter(|fit| fit.faults < Fit::OTHER_KIND).count() == 1;
    let is_hidden = !is_meant && class.is_secret();
    let mut best: Option<Best> = None;
    for (index, shape) in class.variants().iter().enumerate() {
        if left == 0 {
            break;
        }
        let fit = Fit::of_variant(class, shape, &value);
        if !is_tried(fit) || (only_best && fit.faults != least) {
            continue;
        }
        left -= 1;
        let content = if left == 0 && is_kind { mem::take(&mut value) } else { value.clone() };
        let (outcome, report) =
            cx.attempt(|cx| construct(index, content, &mut cx.redacted_if(is_hidden)));
        if outcome.is_ok() {
            end_copies(outer, cx);
            return Ok(());
        }
        let rank = (fit.faults, report.len());
        if best.as_ref().is_none_or(|best| rank < (best.faults, best.report.len())) {
            best = Some(Best { shape, faults: fit.faults, report });
        }
    }
    end_copies(outer, cx);
    Err(match best.filter(|best| best.faults < Fit::OTHER_KIND) {
        Some(best) => reject(class, best, kind, cx),
        None => whole(class, cx).reject(code::TYPE, accepted(class), &value),
    })
}

/// Returns `true` if this many copies of a value can be made: it has no opaque value, and the limit
/// is not reached. The outermost enum sets the limit.
fn can_copy(value: &Value<'_>, copies: usize, cx: &mut Context<'_>) -> bool {
    let copies = u32::try_from(copies).unwrap_or(u32::MAX);
    if copies == 0 {
        return true;
    }
    let limit = cx.copies_left().map_or(u32::MAX, |left| left / copies);
    let mut rest = limit;
    if !subtract_size(value, &mut rest) {
        return false;
    }
    let size = limit - rest;
    let left = match cx.copies_left() {
        Some(left) => left - size * copies,
        None => size.saturating_mul(MOST_COPIES),
    };
    cx.limit_copies(Some(left));
    true
}

/// Ends the limit after the outermost enum, for which there was none before.
fn end_copies(outer: Option<u32>, cx: &mut Context<'_>) {
    if outer.is_none() {
        cx.limit_copies(None);
    }
}

/// Subtracts the number of values inside a value, itself included. Returns `false` if there are
/// more than `left`, or an opaque one.
fn subtract_size(value: &Value<'_>, left: &mut u32) -> bool {
    let Some(less) = left.checked_sub(1) else { return false };
    *left = less;
    match value {
        Value::List(items) => items.iter().all(|item| subtract_size(item, left)),
        Value::Map(map) => {
            map.iter().all(|(key, value)| subtract_size(key, left) && subtract_size(value, left))
        }
        Value::Opaque(_) => false,
        _ => true,
    }
}

/// Reports the variant that fits best, and then its mismatches.
#[cold]
fn reject(class: &'static Class, best: Best, kind: &'static str, cx: &mut Context<'_>) -> Rejected {
    cx.reject_kind(format!("{} ({} fits best)", class.name(), best.shape.name()), kind);
    cx.merge(best.report)
}

/// Returns "Id (u64, String or map)": the types of the variants, or the kinds of those without one.
#[cold]
fn accepted(class: &'static Class) -> String {
    let mut names: Vec<&str> = Vec::new();
    for shape in class.variants() {
        let name = match (shape.style(), shape.fields().first()) {
            (Style::Newtype, Some(field)) => field.type_name(),
            (Style::Named, _) => "map",
            (Style::Tuple, _) => "list",
            _ => "null",
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    listed(class.name(), names.iter().copied())
}
