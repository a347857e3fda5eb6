//! The layers of settings, and the names of their sources.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use std::string::String;
use typed_core::__private::value_from_json;
use typed_core::Value;

/// The source of a value or a fault: a file, a variable of the environment, an assignment, or any other layer.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Source {
    /// A document, by its name.
    File(String),
    /// A variable of the environment.
    Variable(String),
    /// An assignment, by the name of its option and its path.
    Assignment(String),
    /// A layer of values, by its name.
    Values(String),
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Variable(name) => write!(f, "environment variable {name}"),
            Self::File(name) | Self::Assignment(name) | Self::Values(name) => f.write_str(name),
        }
    }
}

/// The content of a layer.
pub(super) enum Content<'s> {
    Document(Format, Cow<'s, str>),
    Variable,
    Assignment,
    Value,
}

/// The format of a document.
#[derive(Clone, Copy)]
pub(super) enum Format {
    Json,
    #[cfg(feature = "toml")]
    Toml,
}

impl Format {
    /// Reads a document. An error has its message and its place.
    pub(super) fn read(self, text: &str) -> Result<Value<'_>, (String, Range<usize>)> {
        match self {
            Self::Json => value_from_json(text)
                .map_err(|fault| (String::from(fault.what), fault.at..fault.at.saturating_add(1))),
            #[cfg(feature = "toml")]
            Self::Toml => crate::toml::read_value(text),
        }
    }
}

/// A layer with its source.
pub(super) struct Layer<'s> {
    pub(super) source: Source,
    pub(super) content: Content<'s>,
}

impl<'s> Layer<'s> {
    pub(super) fn new(name: String, content: Content<'s>) -> Self {
        let source = match content {
            Content::Variable => Source::Variable(name),
            Content::Assignment => Source::Assignment(name),
            Content::Value => Source::Values(name),
            Content::Document(..) => Source::File(name),
        };
        Self { source, content }
    }
}
