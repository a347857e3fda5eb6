//! The places of mismatches in a JSON Patch: in the operation that each belongs to.

use super::wanted::Wanted;
use std::borrow::Cow;
use std::vec::Vec;
use typed_core::{Mismatches, PathSegment, Target, TypeMismatch, Value, code};

/// Returns the paths of mismatches in the document of a patch.
pub(super) fn wanted(mismatches: &Mismatches, document: &Value<'_>) -> Wanted {
    let is_fault_of_document = mismatches.iter().all(|mismatch| {
        let first = mismatch.segments().next();
        mismatch.operation().is_none() && matches!(first, None | Some(PathSegment::Index(_)))
    });
    Wanted::at(mismatches, |mismatch| match mismatch.operation() {
        None if is_fault_of_document => (mismatch.segments().collect(), mismatch.target()),
        // A check sees all operations.
        None => (Vec::new(), Target::Content),
        Some(operation) => path(mismatch, operation, document),
    })
}

fn path<'m>(
    mismatch: &'m TypeMismatch,
    number: usize,
    document: &Value<'_>,
) -> (Vec<PathSegment<'m>>, Target) {
    let operation = document.as_list().and_then(|operations| operations.get(number));
    let member = |name| operation.and_then(|operation| operation.as_map()?.get(name));
    let pointer = member("path").and_then(Value::as_str).unwrap_or_default();
    let tokens = pointer.bytes().filter(|byte| *byte == b'/').count();
    let mut segments = Vec::from([PathSegment::Index(number)]);
    let is_within = mismatch.segments().len() > tokens;
    if member("value").is_some() && (is_within || is_of_value(mismatch)) {
        segments.push(PathSegment::Name(Cow::Borrowed("value")));
        segments.extend(mismatch.segments().skip(tokens));
        return (segments, if is_within { mismatch.target() } else { Target::Content });
    }
    segments.push(PathSegment::Name(Cow::Borrowed("path")));
    (segments, Target::Content)
}

/// Returns `true` if the value at the end of the pointer is wrong, and not the pointer.
fn is_of_value(mismatch: &TypeMismatch) -> bool {
    !matches!(mismatch.code(), code::FROZEN | code::PATH | code::MISSING)
        && mismatch.target() != Target::Key
}
