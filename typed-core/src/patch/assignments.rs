//! Assignments of a command line, such as `server.port=9000`: all in order, or none.

use crate::access::Edit;
use crate::patch::pointer::resolve;
use crate::record::RecordMut;
use crate::report::{Context, Mismatches, Rejected, code};
use crate::update::{Transaction, transact};
use crate::value::{Conversion, PathSegment, Segment, Value, parse};
use alloc::borrow::{Cow, ToOwned};
use alloc::string::ToString;
use alloc::vec::Vec;

const EXPECTED: &str = "an assignment such as `server.port=9000`, `tags[+]=x` or `-proxy`";

/// A change, with its path as it was written.
enum Assignment<'v> {
    Set(Cow<'v, str>, Cow<'v, str>),
    Append(Cow<'v, str>, Cow<'v, str>),
    Remove(Cow<'v, str>),
}

/// Applies assignments to an object.
///
/// # Errors
/// - All mismatches, with the numbers of the assignments. The object does not change.
pub(crate) fn apply<'v>(
    record: &mut dyn RecordMut<'v>,
    assignments: Vec<Cow<'v, str>>,
) -> Result<(), Mismatches> {
    let applied = transact(record, |transaction, cx| {
        cx.convert(Conversion::Text);
        for (number, text) in assignments.into_iter().enumerate() {
            transaction.begin(number);
            if let Err(rejected) = assign(transaction, &text, cx) {
                transaction.end_change(Err(rejected), cx);
            }
        }
    });
    applied.map_err(|mut report| {
        report.number_operations();
        report
    })
}

/// Makes the change of one assignment. Mismatches of the change itself are recorded.
fn assign<'v>(
    transaction: &mut Transaction<'_, 'v>,
    text: &Cow<'v, str>,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    let malformed = |transaction: &Transaction<'_, 'v>, cx: &mut Context<'_>| {
        let is_secret = transaction.record().class().is_secret();
        let shown = Value::from(&**text);
        cx.redacted_if(is_secret).reject(code::PATH, EXPECTED, &shown)
    };
    let Some(assignment) = split(text) else { return Err(malformed(transaction, cx)) };
    let (written, edit, is_end) = match assignment {
        Assignment::Set(path, value) => (path, Edit::Set(Value::Str(value)), false),
        Assignment::Append(path, value) => (path, Edit::Insert(Value::Str(value)), true),
        Assignment::Remove(path) => (path, Edit::Remove, false),
    };
    let Ok(steps) = parse(&written) else { return Err(malformed(transaction, cx)) };
    let mut path = steps.collect();
    if is_end {
        path.push(Segment::Index(end_of(transaction, &path)));
    }
    transaction.edit(&path, edit, cx);
    Ok(())
}

/// Returns the index after the last item of the list to which a path leads.
fn end_of(transaction: &mut Transaction<'_, '_>, path: &[Segment<'_>]) -> usize {
    let tokens = path.iter().map(|segment| PathSegment::from(segment.reborrow()).to_string());
    let mut pointer: Vec<Cow<'_, str>> = tokens.map(Cow::Owned).collect();
    pointer.push(Cow::Borrowed("-"));
    let (path, _) = resolve(transaction.record_mut(), &pointer);
    match path.last() {
        Some(Segment::Index(end)) => *end,
        _ => 0,
    }
}

/// Splits an assignment.
fn split<'v>(text: &Cow<'v, str>) -> Option<Assignment<'v>> {
    let part = |from: usize, to: usize| match text {
        Cow::Borrowed(text) => text.get(from..to).map(Cow::Borrowed),
        Cow::Owned(text) => text.get(from..to).map(|part| Cow::Owned(part.to_owned())),
    };
    let equals = equals_sign(text);
    if text.starts_with('-') {
        return match equals {
            None => part(1, text.len()).map(Assignment::Remove),
            Some(_) => None,
        };
    }
    let equals = equals?;
    let value = part(equals + 1, text.len())?;
    let path = text.get(..equals)?;
    match path.strip_suffix("[+]") {
        Some(list) => Some(Assignment::Append(part(0, list.len())?, value)),
        None => Some(Assignment::Set(part(0, equals)?, value)),
    }
}

/// Returns the offset of the first `=` that is not in a quoted name.
fn equals_sign(text: &str) -> Option<usize> {
    let (mut is_quoted, mut is_escaped) = (false, false);
    text.bytes().position(|byte| {
        let is_plain = !is_quoted;
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if is_quoted => is_escaped = true,
            b'"' => is_quoted = !is_quoted,
            _ => {}
        }
        is_plain && byte == b'='
    })
}

/// Collects assignments for [`apply`].
pub(crate) fn assignments<'v>(
    each: impl IntoIterator<Item = impl Into<Cow<'v, str>>>,
) -> Vec<Cow<'v, str>> {
    each.into_iter().map(Into::into).collect()
}
