use super::Mismatch;
use std::borrow::Cow;

#[derive(Debug, Clone, PartialEq)]
pub enum Dynamic<'v> {
    Null,
    Flag(bool),
    Int(i64),
    Float(f64),
    Text(Cow<'v, str>),
    List(Vec<Dynamic<'v>>),
    Map(Vec<(Cow<'v, str>, Dynamic<'v>)>),
}

impl Dynamic<'_> {
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Flag(_) => "bool",
            Self::Int(_) => "int",
            Self::Float(_) => "float",
            Self::Text(_) => "str",
            Self::List(_) => "list",
            Self::Map(_) => "map",
        }
    }
}

/// A borrowed value, or one that can be taken apart.
pub trait Source: Sized {
    fn look(&self) -> &Dynamic<'_>;
    fn into_text(self) -> Option<String>;
    fn into_entries(self) -> Option<impl Iterator<Item = (impl AsRef<str>, Self)>>;
}

impl Source for Dynamic<'_> {
    fn look(&self) -> &Dynamic<'_> {
        self
    }

    fn into_text(self) -> Option<String> {
        match self {
            Dynamic::Text(text) => Some(text.into_owned()),
            _ => None,
        }
    }

    fn into_entries(self) -> Option<impl Iterator<Item = (impl AsRef<str>, Self)>> {
        match self {
            Dynamic::Map(entries) => Some(entries.into_iter()),
            _ => None,
        }
    }
}

impl Source for &Dynamic<'_> {
    fn look(&self) -> &Dynamic<'_> {
        self
    }

    fn into_text(self) -> Option<String> {
        match self {
            Dynamic::Text(text) => Some(text.clone().into_owned()),
            _ => None,
        }
    }

    fn into_entries(self) -> Option<impl Iterator<Item = (impl AsRef<str>, Self)>> {
        match self {
            Dynamic::Map(entries) => Some(entries.iter().map(|(name, value)| (name, value))),
            _ => None,
        }
    }
}

pub fn checked(path: &str, number: i64) -> Result<u32, Mismatch> {
    u32::try_from(number).map_err(|_| Mismatch::new(path, "u32", "int out of range"))
}
