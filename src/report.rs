//! Reports: the mismatches of a document with their places in its text.
//!
//! A [`Report`] is what reading a document returns as its error. It shows as lines, as source with
//! carets ([`Report::render`]), as rustc prints errors (`Report::annotate`, with the feature
//! `annotate-snippets`), as JSON ([`Report::to_json`]) and as the body of a response
//! ([`Report::problem`]). [`Report::with_messages`] replaces messages, for other languages.
//!
//! Places are found afterwards, by one walk over the text. Reading a valid document costs nothing.

#[cfg(feature = "annotate-snippets")]
mod annotate;
mod entry;
mod excerpt;
mod locate;
mod patch;
mod place;
mod problem;
mod render;
mod scan;
#[cfg(feature = "toml")]
mod toml;
mod walk;
mod wanted;

#[cfg(feature = "annotate-snippets")]
pub(crate) use annotate::Annotated;
pub use entry::Entry;
pub use place::Place;
pub use problem::Problem;

use patch::PatchReport;
use std::borrow::Cow;
use std::boxed::Box;
use std::fmt;
use std::string::String;
use std::vec::Vec;
use typed_core::{DocumentPart, Mismatches};

/// All mismatches of a document, with their places in its text. If the document breaks the grammar of its
/// format, the first entry is that fault.
///
/// A mismatch is at its value. A missing field is at the opening brace of its object. An unknown key, a
/// key that was given twice and one that is not of its type are at the key, a duplicate at the second
/// one. If a place is not in the text, it is the start of the closest part around it.
///
/// `Display` writes a line for each entry. A report keeps the first
/// [`MAX_MISMATCHES`](crate::MAX_MISMATCHES) and counts the rest.
///
/// ```
/// use typed_structs::{Typed, json};
///
/// #[derive(Typed, Debug)]
/// struct User { name: String, age: u8 }
///
/// let text = "{\n  \"nmae\": \"Ada\",\n  \"age\": \"old\"\n}";
/// let json::Error::Mismatches(report) = json::from_str::<User>(text).unwrap_err() else { unreachable!() };
/// assert_eq!(
///     report.to_string(),
///     "User.nmae: unknown field; did you mean `name`? at line 2 column 3\n\
///      User.age: expected u8, got str \"old\" at line 3 column 10\n\
///      User.name: missing, expected String at line 1 column 1"
/// );
/// let place = report.at("age").unwrap().place().unwrap();
/// assert_eq!((place.line(), place.column()), (3, 10));
/// assert_eq!(&text[place.range()], "\"old\"");
/// ```
#[derive(Clone)]
pub struct Report(Box<Contents>);

#[derive(Clone, Debug)]
struct Contents {
    /// The reason why the document breaks the grammar.
    syntax: Option<Cow<'static, str>>,
    mismatches: Mismatches,
    /// The place of each entry.
    places: Vec<Option<Place>>,
    /// The messages that replace those of the entries; none at all without replacements.
    messages: Vec<Option<String>>,
    /// The type of the document, for the parts that can be secrets.
    part: DocumentPart,
    format: Format,
    is_warning: bool,
    /// Only in the report of a JSON Patch.
    patch: Option<PatchReport>,
}

/// The format of a document, as far as secrets are found in it.
#[derive(Clone, Copy, Debug)]
enum Format {
    Json,
    #[cfg(feature = "toml")]
    Toml,
    /// All of it can be a secret if the type has one.
    Other,
}

impl Report {
    fn new(
        mismatches: Mismatches,
        part: DocumentPart,
        format: Format,
        places: Vec<Option<Place>>,
    ) -> Self {
        Self(Box::new(Contents {
            syntax: None,
            mismatches,
            places,
            messages: Vec::new(),
            part,
            format,
            is_warning: false,
            patch: None,
        }))
    }

