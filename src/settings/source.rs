//! The layers of settings, and the names of their sources.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use std::string::{String, ToString};
use std::vec::Vec;
use typed_core::__private::value_from_json;
use typed_core::Value;

/// The source of a value or a fault: a file, a variable of the environment, an assignment, or any other layer.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Source {
    /// A document, by its name.
    File(String),
    /// A variable of the environment. A name of more than 1,024 bytes is cut.
    Variable(String),
    /// An assignment, by the name of its option and its path. They are cut to 1,024 bytes.
    Assignment(String),
    /// A layer of values, by its name.
    Values(String),
    /// Several layers, in order, each of which has a part of the value.
    Several(Vec<Self>),
}

/// The number of layers that a message lists.
const MAX_LISTED: usize = 3;

/// The greatest length of a name that comes with the input, in bytes.
const MAX_NAME: usize = 1024;

impl Source {
    pub(super) fn variable(name: &str) -> Self {
        Self::Variable(cut(name))
    }

    pub(super) fn assignment(option: &str, path: &str) -> Self {
        Self::Assignment(std::format!("{option} {}", cut(path)))
    }

    /// Returns the source of a value that comes from all of these.
    pub(super) fn of_all<'a>(sources: impl Iterator<Item = &'a Self>) -> Option<Self> {
        let mut all: Vec<Self> = sources.cloned().collect();
        match all.len() {
            0 | 1 => all.pop(),
            _ => Some(Self::Several(all)),
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Variable(name) => write!(f, "environment variable {name}"),
            Self::File(name) | Self::Assignment(name) | Self::Values(name) => f.write_str(name),
            Self::Several(all) => {
                let (last, others) = match all.split_at_checked(MAX_LISTED) {
                    Some((listed, more @ [_, ..])) => (std::format!("{} more", more.len()), listed),
                    _ => match all.split_last() {
                        Some((last, others)) => (last.to_string(), others),
                        None => return Ok(()),
                    },
                };
                let others: Vec<String> = others.iter().map(ToString::to_string).collect();
                write!(f, "{} and {last}", others.join(", "))
            }
        }
    }
}

/// Returns the beginning of a long name, which can have any length.
pub(super) fn cut(name: &str) -> String {
    match name.split_at_checked(name.floor_char_boundary(MAX_NAME)) {
        Some((start, rest)) if !rest.is_empty() => std::format!("{start}…"),
        _ => name.to_string(),
    }
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
    pub(super) document: Option<(Format, Cow<'s, str>)>,
}

impl<'s> Layer<'s> {
    pub(super) const fn new(source: Source) -> Self {
        Self { source, document: None }
    }

    pub(super) const fn of_document(name: String, format: Format, text: Cow<'s, str>) -> Self {
        Self { source: Source::File(name), document: Some((format, text)) }
    }
}
