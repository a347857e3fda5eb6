//! Reports of the faults that checks found, each at its own place.

use crate::class::{DocumentPart, TypeInfo};
use crate::record::to_value::ToValue;
use crate::record::vacant::show_opaque;
use crate::report::{Context, Fault, Key, Rejected};
use crate::value::{Value, parse, path_of};
use alloc::string::String;
use alloc::vec::Vec;

/// Reports the result of a field's check.
///
/// # Errors
/// If the check rejects the value.
#[inline]
pub fn check_value<T: ToValue>(
    faults: Option<Vec<Fault>>,
    value: &T,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    match faults {
        None => Ok(()),
        Some(faults) => {
            Err(reject_all(faults, T::TYPE, &value.unredacted(), &mut cx.redact_for_type::<T>()))
        }
    }
}

/// Reports the result of an opaque field's check.
///
/// # Errors
/// If the check rejects the value.
pub fn check_opaque<T: Send + Sync + 'static>(
    faults: Option<Vec<Fault>>,
    value: &T,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    match faults {
        None => Ok(()),
        Some(faults) => Err(report_all(faults, DocumentPart::OPEN, Some(&show_opaque(value)), cx)),
    }
}

/// Reports the result of a check of an object of this type.
///
/// # Errors
/// If the check rejects the object.
pub fn check_whole(
    faults: Option<Vec<Fault>>,
    of: &'static TypeInfo,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    check_part(faults, || DocumentPart::of(of), cx)
}

/// Like [`check_whole`], for a part of a document.
///
/// # Errors
/// If the check rejects the object.
pub(crate) fn check_part(
    faults: Option<Vec<Fault>>,
    part: impl FnOnce() -> DocumentPart,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    match faults {
        None => Ok(()),
        Some(faults) => Err(report_all(faults, part(), None, cx)),
    }
}

/// Reports the faults of a value of this type.
#[cold]
#[inline(never)]
pub(crate) fn reject_all(
    faults: Vec<Fault>,
    of: &'static TypeInfo,
    value: &Value<'_>,
    cx: &mut Context<'_>,
) -> Rejected {
    report_all(faults, DocumentPart::of(of), Some(value), cx)
}

/// Reports faults, each at its own place.
#[cold]
#[inline(never)]
fn report_all(
    faults: Vec<Fault>,
    part: DocumentPart,
    value: Option<&Value<'_>>,
    cx: &mut Context<'_>,
) -> Rejected {
    let is_secret = value.is_some() && part.is_secret();
    for fault in faults {
        let _ = match String::from(fault.path()) {
            path if path.is_empty() => cx.reject_fault(fault, value, is_secret),
            path => reject_inside(fault, &path, part, cx),
        };
    }
    cx.reported()
}

/// Reports a fault inside of the value. Steps within a secret are not shown.
fn reject_inside(
    fault: Fault,
    path: &str,
    mut part: DocumentPart,
    cx: &mut Context<'_>,
) -> Rejected {
    let Ok(mut steps) = parse(path) else {
        return cx.at(Key::Name(path)).reject_fault(fault, None, part.entry(path).1.is_secret());
    };
    let mut shown = Vec::new();
    while let Some((segment, left)) = steps.split_first() {
        if part.is_hidden() {
            let shown = path_of(&shown);
            let mut cx = cx.at(if shown.is_empty() { Key::Root } else { Key::Path(&shown) });
            return cx.at(Key::Hidden).reject_fault(fault, None, true);
        }
        part = part.step(&segment);
        shown.push(segment);
        steps = left;
    }
    cx.at(Key::Path(path)).reject_fault(fault, None, part.is_secret())
}
