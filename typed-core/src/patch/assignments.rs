//! Assignments of a command line, such as `server.port=9000`: all in order, or none.

use crate::access::Edit;
use crate::record::RecordMut;
use crate::report::{Context, Mismatches, Rejected, code};
use crate::update::{Transaction, transact};
use crate::value::{Conversion, Value, join, parse};
use alloc::borrow::{Cow, ToOwned};
use alloc::string::String;
use alloc::vec::Vec;

/// The words for what an assignment is.
#[doc(hidden)]
pub const EXPECTED_ASSIGNMENT: &str =
    "an assignment such as `server.port=9000`, `tags[+]=x` or `-proxy`";

/// A change, with its path as it was written.
#[doc(hidden)]
#[derive(Debug)]
pub enum Assignment<S> {
    Set(S, S),
    Append(S, S),
    Remove(S),
}

impl<S> Assignment<S> {
    /// Returns the path.
    pub const fn path(&self) -> &S {
        match self {
            Self::Set(path, _) | Self::Append(path, _) | Self::Remove(path) => path,
        }
    }

    fn map<R>(self, part: impl Fn(S) -> R) -> Assignment<R> {
        match self {
            Self::Set(path, value) => Assignment::Set(part(path), part(value)),
            Self::Append(path, value) => Assignment::Append(part(path), part(value)),
            Self::Remove(path) => Assignment::Remove(part(path)),
        }
    }
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
#[expect(clippy::ptr_arg, reason = "the parts of borrowed text are borrowed")]
fn assign<'v>(
    transaction: &mut Transaction<'_, 'v>,
    text: &Cow<'v, str>,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    let malformed = |transaction: &Transaction<'_, 'v>, cx: &mut Context<'_>| {
        let is_secret = transaction.record().class().is_secret();
        let shown = Value::from(&**text);
        cx.redacted_if(is_secret).reject(code::PATH, EXPECTED_ASSIGNMENT, &shown)
    };
    let assignment = match text {
        Cow::Borrowed(text) => split_assignment(text).map(|parts| parts.map(Cow::Borrowed)),
        Cow::Owned(text) => {
            split_assignment(text).map(|parts| parts.map(|part| Cow::Owned(part.to_owned())))
        }
    };
    let Some(assignment) = assignment else { return Err(malformed(transaction, cx)) };
    let (written, edit) = match assignment {
        Assignment::Set(path, value) => (path, Edit::Set(Value::Str(value))),
        Assignment::Append(path, value) => (path, Edit::Append(Value::Str(value))),
        Assignment::Remove(path) => (path, Edit::Remove),
    };
    let Ok(steps) = parse(&written) else { return Err(malformed(transaction, cx)) };
    transaction.edit(&steps.collect(), edit, cx);
    Ok(())
}

/// Splits an assignment. A name in quotes can contain `=`.
#[doc(hidden)]
#[must_use]
pub fn split_assignment(text: &str) -> Option<Assignment<&str>> {
    let equals = equals_sign(text);
    if let Some(path) = text.strip_prefix('-') {
        return equals.is_none().then_some(Assignment::Remove(path));
    }
    let (path, value) = text.split_at_checked(equals?)?;
    let value = value.strip_prefix('=')?;
    Some(match path.strip_suffix("[+]") {
        Some(list) => Assignment::Append(list, value),
        None => Assignment::Set(path, value),
    })
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

/// Returns the assignment to the part of an object to which a path leads.
pub(crate) fn assignment_within(path: &str, assignment: &str) -> String {
    match assignment.strip_prefix('-') {
        Some(removed) => ["-", &join(path, removed)].concat(),
        None => join(path, assignment),
    }
}

/// Collects assignments for [`apply`].
pub(crate) fn assignments<'v>(
    each: impl IntoIterator<Item = impl Into<Cow<'v, str>>>,
) -> Vec<Cow<'v, str>> {
    each.into_iter().map(Into::into).collect()
}
