//! Reports as data: a list, and the body of a response.

use super::{Entry, Report};
use std::borrow::Cow;
use std::string::{String, ToString};
use std::vec::Vec;
use typed_core::{List, Map, Value};

impl Report {
    /// Returns a list with a map for each entry: `pointer`, `code`, `params`, `message`, `line` and
    /// `column`. The last two are `null` if the place is not known. A report serializes as this list.
    ///
    /// Entries of a JSON Patch have `base`, the root of the pointer: see [`Entry::base`]. Those of one
    /// operation have its index, `operation`.
    ///
    /// See [`Report::to_json`] for an example.
    #[must_use]
    pub fn to_value(&self) -> Value<'_> {
        Value::List(self.iter().map(|entry| value_of(entry, "message", entry.pointer())).collect())
    }

    /// Returns the list of [`Report::to_value`] as JSON.
    ///
    /// ```
    /// use typed_structs::json;
    ///
    /// let report = json::from_str::<Vec<u8>>("[1, 300]").unwrap_err().into_report().unwrap();
    /// assert_eq!(
    ///     report.to_json(),
    ///     r#"[{"pointer":"/1","code":"range","params":{"expected":"u8","actual":"int","value":"300"},"#
    ///         .to_owned()
    ///         + r#""message":"expected u8, got int 300","line":1,"column":5}]"#
    /// );
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        to_json(&self.to_value())
    }

    /// Returns the report as the body of a response: problem details of RFC 9457.
    ///
    /// ```
    /// use typed_structs::{json, report::Problem};
    ///
    /// let report = json::from_str::<Vec<u8>>("[1, 300]").unwrap_err().into_report().unwrap();
    /// let problem = report.problem().with_title("Invalid list").with_instance("/lists/7");
    /// assert_eq!(problem.status(), 422);
    /// assert_eq!(Problem::CONTENT_TYPE, "application/problem+json");
    /// assert!(problem.to_json().starts_with(
    ///     r#"{"type":"about:blank","title":"Invalid list","status":422,"detail":"Vec<u8>[1]: expected"#
    /// ));
    /// assert!(problem.to_json().contains(r##""pointer":"#/1""##));
    /// ```
    #[must_use]
    pub fn problem(&self) -> Problem<'_> {
        let is_readable = self.0.syntax.is_none();
        let (status, title) =
            if is_readable { (422, "Unprocessable Content") } else { (400, "Bad Request") };
        Problem {
            report: self,
            kind: Cow::Borrowed("about:blank"),
            title: Cow::Borrowed(title),
            status,
            detail: None,
            instance: None,
        }
    }
}

/// A report as problem details of RFC 9457, for the body of a response.
///
/// `errors` has a map for each entry: `detail`, `pointer` (as a URI fragment, such as `#/age`), `code`,
/// `params`, `line` and `column`, and for a JSON Patch `base` and `operation`, as in [`Report::to_value`].
/// `omitted` counts the mismatches that the report does not keep.
///
/// See [`Report::problem`] for an example.
#[derive(Clone, Debug)]
pub struct Problem<'r> {
    report: &'r Report,
    kind: Cow<'r, str>,
    title: Cow<'r, str>,
    status: u16,
    detail: Option<Cow<'r, str>>,
    instance: Option<Cow<'r, str>>,
}

impl<'r> Problem<'r> {
    /// The media type of the body.
    pub const CONTENT_TYPE: &'static str = "application/problem+json";

    /// Returns the status code. It is 422, or 400 for a document that breaks the grammar of its format.
    #[must_use]
    pub const fn status(&self) -> u16 {
        self.status
    }

    /// Sets `type`, a URI of the kind of problem. It is `about:blank` otherwise.
    #[must_use]
    pub fn with_type(self, uri: impl Into<Cow<'r, str>>) -> Self {
        Self { kind: uri.into(), ..self }
    }

