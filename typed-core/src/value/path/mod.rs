//! Paths such as `address.lines[2].zip`: one function writes them and one reads them, so that every
//! written path can be read back.
//!
//! ```text
//! path    = (name | bracket) (("." name) | bracket)*
//! bracket = "[" key "]"
//! name    = characters, at least one; none of them a control character or one of . [ ] " \
//! key     = JSON: an index or an integer key, a name in quotes, or any other key of a map
//! ```

mod key;
mod path;
mod segment;
mod write;

pub(crate) use key::parse_json;
pub use path::{Path, PathError};
pub use segment::PathSegment;
pub(crate) use segment::{push_token, segments};
use write::is_shown;
pub(crate) use write::{
    is_plain, join, of_name, path_of, push_index, push_key, push_name, push_param, push_path,
};

use crate::value::path::key::Reader;
use crate::value::value::Value;
use alloc::borrow::Cow;
use alloc::string::ToString;
use alloc::vec::Vec;

/// A step of a path.
#[derive(Clone, Debug, PartialEq)]
pub enum Segment<'p> {
    /// `.name`, or `["na.me"]` for a name that could be read as something else.
    Name(Cow<'p, str>),
    /// `[2]`.
    Index(usize),
    /// `[-2]`, `[true]`, `[[1, 2]]`: a key of a map that is neither a name nor an index.
    Key(Value<'p>),
}

/// A path that does not follow the grammar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Malformed;

impl<'p> Segment<'p> {
    /// Returns the step to the entry of a map under this key.
    pub(crate) fn of_key(key: Value<'p>) -> Self {
        match key {
            Value::Str(name) => Segment::Name(name),
            Value::Int(_) | Value::BigInt(_) => {
                let index = key.as_u64().and_then(|index| usize::try_from(index).ok());
                index.map_or(Segment::Key(key), Segment::Index)
            }
            other => Segment::Key(other),
        }
    }

    /// Returns the string key of a map that the step can be.
    pub(crate) fn string_key(&self) -> Option<Cow<'_, str>> {
        match self {
            Segment::Name(name) => Some(Cow::Borrowed(name)),
            Segment::Index(index) => Some(Cow::Owned(index.to_string())),
            Segment::Key(_) => None,
        }
    }

    /// Returns a segment that borrows from this one.
    pub(crate) fn reborrow(&self) -> Segment<'_> {
        match self {
            Segment::Name(name) => Segment::Name(Cow::Borrowed(name)),
            Segment::Index(index) => Segment::Index(*index),
            Segment::Key(key) => Segment::Key(key.reborrow()),
        }
    }

    /// Returns the segment without borrows.
    pub(crate) fn into_owned(self) -> Segment<'static> {
        match self {
            Segment::Name(name) => Segment::Name(Cow::Owned(name.into_owned())),
            Segment::Index(index) => Segment::Index(index),
            Segment::Key(key) => Segment::Key(key.into_owned()),
        }
    }
}

/// The remaining steps of a path.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Steps<'p> {
    /// The rest of a written path that follows the grammar. Its steps are parsed one by one, so that
    /// it is never copied.
    Written(&'p str),
    /// The rest of a path in segments.
    Segments(&'p [Segment<'p>]),
}

/// Parses a path, which has at least one step.
pub(crate) fn parse(path: &str) -> Result<Steps<'_>, Malformed> {
    // Steps are separated by a dot or a bracket. The first one has no dot.
    if path.starts_with('.') {
        return Err(Malformed);
    }
    let mut left = step(path)?.1;
    while !left.is_empty() {
        if !left.starts_with(['.', '[']) {
            return Err(Malformed);
        }
        left = step(left)?.1;
    }
    Ok(Steps::Written(path))
}

impl<'p> Steps<'p> {
    /// An empty rest.
    pub(crate) const NONE: Self = Self::Written("");

    /// Returns `true` if no step is left.
    pub(crate) const fn is_empty(self) -> bool {
        self.left() == 0
    }

    /// Returns the next step, and those after it.
    pub(crate) fn split_first(self) -> Option<(Segment<'p>, Self)> {
        let left = match self {
            Self::Written(left) => left,
            Self::Segments(left) => {
                let (first, rest) = left.split_first()?;
                return Some((first.reborrow(), Self::Segments(rest)));
            }
        };
        if let Some(inner) = left.strip_prefix('[') {
            let (segment, left) = bracket(inner).ok()?;
            return Some((segment, Self::Written(left)));
        }
        // The path is known to follow the grammar, so that a name ends where the next step begins.
        let (name, left) = split_name(left.strip_prefix('.').unwrap_or(left));
        let segment = Segment::Name(Cow::Borrowed(name));
        (!name.is_empty()).then_some((segment, Self::Written(left)))
    }

