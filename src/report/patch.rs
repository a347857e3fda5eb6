//! Reports of JSON Patches: each mismatch is in the operation that it belongs to.

use super::wanted::Wanted;
use std::borrow::Cow;
use std::string::String;
use std::vec::Vec;
use typed_core::{Mismatches, PathSegment, Target, TypeMismatch, Value, code};

/// The relation of a report to the document of a JSON Patch.
#[derive(Clone, Debug)]
pub(super) struct PatchReport {
    /// `true` if the document is wrong, so that the paths are those in it.
    is_of_document: bool,
    /// The pointer to the place of each mismatch, where the client wrote `-` for the end of a list.
    pointers: Vec<Option<String>>,
}

impl PatchReport {
    pub(super) fn new(mismatches: &Mismatches, document: &Value<'_>) -> Self {
        let is_of_document = mismatches.iter().all(|mismatch| {
            let is_in_document = match mismatch.segments().next() {
                Some(first) => matches!(first, PathSegment::Index(_)),
                None => document.as_list().is_none(),
            };
            mismatch.operation().is_none() && is_in_document
        });
        let pointers = mismatches.iter().map(|mismatch| to_end(mismatch, document)).collect();
        Self { is_of_document, pointers }
    }

    /// Returns `patch` or `object`: the root of the paths.
    pub(super) const fn base(&self) -> &'static str {
        if self.is_of_document { "patch" } else { "object" }
    }

    /// Returns the pointer of a mismatch, if it is not that of its path.
    pub(super) fn pointer(&self, mismatch: usize) -> Option<&str> {
        self.pointers.get(mismatch)?.as_deref()
    }

    /// Returns the paths of mismatches in the document of the patch.
    pub(super) fn wanted(&self, mismatches: &Mismatches, document: &Value<'_>) -> Wanted {
        Wanted::at(mismatches, |mismatch| match mismatch.operation() {
            None if self.is_of_document => (mismatch.segments().collect(), mismatch.target()),
            // A check sees all operations.
            None => (Vec::new(), Target::Content),
            Some(operation) => path(mismatch, operation, document),
        })
    }
}

/// Returns the string under a key of an operation.
fn member<'d>(document: &'d Value<'_>, number: usize, name: &str) -> Option<&'d str> {
    document.as_list()?.get(number)?.as_map()?.get(name)?.as_str()
}

/// Returns the pointer of a mismatch with `-` in it, if its operation adds at the end of a list.
fn to_end(mismatch: &TypeMismatch, document: &Value<'_>) -> Option<String> {
    let number = mismatch.operation()?;
    let list = member(document, number, "path")?.strip_suffix("/-")?;
    let pointer = mismatch.pointer();
    let rest = pointer.strip_prefix(list)?.strip_prefix('/')?;
    let (index, rest) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let is_source =
        || member(document, number, "from").is_some_and(|from| pointer.starts_with(from));
    let is_index = !index.is_empty() && index.bytes().all(|byte| byte.is_ascii_digit());
    (is_index && !is_source()).then(|| std::format!("{list}/-{rest}"))
}

fn path<'m>(
    mismatch: &'m TypeMismatch,
    number: usize,
    document: &Value<'_>,
) -> (Vec<PathSegment<'m>>, Target) {
    let operation = document.as_list().and_then(|operations| operations.get(number));
    let has_value = operation.is_some_and(|operation| {
        operation.as_map().is_some_and(|operation| operation.get("value").is_some())
    });
    let pointer = member(document, number, "path").unwrap_or_default();
    let tokens = pointer.bytes().filter(|byte| *byte == b'/').count();
    let mut segments = Vec::from([PathSegment::Index(number)]);
    let is_within = mismatch.segments().len() > tokens;
    if has_value && (is_within || is_of_value(mismatch)) {
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
