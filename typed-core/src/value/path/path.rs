//! Paths as values: parsed, built, printed, and converted to and from JSON Pointers.

use crate::value::path::segment::{PathSegment, push_token, segments};
use crate::value::path::{Segment, is_shown, key, parse, push_index};
use crate::value::value::Value;
use alloc::borrow::{Cow, ToOwned};
use alloc::string::String;
use core::fmt;
use core::str::FromStr;

/// A path to a place in an object, such as `address.lines[2].zip`.
///
/// It is kept as its canonical spelling, so that two equal paths lead to the same place. The empty path is the
/// object itself. Methods such as `get` and `set` take [`Path::as_str`].
///
/// ```
/// use typed_structs::{Path, PathSegment, Typed};
///
/// #[derive(Typed)]
/// struct Site { ports: Vec<u16> }
///
/// let mut path = Path::parse("ports")?;
/// path.push_index(1);
/// assert_eq!(path.as_str(), "ports[1]");
/// let mut site = Site { ports: vec![80, 443] };
/// site.set(path.as_str(), 8443).unwrap();
/// assert_eq!(site.ports, [80, 8443]);
///
/// // Names that need it are quoted, and only they.
/// let path: Path = r#"["labels"]["a.b"][0]"#.parse()?;
/// assert_eq!(path.to_string(), r#"labels["a.b"][0]"#);
/// assert_eq!(path.segments().nth(1), Some(PathSegment::Name("a.b".into())));
/// # Ok::<(), typed_structs::PathError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path<'p>(Cow<'p, str>);

/// A string that is not a path. See [`Path::parse`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a path such as `address.lines[2].zip`")]
pub struct PathError(());

impl<'p> Path<'p> {
    /// Creates the path of the object itself.
    #[must_use]
    pub const fn new() -> Self {
        Self(Cow::Borrowed(""))
    }

    /// Parses a path. Allocates only if its spelling is not the canonical one.
    ///
    /// # Errors
    /// - The string does not follow the grammar of paths.
    ///
    /// ```
    /// use typed_structs::Path;
    ///
    /// assert_eq!(Path::parse("a[2].b")?.segments().count(), 3);
    /// assert!(Path::parse("a..b").is_err());
    /// # Ok::<(), typed_structs::PathError>(())
    /// ```
    pub fn parse(path: &'p str) -> Result<Self, PathError> {
        if path.is_empty() {
            return Ok(Self::new());
        }
        let mut steps = parse(path).map_err(|_| PathError(()))?;
        let mut canonical = Path::new();
        let mut is_canonical = true;
        while let Some((segment, left)) = steps.split_first() {
            // A name in quotes may not need them, and a key has many spellings.
            is_canonical &= match &segment {
                Segment::Name(Cow::Borrowed(name)) => is_shown(name) && !steps.is_bracket(),
                Segment::Index(_) => true,
                Segment::Name(_) | Segment::Key(_) => false,
            };
            if !is_canonical {
                break;
            }
            steps = left;
        }
        if is_canonical {
            return Ok(Self(Cow::Borrowed(path)));
        }
        for segment in segments(path) {
            canonical.push(&segment)?;
        }
        Ok(Self(Cow::Owned(canonical.0.into_owned())))
    }

