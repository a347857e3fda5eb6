//! The spelling of paths, which `parse` reads.

use crate::value::path::{Segment, is_special, key, parse};
use crate::value::value::Value;
use alloc::borrow::Cow;
use alloc::string::String;
use core::fmt::Write;

/// Returns `true` if the name is written without quotes in a path. The derive asks the same of the
/// names of fields: see `NameTable`.
#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
pub(crate) const fn is_plain(name: &str) -> bool {
    let name = name.as_bytes();
    let mut at = 0;
    while at < name.len() {
        if is_special(name[at]) {
            return false;
        }
        at += 1;
    }
    at > 0
}

/// Returns the path of one step to a name.
pub(crate) fn of_name(name: &str) -> Cow<'_, str> {
    if is_shown(name) {
        return Cow::Borrowed(name);
    }
    let mut path = String::new();
    push_name(&mut path, name);
    Cow::Owned(path)
}

/// Returns the path of these steps.
pub(crate) fn path_of(segments: &[Segment<'_>]) -> String {
    let mut path = String::new();
    for segment in segments {
        push_segment(&mut path, segment);
    }
    path
}

fn push_segment(path: &mut String, segment: &Segment<'_>) {
    match segment {
        Segment::Name(name) => push_name(path, name),
        Segment::Index(index) => push_index(path, *index),
        Segment::Key(key) => push_bracket(path, key),
    }
}

/// Joins two paths.
pub(crate) fn join(first: &str, then: &str) -> String {
    let dot = if first.is_empty() || then.starts_with('[') { "" } else { "." };
    [first, dot, then].concat()
}

/// Appends a name to a path.
pub(crate) fn push_name(path: &mut String, name: &str) {
    if !is_shown(name) {
        return push_bracket(path, &Value::from(name));
    }
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(name);
}

/// Appends an index to a path.
pub(crate) fn push_index(path: &mut String, index: usize) {
    // Writing to a `String` does not fail.
    let _ = write!(path, "[{index}]");
}

/// Appends a key of a map to a path.
pub(crate) fn push_key(path: &mut String, key: &Value<'_>) {
    match key {
        Value::Str(name) => push_name(path, name),
        key => push_bracket(path, key),
    }
}

/// Appends a path to a path. One that does not follow the grammar is appended as a name.
pub(crate) fn push_path(path: &mut String, then: &str) {
    let Ok(mut steps) = parse(then) else { return push_name(path, then) };
    while let Some((segment, left)) = steps.split_first() {
        steps = left;
        push_segment(path, &segment);
    }
}

/// Appends the parameter of a method to a path, which then leads to no place in an object.
pub(crate) fn push_param(path: &mut String, name: &str) {
    path.push('(');
    if is_shown(name) && !name.contains(['(', ')']) {
        path.push_str(name);
    } else {
        key::write(path, &Value::from(name));
    }
    path.push(')');
}

fn push_bracket(path: &mut String, key: &Value<'_>) {
    path.push('[');
    key::write(path, key);
    path.push(']');
}

/// Returns `true` if a name is written without quotes: it is plain, short, and printable.
pub(super) fn is_shown(name: &str) -> bool {
    let is_shown = is_plain(name) && name.len() <= key::MAX_LEN;
    is_shown && (name.is_ascii() || !name.contains(key::is_escaped))
}
