//! The path of a mismatch in its segments, and as a JSON Pointer.

use crate::report::mismatch::TypeMismatch;
use crate::report::trail::{Key, Trail};
use crate::value;
use crate::value::{PathSegment, Value, parse, push_key, push_token};
use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// The length of a string, in bytes, that a path always holds whole, even if each is an escape.
const ALWAYS_WHOLE: usize = 170;

/// The greatest length of a name in a segment, in bytes.
const MAX_NAME: usize = 1024;

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
            [] => value::segments(self.path()).collect(),
            kept => kept.iter().map(PathSegment::reborrow).collect::<Vec<_>>(),
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
            push_token(&mut pointer, &segment);
        }
        pointer
    }

    /// Returns the last segment as a string, for a message.
    pub(super) fn name(&self) -> String {
        self.segments().next_back().map_or_else(String::new, |last| last.to_string())
    }
}

impl Trail<'_> {
    /// Returns the segments.
    pub(super) fn all_segments(&self) -> Vec<PathSegment<'static>> {
        let mut segments = Vec::new();
        self.collect(&mut segments);
        segments
    }

    /// Returns the segments if the written path does not read back as them.
    pub(super) fn segments(&self) -> Box<[PathSegment<'static>]> {
        let mut trail = Some(self);
        while let Some(Trail { parent, key, .. }) = trail {
            if !key.reads_back() {
                return self.all_segments().into();
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
                segments.extend(value::segments(path).map(PathSegment::into_owned));
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
    let last = value::segments(&path).last().map(PathSegment::into_owned);
    last.unwrap_or(PathSegment::Key(Value::Str(Cow::Owned(path))))
}

/// Returns the start of a name, so that a report stays small.
pub(super) fn cut(name: &str) -> Cow<'static, str> {
    let end = name.floor_char_boundary(MAX_NAME);
    Cow::Owned(String::from(name.get(..end).unwrap_or_default()))
}