    /// Replaces messages: `message` returns one for an entry, or `None` to leave it. It takes what to say
    /// from the code and the parameters, which the table in [`code`](mod@crate::code) lists.
    ///
    /// ```
    /// use typed_structs::{Typed, code, json, report::Entry};
    ///
    /// #[derive(Typed, Debug)]
    /// struct User {
    ///     name: String,
    ///     #[typed(range(18..=150))]
    ///     age: u8,
    /// }
    ///
    /// fn german(entry: Entry<'_>) -> Option<String> {
    ///     let param = |name| entry.param(name);
    ///     Some(match entry.code() {
    ///         code::MISSING => "fehlt".to_owned(),
    ///         code::UNKNOWN => "unbekanntes Feld".to_owned(),
    ///         code::TYPE => format!("{} erwartet, {} gefunden", param("expected"), param("actual")),
    ///         code::CONSTRAINT_RANGE => format!("muss von {} bis {} reichen", param("min"), param("max")),
    ///         _ => return None,
    ///     })
    /// }
    ///
    /// let text = r#"{"age": 9, "nick": "Ada"}"#;
    /// let report = json::from_str::<User>(text).unwrap_err().into_report().unwrap();
    /// let messages: Vec<_> = report
    ///     .with_messages(german)
    ///     .iter()
    ///     .map(|entry| format!("{} {}", entry.pointer(), entry.message()))
    ///     .collect();
    /// assert_eq!(
    ///     messages,
    ///     ["/age muss von 18 bis 150 reichen", "/nick unbekanntes Feld", "/name fehlt"]
    /// );
    /// ```
    #[must_use]
    pub fn with_messages(mut self, message: impl FnMut(Entry<'_>) -> Option<String>) -> Self {
        self.0.messages.clear();
        self.0.messages = self.iter().map(message).collect();
        self
    }

    /// Returns the mismatches, without their places and without a syntax fault.
    #[must_use]
    pub fn mismatches(&self) -> &Mismatches {
        &self.0.mismatches
    }

    /// Returns the mismatches, and drops their places and the syntax fault.
    #[must_use]
    pub fn into_mismatches(self) -> Mismatches {
        self.0.mismatches
    }

    /// Returns the number of entries, including those that are not kept.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.mismatches.len().saturating_add(usize::from(self.0.syntax.is_some()))
    }

    /// Returns `true` if there are no entries. It is `false` for every report that is an error.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the number of mismatches that were counted but not kept.
    #[must_use]
    pub fn omitted(&self) -> usize {
        self.0.mismatches.omitted()
    }

    /// Returns the entries that were kept: a syntax fault, then the mismatches in input order.
    pub fn iter(&self) -> impl Iterator<Item = Entry<'_>> {
        let report = &*self.0;
        let syntax = report.syntax.iter().map(|_| None);
        let all = syntax.chain(report.mismatches.iter().map(Some)).enumerate();
        all.map(move |(index, mismatch)| Entry { report, index, mismatch })
    }

    /// Returns the first mismatch at this path.
    #[must_use]
    pub fn at(&self, path: &str) -> Option<Entry<'_>> {
        self.iter().find(|entry| entry.mismatch().is_some_and(|mismatch| mismatch.path() == path))
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, entry) in self.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            fmt::Display::fmt(&entry, f)?;
        }
        match self.omitted() {
            0 => Ok(()),
            omitted => write!(f, "\n… and {omitted} more"),
        }
    }
}

impl fmt::Debug for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Report")
            .field("syntax", &self.0.syntax)
            .field("mismatches", &self.0.mismatches)
            .field("places", &self.0.places)
            .finish_non_exhaustive()
    }
}

impl std::error::Error for Report {}

impl<'r> IntoIterator for &'r Report {
    type Item = Entry<'r>;
    type IntoIter = std::vec::IntoIter<Entry<'r>>;

    fn into_iter(self) -> Self::IntoIter {
        Vec::from_iter(self.iter()).into_iter()
    }
}

/// A report without places.
impl From<Mismatches> for Report {
    fn from(mismatches: Mismatches) -> Self {
        Self::new(mismatches, DocumentPart::UNDECLARED, Format::Other, Vec::new())
    }
}