    /// Converts a JSON Pointer (RFC 6901). A token of digits becomes an index, and any other a name. In
    /// a map with string keys, the index leads to the key of these digits.
    ///
    /// # Errors
    /// - The string is not a JSON Pointer.
    ///
    /// ```
    /// use typed_structs::Path;
    ///
    /// let path = Path::from_pointer("/lines/2/a~1b")?;
    /// assert_eq!(path.as_str(), "lines[2].a/b");
    /// assert_eq!(path.to_pointer(), "/lines/2/a~1b");
    /// # Ok::<(), typed_structs::PathError>(())
    /// ```
    pub fn from_pointer(pointer: &str) -> Result<Path<'static>, PathError> {
        let mut path = Path::new();
        if pointer.is_empty() {
            return Ok(path);
        }
        for token in pointer.strip_prefix('/').ok_or(PathError(()))?.split('/') {
            let is_index = token == "0" || !token.starts_with(['0', '+']);
            match token.parse() {
                Ok(index) if is_index => path.push_index(index),
                _ => path.push_name(&unescaped(token)?),
            }
        }
        Ok(path)
    }

    /// Returns the path as a JSON Pointer (RFC 6901). A key that is not a string is written as JSON.
    #[must_use]
    pub fn to_pointer(&self) -> String {
        let mut pointer = String::new();
        self.segments().for_each(|segment| push_token(&mut pointer, &segment));
        pointer
    }

    /// Returns the canonical spelling, which `get` and `set` take.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns `true` if the path is that of the object itself.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the segments, from the outermost.
    pub fn segments(&self) -> impl Iterator<Item = PathSegment<'_>> {
        segments(&self.0)
    }

    /// Appends the name of a field, or a string key of a map. Allocates.
    pub fn push_name(&mut self, name: &str) {
        let path = self.0.to_mut();
        if !is_shown(name) {
            // A string has a spelling, whatever its length.
            let _ = push_bracket(path, &Value::from(name));
            return;
        }
        if !path.is_empty() {
            path.push('.');
        }
        path.push_str(name);
    }

    /// Appends the index of an item, or a key of a map that is an integer from 0. Allocates.
    pub fn push_index(&mut self, index: usize) {
        push_index(self.0.to_mut(), index);
    }

    /// Appends a key of a map. Allocates.
    ///
    /// # Errors
    /// - The key has no spelling: it is opaque, not finite, or nested too deeply. The path does not change.
    ///
    /// ```
    /// use typed_structs::Path;
    ///
    /// let mut path = Path::parse("by_number")?;
    /// path.push_key(-2)?;
    /// assert_eq!(path.as_str(), "by_number[-2]");
    /// # Ok::<(), typed_structs::PathError>(())
    /// ```
    pub fn push_key<'v>(&mut self, key: impl Into<Value<'v>>) -> Result<(), PathError> {
        match Segment::of_key(key.into()) {
            Segment::Name(name) => self.push_name(&name),
            Segment::Index(index) => self.push_index(index),
            Segment::Key(key) => {
                let path = self.0.to_mut();
                let before = path.len();
                let written = push_bracket(path, &key);
                let is_read = path.get(before..).is_some_and(|bracket| parse(bracket).is_ok());
                if written.is_err() || !is_read {
                    path.truncate(before);
                    return Err(PathError(()));
                }
            }
        }
        Ok(())
    }

    /// Returns the path that goes on with another one. Allocates.
    ///
    /// ```
    /// use typed_structs::Path;
    ///
    /// let server = Path::parse("servers[0]")?;
    /// assert_eq!(server.join(&Path::parse("port")?).as_str(), "servers[0].port");
    /// # Ok::<(), typed_structs::PathError>(())
    /// ```
    #[must_use]
    pub fn join(&self, then: &Path<'_>) -> Path<'static> {
        Path(Cow::Owned(if then.is_empty() {
            self.as_str().to_owned()
        } else {
            super::join(self.as_str(), then.as_str())
        }))
    }

    /// Returns the path with its spelling copied, if it was borrowed.
    #[must_use]
    pub fn into_owned(self) -> Path<'static> {
        Path(Cow::Owned(self.0.into_owned()))
    }

    fn push(&mut self, segment: &PathSegment<'_>) -> Result<(), PathError> {
        match segment {
            PathSegment::Name(name) => self.push_name(name),
            PathSegment::Index(index) => self.push_index(*index),
            PathSegment::Key(key) => self.push_key(key.reborrow())?,
            PathSegment::Parameter(_) | PathSegment::Hidden => return Err(PathError(())),
        }
        Ok(())
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl FromStr for Path<'static> {
    type Err = PathError;

    fn from_str(path: &str) -> Result<Self, PathError> {
        Path::parse(path).map(Path::into_owned)
    }
}

fn push_bracket(path: &mut String, key: &Value<'_>) -> fmt::Result {
    path.push('[');
    key::write_whole(path, key)?;
    path.push(']');
    Ok(())
}

/// Decodes the escapes of a token of a JSON Pointer.
fn unescaped(token: &str) -> Result<Cow<'_, str>, PathError> {
    let mut parts = token.split('~');
    let mut decoded = Cow::Borrowed(parts.next().unwrap_or_default());
    for part in parts {
        let (escaped, rest) = match (part.strip_prefix('0'), part.strip_prefix('1')) {
            (Some(rest), _) => ("~", rest),
            (_, Some(rest)) => ("/", rest),
            (None, None) => return Err(PathError(())),
        };
        let decoded = decoded.to_mut();
        decoded.push_str(escaped);
        decoded.push_str(rest);
    }
    Ok(decoded)
}
