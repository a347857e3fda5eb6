//! Documents from bytes and readers, one or many.

use super::Error;
use super::read::located_after;
use std::io::{BufRead, Read};
use std::marker::PhantomData;
use std::vec::Vec;
use typed_core::__private::{DocumentFault, Unread, from_json};
use typed_core::{DocumentPart, FieldType};

/// Reads a value from bytes, which must be UTF-8: see [`from_str`](super::from_str).
///
/// # Errors
/// - [`Error::Syntax`]: the input is not JSON, or not UTF-8.
/// - [`Error::Mismatches`]: every mismatch of the document, with its place.
///
/// ```
/// use typed_structs::json;
///
/// assert_eq!(json::from_slice::<Vec<u8>>(b"[1, 2]")?, [1, 2]);
///
/// let error = json::from_slice::<Vec<u8>>(b"[1, \"\xFF\"]").unwrap_err();
/// assert_eq!(error.to_string(), "not JSON: the input is not UTF-8 at line 1 column 6");
/// # Ok::<(), json::Error>(())
/// ```
pub fn from_slice<'v, T: FieldType<'v>>(bytes: &'v [u8]) -> Result<T, Error> {
    read(bytes, 0)
}

/// Reads a value of a document after that many lines.
fn read<'v, T: FieldType<'v>>(bytes: &'v [u8], lines: usize) -> Result<T, Error> {
    let part = DocumentPart::of(T::TYPE);
    match utf8(bytes) {
        (text, true) => from_json(text, |unread| located_after(lines, unread, part, text)),
        (text, false) => {
            let unread = from_json::<T, _>(text, |unread| unread).err();
            Err(located_after(lines, not_utf8(text, unread), part, text))
        }
    }
}

/// Returns the text at the start of the bytes, and `true` if it is all of them.
fn utf8(bytes: &[u8]) -> (&str, bool) {
    match str::from_utf8(bytes) {
        Ok(text) => (text, true),
        Err(error) => {
            let text = bytes.get(..error.valid_up_to()).map(str::from_utf8);
            (text.and_then(Result::ok).unwrap_or_default(), false)
        }
    }
}

/// Returns the error of a document of which only a part is text. A fault before its end comes first.
fn not_utf8(text: &str, unread: Option<Unread>) -> Unread {
    let mut unread = unread.unwrap_or_default();
    if unread.fault.is_none() || unread.is_at_end {
        unread.fault = Some(DocumentFault { at: text.len(), what: "the input is not UTF-8" });
    }
    unread
}

/// Reads a value from a reader, to its end. The whole text is in memory while it is read: limit the input of
/// others with [`Read::take`].
///
/// # Errors
/// - [`Error::Io`]: the error of the reader.
/// - [`Error::Syntax`]: the input is not JSON, or not UTF-8.
/// - [`Error::Mismatches`]: every mismatch of the document, with its place.
///
/// ```
/// use std::io::Read;
/// use typed_structs::json;
///
/// let request = "[1, 2]".as_bytes();
/// assert_eq!(json::from_reader::<Vec<u8>>(request.take(1 << 20))?, [1, 2]);
/// # Ok::<(), json::Error>(())
/// ```
pub fn from_reader<T: for<'v> FieldType<'v>>(mut reader: impl Read) -> Result<T, Error> {
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes)?;
    from_slice(&bytes)
}

/// Reads one value from each line of a reader (JSON Lines). A line that is not one does not stop the others.
///
/// The places in a report count the lines of the whole input, and their ranges begin in each line. So
/// [`Report::render`](crate::report::Report::render) takes the text of that line.
///
/// ```
/// use typed_structs::{Typed, json};
///
/// #[derive(Typed)]
/// struct Point { x: i64 }
///
/// let file = "{\"x\": 1}\n{\"x\": \"2\"}\n\n{\"x\": 3}\n";
/// let mut sum = 0;
/// for (line, point) in json::lines::<Point>(file.as_bytes()) {
///     match point {
///         Ok(point) => sum += point.x,
///         Err(error) => assert_eq!(
///             (line, error.to_string()),
///             (2, "Point.x: expected i64, got str \"2\" at line 2 column 7".to_owned())
///         ),
///     }
/// }
/// assert_eq!(sum, 4);
/// ```
pub fn lines<T: for<'v> FieldType<'v>>(reader: impl BufRead) -> Lines<impl BufRead, T> {
    Lines { reader, line: 0, bytes: Vec::new(), is_done: false, of: PhantomData }
}

/// The values of the lines of a reader, each with the number of its line, from 1: see [`lines`].
///
/// Empty lines are passed over. After an error of the reader there are no further values.
#[derive(Debug)]
pub struct Lines<R, T> {
    reader: R,
    line: usize,
    /// The current line, in a buffer that all lines use.
    bytes: Vec<u8>,
    is_done: bool,
    of: PhantomData<fn() -> T>,
}

impl<R, T> Lines<R, T> {
    /// Returns the text of the line that was read last, for
    /// [`Error::render`]. It ends where the line is no longer UTF-8.
    ///
    /// ```
    /// use typed_structs::json;
    ///
    /// let mut lines = json::lines::<u8>("1\n\"2\"\n".as_bytes());
    /// while let Some((_, value)) = lines.next() {
    ///     if let Err(error) = value {
    ///         assert!(error.render(lines.text()).contains("2 | \"2\""));
    ///     }
    /// }
    /// ```
    #[must_use]
    pub fn text(&self) -> &str {
        utf8(self.bytes.trim_ascii_end()).0
    }
}

impl<R: BufRead, T: for<'v> FieldType<'v>> Iterator for Lines<R, T> {
    type Item = (usize, Result<T, Error>);

    fn next(&mut self) -> Option<Self::Item> {
        while !self.is_done {
            self.bytes.clear();
            self.line += 1;
            match self.reader.read_until(b'\n', &mut self.bytes) {
                Ok(0) => self.is_done = true,
                Ok(_) if self.bytes.trim_ascii().is_empty() => {}
                // Without its end, so that a line that ends early is wrong in this line.
                Ok(_) => {
                    return Some((self.line, read(self.bytes.trim_ascii_end(), self.line - 1)));
                }
                Err(error) => {
                    self.is_done = true;
                    return Some((self.line, Err(error.into())));
                }
            }
        }
        None
    }
}
