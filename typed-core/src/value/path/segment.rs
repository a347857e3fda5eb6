//! The segments of paths, for users.

use crate::value::path::{Segment, Steps, parse};
use crate::value::value::Value;
use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use core::fmt;

/// A segment of a path: of a [`Path`](crate::Path), or of the path of a mismatch.
///
/// See [`TypeMismatch::segments`](crate::TypeMismatch::segments) for an example.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum PathSegment<'p> {
    /// A field, a variant, or a string key of a map. In a mismatch it is cut to at most 1,024 bytes.
    Name(Cow<'p, str>),
    /// The index of an item, or a key of a map that is an integer from 0.
    Index(usize),
    /// Any other key of a map.
    Key(Value<'p>),
    /// A parameter of the method that is the segment before. Only mismatches have one.
    Parameter(Cow<'p, str>),
    /// A key within a secret. Only mismatches have one.
    Hidden,
}

/// Writes the token of a JSON Pointer, without escapes. It is `***` for a key within a secret.
impl fmt::Display for PathSegment<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(name) | Self::Parameter(name) => f.write_str(name),
            Self::Index(index) => write!(f, "{index}"),
            Self::Key(key) => write!(f, "{key}"),
            Self::Hidden => f.write_str("***"),
        }
    }
}

impl<'p> PathSegment<'p> {
    pub(crate) fn reborrow(&self) -> PathSegment<'_> {
        match self {
            Self::Name(name) => PathSegment::Name(Cow::Borrowed(name)),
            Self::Index(index) => PathSegment::Index(*index),
            Self::Key(key) => PathSegment::Key(key.reborrow()),
            Self::Parameter(name) => PathSegment::Parameter(Cow::Borrowed(name)),
            Self::Hidden => PathSegment::Hidden,
        }
    }

    pub(crate) fn into_owned(self) -> PathSegment<'static> {
        match self {
            Self::Name(name) => PathSegment::Name(Cow::Owned(name.into_owned())),
            Self::Index(index) => PathSegment::Index(index),
            Self::Key(key) => PathSegment::Key(key.into_owned()),
            Self::Parameter(name) => PathSegment::Parameter(Cow::Owned(name.into_owned())),
            Self::Hidden => PathSegment::Hidden,
        }
    }
}

impl<'p> From<Segment<'p>> for PathSegment<'p> {
    fn from(segment: Segment<'p>) -> Self {
        match segment {
            Segment::Name(name) => Self::Name(name),
            Segment::Index(index) => Self::Index(index),
            Segment::Key(key) => Self::Key(key),
        }
    }
}

/// Returns the segments of a path; none if it does not follow the grammar.
pub(crate) fn segments(path: &str) -> impl Iterator<Item = PathSegment<'_>> {
    let mut left = parse(path).unwrap_or(Steps::NONE);
    core::iter::from_fn(move || {
        let (segment, rest) = left.split_first()?;
        left = rest;
        Some(segment.into())
    })
}

/// Appends a segment to a JSON Pointer.
pub(crate) fn push_token(pointer: &mut String, segment: &PathSegment<'_>) {
    pointer.push('/');
    for letter in segment.to_string().chars() {
        match letter {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            letter => pointer.push(letter),
        }
    }
}
