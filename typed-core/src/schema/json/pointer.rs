//! Places in a schema, and what `$ref` refers to.

use crate::value::{Map, Value};
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::ptr;

/// A place in a schema: its JSON pointer, and what a class made of it is called.
pub(super) struct Place {
    pointer: String,
    name: String,
    depth: u8,
    /// `true` if a `$ref` led here.
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

    /// Returns the same place, as deep as it is in the document, however it was come by.
    pub(super) fn in_document(&self) -> Self {
        let depth = self.pointer.bytes().filter(|byte| *byte == b'/').count();
        Self {
            pointer: self.pointer.clone(),
            name: self.name.clone(),
            depth: u8::try_from(depth).unwrap_or(u8::MAX),
            is_target: false,
        }
    }

    /// Returns the place under a keyword, or under a key that is no name.
    pub(super) fn key(&self, key: &str) -> Self {
        let key = key.replace('~', "~0").replace('/', "~1");
        Self {
            pointer: format!("{}/{key}", self.pointer),
            name: self.name.clone(),
            depth: self.depth.saturating_add(1),
            is_target: false,
        }
    }

    /// Returns the place under a key that a class is named after.
    pub(super) fn named(&self, key: &str) -> Self {
        Self { name: pascal_case(key, &self.name), ..self.key(key) }
    }

    /// Returns the place of what a container holds.
    pub(super) fn item(&self, keyword: &str) -> Self {
        Self { name: format!("{}Item", self.name), ..self.key(keyword) }
    }
}

/// The entries of the maps that references lead through, so that each takes as long as its own text.
#[derive(Default)]
pub(super) struct Index<'s>(BTreeMap<usize, BTreeMap<&'s str, &'s Value<'s>>>);

impl<'s> Index<'s> {
    /// Returns the first value under a key.
    fn get(&mut self, map: &'s Map<'s>, key: &str) -> Option<&'s Value<'s>> {
        // A map stays where it is while the schema is read.
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

/// What a reference refers to within the document.
pub(super) fn resolve<'s>(
    root: &'s Value<'s>,
    reference: &str,
    from: &Place,
    index: &mut Index<'s>,
) -> Option<(Place, &'s Value<'s>)> {
    let pointer = reference.strip_prefix('#')?;
    let mut place = Place { depth: from.depth, ..Place::root(from.name.clone()) };
    let depth = place.depth;
    let mut target = root;
    if !pointer.is_empty() {
        for token in pointer.strip_prefix('/')?.split('/') {
            let key = decoded(token)?.replace("~1", "/").replace("~0", "~");
            target = match target {
                Value::Map(map) => index.get(map, &key)?,
                Value::List(items) => items.get(item(&key)?)?,
                _ => return None,
            };
            place = place.named(&key);
        }
    }
    // However long the pointer is, one level is entered.
    Some((Place { depth: depth.saturating_add(1), is_target: true, ..place }, target))
}

/// Returns the string of a part of an address: `%25` is `%`.
fn decoded(text: &str) -> Option<String> {
    let mut parts = text.split('%');
    let mut bytes = Vec::from(parts.next()?);
    for part in parts {
        let digits = part.get(..2).filter(|two| two.bytes().all(|one| one.is_ascii_hexdigit()))?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        bytes.extend(part.bytes().skip(2));
    }
    String::from_utf8(bytes).ok()
}

/// `pull-request_limit` as `PullRequestLimit`; the fallback where nothing is left of a name.
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

/// Returns the index that a part of an address spells: digits, and no zero before others.
fn item(text: &str) -> Option<usize> {
    let is_canonical = text == "0" || !text.starts_with(['0', '+']);
    text.parse().ok().filter(|_| is_canonical)
}
