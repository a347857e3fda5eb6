//! Code of a careful engineer without any of these crates: a dynamic value, an error with place and
//! reason, and a `match` on the names.

pub mod account;
pub mod read;
mod value;

use std::borrow::Cow;
pub use value::{Dynamic, Source, checked};

#[derive(Debug, Clone, PartialEq)]
pub struct Mismatch {
    pub path: String,
    pub expected: &'static str,
    pub actual: &'static str,
}

impl Mismatch {
    #[cold]
    pub fn new(path: &str, expected: &'static str, actual: &'static str) -> Self {
        Self { path: path.to_owned(), expected, actual }
    }
}

/// A struct whose fields can be reached by name.
pub trait ByHand {
    /// Not inlined, so the caller knows neither the name nor the value, as across crates.
    fn set_by_hand(&mut self, name: &str, value: Dynamic<'_>) -> Result<(), Mismatch>;
    fn get_by_hand(&self, name: &str) -> Result<Dynamic<'_>, Mismatch>;
}

pub fn store_number(field: &mut u32, path: &str, value: &Dynamic<'_>) -> Result<(), Mismatch> {
    match value {
        Dynamic::Int(number) => *field = checked(path, *number)?,
        other => return Err(Mismatch::new(path, "u32", other.kind())),
    }
    Ok(())
}

/// Reuses the buffer if the string is borrowed.
pub fn store_text(field: &mut String, path: &str, value: &mut Dynamic<'_>) -> Result<(), Mismatch> {
    match value {
        Dynamic::Text(Cow::Borrowed(text)) => (*text).clone_into(field),
        Dynamic::Text(Cow::Owned(text)) => *field = std::mem::take(text),
        other => return Err(Mismatch::new(path, "String", other.kind())),
    }
    Ok(())
}

#[cold]
pub fn unknown(path: &str) -> Mismatch {
    Mismatch::new(path, "a field", "nothing of that name")
}