    /// Returns the steps in segments.
    pub(crate) fn collect(mut self) -> Vec<Segment<'p>> {
        let mut segments = Vec::new();
        while let Some((segment, left)) = self.split_first() {
            segments.push(segment);
            self = left;
        }
        segments
    }

    /// Returns `true` if the next step is written in brackets.
    pub(super) fn is_bracket(self) -> bool {
        matches!(self, Self::Written(left) if left.starts_with('['))
    }

    /// Returns how much is left: the same number at the same place of a path.
    pub(crate) const fn left(self) -> usize {
        match self {
            Self::Written(left) => left.len(),
            Self::Segments(left) => left.len(),
        }
    }
}

/// Reads the next step, and returns what follows it.
fn step(path: &str) -> Result<(Segment<'_>, &str), Malformed> {
    match path.strip_prefix('[') {
        Some(inner) => bracket(inner),
        None => plain(path.strip_prefix('.').unwrap_or(path)),
    }
}

/// Splits off the name at the beginning of a path.
pub(crate) fn split_name(path: &str) -> (&str, &str) {
    let end = path.bytes().position(|byte| matches!(byte, b'.' | b'['));
    path.split_at(end.unwrap_or(path.len()))
}

fn plain(text: &str) -> Result<(Segment<'_>, &str), Malformed> {
    let end = text.bytes().position(is_special).unwrap_or(text.len());
    let (name, rest) = text.split_at_checked(end).ok_or(Malformed)?;
    if name.is_empty() || !(rest.is_empty() || rest.starts_with(['.', '['])) {
        return Err(Malformed);
    }
    Ok((Segment::Name(Cow::Borrowed(name)), rest))
}

/// Parses the rest of a bracket, after its opening.
fn bracket(inner: &str) -> Result<(Segment<'_>, &str), Malformed> {
    // Most brackets hold a short index.
    if let [digit @ b'0'..=b'9', b']', ..] = inner.as_bytes() {
        let index = Segment::Index(usize::from(digit - b'0'));
        return Ok((index, inner.get(2..).unwrap_or_default()));
    }
    let mut reader = Reader::new(inner);
    let key = reader.value()?;
    Ok((Segment::of_key(key), reader.rest().strip_prefix(']').ok_or(Malformed)?))
}

/// Returns `true` if a byte cannot be part of a plain name.
const fn is_special(byte: u8) -> bool {
    byte.is_ascii_control() || matches!(byte, b'.' | b'[' | b']' | b'"' | b'\\')
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::String;

    fn name(name: &str) -> Segment<'_> {
        Segment::Name(name.into())
    }

    #[test]
    fn paths_are_read_in_segments() {
        let key = Segment::Key(Value::from(true));
        for (path, segments) in [
            ("a", &[name("a")][..]),
            ("a.b", &[name("a"), name("b")]),
            ("a[2].b", &[name("a"), Segment::Index(2), name("b")]),
            (r#"["a.b"][10]"#, &[name("a.b"), Segment::Index(10)]),
            ("a[-2]", &[name("a"), Segment::Key(Value::from(-2))]),
            ("a[true]", &[name("a"), key]),
        ] {
            let mut steps = parse(path).unwrap();
            for segment in segments {
                let (first, left) = steps.split_first().unwrap();
                assert_eq!(&first, segment, "{path}");
                steps = left;
            }
            assert!(steps.is_empty(), "{path}");
        }
        for malformed in ["", ".", ".a", "a.", "a..b", "a[", "a]", "a[]", "a[1]b", "a\"", "[a]"] {
            assert!(parse(malformed).is_err(), "{malformed}");
        }
    }

    #[test]
    fn a_path_is_split_and_joined_at_its_first_segment() {
        for (first, rest) in [("a", ".b"), ("a", "[1].b"), ("a", ""), ("", "[1]")] {
            let path = [first, rest].concat();
            assert_eq!(split_name(&path), (first, rest));
        }
        for (first, then, path) in [("a", "b", "a.b"), ("a", "[1]", "a[1]"), ("", "b", "b")] {
            assert_eq!(join(first, then), path);
        }
    }

    #[test]
    fn segments_are_written_as_they_are_read() {
        let mut path = String::new();
        push_name(&mut path, "a");
        push_name(&mut path, "b.c");
        push_index(&mut path, 2);
        push_key(&mut path, &Value::from(-1));
        push_path(&mut path, "d[0]");
        push_path(&mut path, "e..f");
        assert_eq!(path, r#"a["b.c"][2][-1].d[0]["e..f"]"#);
        push_param(&mut path, "x");
        assert!(path.ends_with("(x)") && parse(&path).is_err());
        assert_eq!(of_name("a"), "a");
        assert_eq!(of_name(""), r#"[""]"#);
    }
}
