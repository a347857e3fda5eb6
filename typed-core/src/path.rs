//! Paths such as `address.lines[2].zip`.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

/// One step of a path.
#[derive(Clone, Debug, PartialEq)]
pub enum Segment<'p> {
    /// `.name`, or `["name"]` for a name that would read as something else.
    Name(Cow<'p, str>),
    /// `[2]`.
    Index(usize),
}

/// A path that is not spelled like `address.lines[2].zip`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Malformed;

/// The steps of a path, of which there is at least one.
pub(crate) fn parse(path: &str) -> Result<Vec<Segment<'_>>, Malformed> {
    let mut segments = Vec::new();
    let mut rest = path;
    while !rest.is_empty() || segments.is_empty() {
        let (segment, after) = match (rest.strip_prefix('['), rest.strip_prefix('.')) {
            (Some(inner), _) => bracket(inner)?,
            (None, Some(name)) if !segments.is_empty() => plain(name)?,
            (None, None) if segments.is_empty() => plain(rest)?,
            _ => return Err(Malformed),
        };
        segments.push(segment);
        rest = after;
    }
    Ok(segments)
}

/// The name at the beginning, and what follows it.
pub(crate) fn split_name(path: &str) -> (&str, &str) {
    let end = path.bytes().position(|byte| matches!(byte, b'.' | b'['));
    path.split_at(end.unwrap_or(path.len()))
}

fn plain(text: &str) -> Result<(Segment<'_>, &str), Malformed> {
    let (name, rest) = split_name(text);
    if name.is_empty() { Err(Malformed) } else { Ok((Segment::Name(Cow::Borrowed(name)), rest)) }
}

/// What follows an opening bracket.
fn bracket(inner: &str) -> Result<(Segment<'_>, &str), Malformed> {
    if let Some(quoted) = inner.strip_prefix('"') {
        let (name, rest) = unquote(quoted)?;
        return Ok((Segment::Name(name), rest.strip_prefix(']').ok_or(Malformed)?));
    }
    let (index, rest) = inner.split_once(']').ok_or(Malformed)?;
    // `parse` takes a sign, a path does not.
    if !index.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Malformed);
    }
    Ok((Segment::Index(index.parse().map_err(|_| Malformed)?), rest))
}

/// The text up to the closing quote, and what follows it.
fn unquote(text: &str) -> Result<(Cow<'_, str>, &str), Malformed> {
    let mut name = String::new();
    let mut chars = text.char_indices();
    while let Some((at, char)) = chars.next() {
        match char {
            '"' => return Ok((Cow::Owned(name), text.get(at + 1..).unwrap_or_default())),
            '\\' => name.push(chars.next().ok_or(Malformed)?.1),
            _ => name.push(char),
        }
    }
    Err(Malformed)
}

/// Adds a step to a path, so that [`parse`] finds the name again.
pub(crate) fn push_name(path: &mut String, name: &str) {
    if name.is_empty() || name.contains(['.', '[']) {
        path.push_str("[\"");
        for char in name.chars() {
            if matches!(char, '"' | '\\') {
                path.push('\\');
            }
            path.push(char);
        }
        path.push_str("\"]");
        return;
    }
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(name);
}
