//! The path of a mismatch in its segments, and as a JSON Pointer.

use crate::report::mismatch::TypeMismatch;
use crate::report::trail::{Key, Trail};
use crate::value::{Segment, Value, parse, push_key};
use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

/// The length of a string, in bytes, that a path always holds whole, even if each is an escape.
const ALWAYS_WHOLE: usize = 170;

/// The greatest length of a name in a segment, in bytes.
const MAX_NAME: usize = 1024;

/// A segment of the path of a mismatch.
///
/// See [`TypeMismatch::segments`] for an example.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum PathSegment<'p> {
    /// A field, a variant, or a string key of a map. It is cut to at most 1,024 bytes.
    Name(Cow<'p, str>),
    /// The index of an item, or a key of a map that is an integer from 0.
    Index(usize),
    /// Any other key of a map.
    Key(Value<'p>),
    /// A parameter of the method that is the segment before.
    Parameter(Cow<'p, str>),
    /// A key within a secret.
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

impl TypeMismatch {
    /// Returns the segments of the path, from the outermost. There are none for the object as a whole.
    ///
    /// ```
    /// use std::collections::BTreeMap;
    /// use typed_structs::{Map, PathSegment, Value, from_value};
    ///
    /// let (mut input, mut inner) = (Map::new(), Map::new());
    /// inner.push(-1, "x");
    /// input.push("a.b", Value::Map(inner));
    /// let report = from_value::<BTreeMap<String, BTreeMap<i8, u8>>>(Value::Map(input)).unwrap_err();
    /// let mismatch = report.iter().next().unwrap();
    /// assert_eq!(mismatch.path(), r#"["a.b"][-1]"#);
    /// let segments: Vec<_> = mismatch.segments().collect();
    /// assert_eq!(segments, [PathSegment::Name("a.b".into()), PathSegment::Key((-1).into())]);
    /// ```
    pub fn segments(
        &self,
    ) -> impl DoubleEndedIterator<Item = PathSegment<'_>> + ExactSizeIterator + use<'_> {
        match self.kept_segments() {
            [] => parsed(self.path()),
            kept => kept.iter().map(PathSegment::reborrow).collect(),
        }
        .into_iter()
    }

    /// Returns the path as a JSON Pointer (RFC 6901): empty for the object as a whole.
    ///
    /// A parameter is a token below that of its method: `foo(x)` is `/foo/x`. Keys that are not
    /// strings are written as JSON, and a key within a secret is `***`.
    ///
    /// ```
    /// use std::collections::BTreeMap;
    /// use typed_structs::{Map, Value, from_value};
    ///
    /// let mut input = Map::new();
    /// input.push("a/b~c", Value::from((1, "2")));
    /// let report = from_value::<BTreeMap<String, Vec<u8>>>(Value::Map(input)).unwrap_err();
    /// assert_eq!(report.iter().next().unwrap().pointer(), "/a~1b~0c/1");
    /// ```
    #[must_use]
    pub fn pointer(&self) -> String {
        let mut pointer = String::new();
        for segment in self.segments() {
            pointer.push('/');
            for letter in segment.to_string().chars() {
                match letter {
                    '~' => pointer.push_str("~0"),
                    '/' => pointer.push_str("~1"),
                    letter => pointer.push(letter),
                }
            }
        }
        pointer
    }

    /// Returns the last segment as a string, for a message.
    pub(super) fn name(&self) -> String {
        self.segments().next_back().map_or_else(String::new, |last| last.to_string())
    }
}

impl<'p> PathSegment<'p> {
    fn of(segment: Segment<'p>) -> Self {
        match segment {
            Segment::Name(name) => Self::Name(name),
            Segment::Index(index) => Self::Index(index),
            Segment::Key(key) => Self::Key(key),
        }
    }

    fn reborrow(&self) -> PathSegment<'_> {
        match self {
            Self::Name(name) => PathSegment::Name(Cow::Borrowed(name)),
            Self::Index(index) => PathSegment::Index(*index),
            Self::Key(key) => PathSegment::Key(key.reborrow()),
            Self::Parameter(name) => PathSegment::Parameter(Cow::Borrowed(name)),
            Self::Hidden => PathSegment::Hidden,
        }
    }

    fn into_owned(self) -> PathSegment<'static> {
        match self {
            Self::Name(name) => PathSegment::Name(Cow::Owned(name.into_owned())),
            Self::Index(index) => PathSegment::Index(index),
            Self::Key(key) => PathSegment::Key(key.into_owned()),
            Self::Parameter(name) => PathSegment::Parameter(Cow::Owned(name.into_owned())),
            Self::Hidden => PathSegment::Hidden,
        }
    }
}

/// Parses a written path. All paths that do not read back have kept segments.
fn parsed(path: &str) -> Vec<PathSegment<'_>> {
    let mut segments = Vec::new();
    let Ok(mut steps) = parse(path) else { return segments };
    while let Some((segment, left)) = steps.split_first() {
        steps = left;
        segments.push(PathSegment::of(segment));
    }
    segments
}

