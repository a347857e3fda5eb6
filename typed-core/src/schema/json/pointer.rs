//! Places in a schema, and their pointers.

use crate::dynamic::DefineClassErrorKind;
use crate::value::{Map, Value};
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::ptr;

/// A place in a schema: its JSON pointer, and the name of a class built from it.
pub(super) struct Place {
    pointer: String,
    name: String,
    depth: u8,
    /// `true` if a `$ref` leads to it.
    is_target: bool,
}

impl Place {
    pub(super) fn root(name: String) -> Self {
        Self { pointer: String::from("#"), name, depth: 0, is_target: false }
    }

    pub(super) fn pointer(&self) -> &str {
        &self.pointer
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    pub(super) const fn depth(&self) -> u8 {
        self.depth
    }

    pub(super) const fn is_target(&self) -> bool {
        self.is_target
    }

    pub(super) fn fault(&self, why: impl Into<String>) -> DefineClassErrorKind {
        DefineClassErrorKind::Schema { pointer: self.pointer.clone(), why: why.into() }
    }

    /// Returns the same place with its depth in the document, instead of the depth of the
    /// references to it.
    pub(super) fn in_document(&self) -> Self {
        let depth = self.pointer.bytes().filter(|byte| *byte == b'/').count();
        Self {
            pointer: self.pointer.clone(),
            name: self.name.clone(),
            depth: u8::try_from(depth).unwrap_or(u8::MAX),
            is_target: false,
        }
    }

    /// Returns the place under a keyword, or under a key that does not name a class.
    pub(super) fn key(&self, key: &str) -> Self {
        let key = key.replace('~', "~0").replace('/', "~1");
        Self {
            pointer: format!("{}/{key}", self.pointer),
            name: self.name.clone(),
            depth: self.depth.saturating_add(1),
            is_target: false,
        }
    }

    /// Returns the place under a key that names a class.
    pub(super) fn named(&self, key: &str) -> Self {
        Self { name: pascal_case(key, &self.name), ..self.key(key) }
    }

    /// Returns the place as the target of a reference. A pointer of any length goes one level down.
    pub(super) fn target(self, from: &Self) -> Self {
        Self { depth: from.depth.saturating_add(1), is_target: true, ..self }
    }

    /// Returns the place of an item in a container.
    pub(super) fn item(&self, keyword: &str) -> Self {
        Self { name: format!("{}Item", self.name), ..self.key(keyword) }
    }
}

/// Indices of the maps that references lead through, so that following one is linear in its own
/// length.
#[derive(Default)]
pub(super) struct Index<'s>(BTreeMap<usize, BTreeMap<&'s str, &'s Value<'s>>>);

impl<'s> Index<'s> {
    /// Returns the first value under a key.
    pub(super) fn get(&mut self, map: &'s Map<'s>, key: &str) -> Option<&'s Value<'s>> {
        // A map does not move while the schema is read.
        let entries = self.0.entry(ptr::from_ref(map).addr()).or_insert_with(|| {
            let mut entries = BTreeMap::new();
            for (key, value) in map.iter() {
                if let Some(key) = key.as_str() {
                    entries.entry(key).or_insert(value);
                }
            }
            entries
        });
        entries.get(key).copied()
    }
}

/// Decodes a part of a URI: `%25` is `%`.
pub(super) fn decoded(text: &str) -> Option<String> {
    let mut parts = text.split('%');
    let mut bytes = Vec::from(parts.next()?);
    for part in parts {
        let digits = part.get(..2).filter(|two| two.bytes().all(|one| one.is_ascii_hexdigit()))?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        bytes.extend(part.bytes().skip(2));
    }
    String::from_utf8(bytes).ok()
}

/// Converts `pull-request_limit` to `PullRequestLimit`. Returns the fallback if no letter is left.
fn pascal_case(name: &str, fallback: &str) -> String {
    let mut words = String::new();
    let mut starts = true;
    for letter in name.chars() {
        if !letter.is_alphanumeric() {
            starts = true;
        } else if starts {
            words.extend(letter.to_uppercase());
            starts = false;
        } else {
            words.push(letter);
        }
    }
    if words.is_empty() { fallback.into() } else { words }
}

/// Parses an index: digits without leading zeros.
pub(super) fn item(text: &str) -> Option<usize> {
    let is_canonical = text == "0" || !text.starts_with(['0', '+']);
    text.parse().ok().filter(|_| is_canonical)
}