    /// Sets `title`, a summary of the kind of problem. It is the phrase of the status otherwise.
    #[must_use]
    pub fn with_title(self, title: impl Into<Cow<'r, str>>) -> Self {
        Self { title: title.into(), ..self }
    }

    /// Sets the status code.
    #[must_use]
    pub fn with_status(self, status: u16) -> Self {
        Self { status, ..self }
    }

    /// Sets `detail`, an explanation of this problem. It is the first entry otherwise, with the number of
    /// the others.
    #[must_use]
    pub fn with_detail(self, detail: impl Into<Cow<'r, str>>) -> Self {
        Self { detail: Some(detail.into()), ..self }
    }

    /// Sets `instance`, a URI of this occurrence. There is none otherwise.
    #[must_use]
    pub fn with_instance(self, uri: impl Into<Cow<'r, str>>) -> Self {
        Self { instance: Some(uri.into()), ..self }
    }

    /// Returns the body as a map.
    #[must_use]
    pub fn to_value(&self) -> Value<'_> {
        let mut body = Map::new();
        body.push("type", &*self.kind);
        body.push("title", &*self.title);
        body.push("status", self.status);
        match &self.detail {
            Some(detail) => body.push("detail", &**detail),
            None => body.push("detail", self.summary()),
        }
        if let Some(instance) = &self.instance {
            body.push("instance", &**instance);
        }
        let errors = self.report.iter().map(|entry| {
            let pointer = std::format!("#{}", fragment(&entry.pointer()));
            value_of(entry, "detail", pointer)
        });
        body.push("errors", Value::List(errors.collect::<List<'_>>()));
        if self.report.omitted() > 0 {
            body.push("omitted", self.report.omitted());
        }
        Value::Map(body)
    }

    /// Returns the body as JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        to_json(&self.to_value())
    }

    fn summary(&self) -> String {
        let first = self.report.iter().next().map(|entry| entry.to_string()).unwrap_or_default();
        match self.report.len() {
            0 | 1 => first,
            len => std::format!("{first}; and {} more", len - 1),
        }
    }
}

/// Returns an entry as a map. `message` is the name of the message.
fn value_of<'r>(entry: Entry<'r>, message: &'static str, pointer: String) -> Value<'r> {
    let params: Vec<_> =
        entry.params().into_iter().map(|(name, value)| (Value::from(name), value)).collect();
    let number = |number: Option<usize>| number.map_or(Value::Null, Value::from);
    let mut map = Map::new();
    map.push("pointer", pointer);
    if let Some(base) = entry.base() {
        map.push("base", base);
    }
    if let Some(operation) = entry.operation() {
        map.push("operation", operation);
    }
    map.push("code", entry.code());
    map.push("params", Value::Map(params.into()));
    map.push(message, entry.message());
    map.push("line", number(entry.place().map(super::Place::line)));
    map.push("column", number(entry.place().map(super::Place::column)));
    Value::Map(map)
}

/// Encodes a JSON Pointer as a URI fragment.
fn fragment(pointer: &str) -> String {
    let mut fragment = String::with_capacity(pointer.len());
    for byte in pointer.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => {
                fragment.push(char::from(byte));
            }
            byte => fragment.push_str(&std::format!("%{byte:02X}")),
        }
    }
    fragment
}

fn to_json(value: &Value<'_>) -> String {
    // A report has strings, integers and maps of them, which JSON can express. The parameters of a
    // constraint are finite floats.
    crate::json::to_string(value).unwrap_or_default()
}

#[cfg(feature = "serde")]
#[cfg_attr(docsrs, doc(cfg(feature = "serde")))]
impl serde::Serialize for Report {
    /// Writes the list of [`Report::to_value`].
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_value().serialize(serializer)
    }
}

#[cfg(feature = "serde")]
#[cfg_attr(docsrs, doc(cfg(feature = "serde")))]
impl serde::Serialize for Problem<'_> {
    /// Writes the map of [`Problem::to_value`].
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_value().serialize(serializer)
    }
}