impl Trail<'_> {
    /// Returns the segments if the written path does not read back as them.
    pub(super) fn segments(&self) -> Box<[PathSegment<'static>]> {
        let mut trail = Some(self);
        while let Some(Trail { parent, key }) = trail {
            if !key.reads_back() {
                let mut segments = Vec::new();
                self.collect(&mut segments);
                return segments.into();
            }
            trail = *parent;
        }
        Box::default()
    }

    fn collect(&self, segments: &mut Vec<PathSegment<'static>>) {
        if let Some(parent) = self.parent {
            parent.collect(segments);
        }
        match self.key {
            Key::Root => {}
            Key::Hidden => segments.push(PathSegment::Hidden),
            Key::Entry(_, of) if of.is_secret() => segments.push(PathSegment::Hidden),
            Key::Param(name) => segments.push(PathSegment::Parameter(cut(name))),
            Key::Index(index) => segments.push(PathSegment::Index(index)),
            Key::Item(key) | Key::Entry(key, _) => segments.push(of_key(key)),
            Key::Field(name) | Key::Name(name) | Key::Property(name) => {
                segments.push(PathSegment::Name(cut(name)));
            }
            Key::Path(path) if parse(path).is_err() => segments.push(PathSegment::Name(cut(path))),
            Key::Path(path) => {
                segments.extend(parsed(path).into_iter().map(PathSegment::into_owned));
            }
        }
    }
}

impl Key<'_> {
    /// Returns `true` if the key is certainly read back from the written path.
    fn reads_back(&self) -> bool {
        match self {
            Key::Root | Key::Index(_) => true,
            Key::Hidden | Key::Param(_) => false,
            Key::Entry(_, of) if of.is_secret() => false,
            Key::Field(name) | Key::Name(name) | Key::Property(name) | Key::Path(name) => {
                name.len() <= ALWAYS_WHOLE
            }
            Key::Item(key) | Key::Entry(key, _) => match key {
                Value::Str(name) => name.len() <= ALWAYS_WHOLE,
                Value::Float(float) => float.is_finite(),
                Value::Null | Value::Bool(_) | Value::Int(_) | Value::BigInt(_) => true,
                _ => false,
            },
        }
    }
}

/// Returns the segment of a key. A list or map in a key is cut as in the written path.
fn of_key(key: &Value<'_>) -> PathSegment<'static> {
    if let Value::Str(name) = key {
        return PathSegment::Name(cut(name));
    }
    let mut path = String::new();
    push_key(&mut path, key);
    let last = parsed(&path).pop().map(PathSegment::into_owned);
    last.unwrap_or(PathSegment::Key(Value::Str(Cow::Owned(path))))
}

fn cut(name: &str) -> Cow<'static, str> {
    let end = name.floor_char_boundary(MAX_NAME);
    Cow::Owned(String::from(name.get(..end).unwrap_or_default()))
}
