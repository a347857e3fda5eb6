//! The layers of settings, and the names of their sources.

use std::fmt;
use std::string::String;

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
    Json(&'s str),
    #[cfg(feature = "toml")]
    Toml(&'s str),
    Variable,
    Assignment,
    Value,
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
            _ => Source::File(name),
        };
        Self { source, content }
    }

    /// Returns the text of a document.
    pub(super) const fn text(&self) -> Option<&'s str> {
        match self.content {
            Content::Json(text) => Some(text),
            #[cfg(feature = "toml")]
            Content::Toml(text) => Some(text),
            _ => None,
        }
    }
}
