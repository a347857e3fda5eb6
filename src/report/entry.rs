//! One entry of a report.

use super::patch::PatchReport;
use super::{Contents, Place};
use std::borrow::Cow;
use std::fmt;
use std::string::String;
use std::vec::Vec;
use typed_core::{TypeMismatch, Value, code};

/// An entry of a [`Report`](crate::report::Report): a mismatch or a syntax fault, with its place.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'r> {
    pub(super) report: &'r Contents,
    pub(super) index: usize,
    /// `None` for the syntax fault.
    pub(super) mismatch: Option<&'r TypeMismatch>,
}

impl<'r> Entry<'r> {
    /// Returns the mismatch, if the entry is not a syntax fault.
    #[must_use]
    pub const fn mismatch(&self) -> Option<&'r TypeMismatch> {
        self.mismatch
    }

    /// Returns the place in the text, if it is known.
    #[must_use]
    pub fn place(&self) -> Option<&'r Place> {
        self.report.places.get(self.index)?.as_ref()
    }

    /// Returns the code: see [`code`](mod@code). It is [`code::SYNTAX`] for a syntax fault.
    #[must_use]
    pub fn code(&self) -> &'r str {
        self.mismatch.map_or(code::SYNTAX, TypeMismatch::code)
    }

    /// Returns the path: see [`TypeMismatch::path`]. It is empty for a syntax fault.
    #[must_use]
    pub fn path(&self) -> &'r str {
        self.mismatch.map_or("", TypeMismatch::path)
    }

    /// Returns the JSON Pointer: see [`TypeMismatch::pointer`]. It is empty for a syntax fault. Where a
    /// JSON Patch has `-` for the end of a list, the pointer has it too.
    #[must_use]
    pub fn pointer(&self) -> String {
        let Some(mismatch) = self.mismatch else { return String::new() };
        let index = self.index.saturating_sub(usize::from(self.report.syntax.is_some()));
        match self.report.patch.as_ref().and_then(|patch| patch.pointer(index)) {
            Some(pointer) => String::from(pointer),
            None => mismatch.pointer(),
        }
    }

    /// Returns the index of the operation of a JSON Patch: see [`TypeMismatch::operation`].
    #[must_use]
    pub fn operation(&self) -> Option<usize> {
        self.mismatch?.operation()
    }

    /// Returns the root of the pointer in a report of a JSON Patch: `object`, or `patch` if the patch itself
    /// is wrong. It is `None` for other reports, whose pointers start at the document.
    ///
    /// ```
    /// use typed_structs::{Typed, json};
    ///
    /// #[derive(Typed)]
    /// struct Server { ports: Vec<u16> }
    ///
    /// let mut places = |patch| {
    ///     let report = json::json_patch(&mut Server { ports: vec![] }, patch).unwrap_err();
    ///     let report = report.into_report().unwrap();
    ///     let entry = report.iter().next().unwrap();
    ///     (entry.base(), entry.operation(), entry.pointer())
    /// };
    /// let patch = r#"[{"op": "add", "path": "/ports/-", "value": "x"}]"#;
    /// assert_eq!(places(patch), (Some("object"), Some(0), "/ports/-".to_owned()));
    /// let patch = r#"[{"op": "add", "path": "/ports/-"}]"#;
    /// assert_eq!(places(patch), (Some("patch"), None, "/0/value".to_owned()));
    /// ```
    #[must_use]
    pub fn base(&self) -> Option<&'static str> {
        self.mismatch?;
        self.report.patch.as_ref().map(PatchReport::base)
    }

    /// Returns the parameters of the message: see [`TypeMismatch::params`]. A syntax fault has the
    /// parameter `reason`.
    #[must_use]
    pub fn params(&self) -> Vec<(&'static str, Value<'r>)> {
        match self.mismatch {
            Some(mismatch) => mismatch.params().collect(),
            None => std::vec![("reason", Value::from(self.reason()))],
        }
    }

    /// Returns the value of a parameter of the message, as it is printed. It is empty if there is none.
    ///
    /// See [`Report::with_messages`](crate::report::Report::with_messages) for an example.
    #[must_use]
    pub fn param(&self, name: &str) -> String {
        let param = self.params().into_iter().find(|(known, _)| *known == name);
        param.map_or_else(String::new, |(_, value)| match value {
            Value::Str(text) => text.into_owned(),
            other => std::format!("{other}"),
        })
    }

    /// Returns the message, without the path. It is the one of
    /// [`Report::with_messages`](crate::report::Report::with_messages), if that has one.
    #[must_use]
    pub fn message(&self) -> Cow<'r, str> {
        match (self.replaced(), self.mismatch) {
            (Some(message), _) => Cow::Borrowed(message),
            (None, Some(mismatch)) => Cow::Owned(mismatch.message()),
            (None, None) => Cow::Borrowed(self.reason()),
        }
    }

    /// Returns the path with its class, which a syntax fault does not have.
    pub(super) fn subject(&self) -> Option<String> {
        let mismatch = self.mismatch?;
        let (class, path) = (mismatch.class(), mismatch.path());
        let dot = if path.is_empty() || path.starts_with(['[', '(']) { "" } else { "." };
        Some(std::format!("{class}{dot}{path}"))
    }

    /// Returns the message with the path, and the suggestion apart from it.
    pub(super) fn title(&self) -> (String, Option<String>) {
        let message = self.message();
        let help = match (self.replaced(), self.mismatch.and_then(TypeMismatch::suggestion)) {
            (None, Some(name)) => Some(std::format!("did you mean `{name}`?")),
            _ => None,
        };
        let ending = help.as_ref().map(|help| std::format!("; {help}")).unwrap_or_default();
        let sentence = message.strip_suffix(&*ending).unwrap_or(&message);
        let title = match self.subject() {
            Some(subject) => std::format!("{subject}: {sentence}"),
            None => String::from(sentence),
        };
        (title, help)
    }

    pub(super) fn replaced(&self) -> Option<&'r str> {
        self.report.messages.get(self.index)?.as_deref()
    }

    fn reason(&self) -> &'r str {
        self.report.syntax.as_deref().unwrap_or_default()
    }
}

/// Writes a line: the path, the message and the place.
impl fmt::Display for Entry<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(subject) = self.subject() {
            write!(f, "{subject}: ")?;
        }
        f.write_str(&self.message())?;
        match self.place() {
            Some(place) => write!(f, " at line {} column {}", place.line(), place.column()),
            None => Ok(()),
        }
    }
}
