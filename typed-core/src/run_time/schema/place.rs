//! Places in a schema, and what `$ref` refers to.

use crate::value::Value;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// A place in a schema: its JSON pointer, and what a class made of it is called.
pub(super) struct Place {
    pointer: String,
    name: String,
    depth: u8,
    /// Whether a `$ref` led here.
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

    /// The same place, as deep as it is in the document, however it was come by.
    pub(super) fn in_document(&self) -> Self {
        let depth = self.pointer.bytes().filter(|byte| *byte == b'/').count();
        Self {
            pointer: self.pointer.clone(),
            name: self.name.clone(),
            depth: u8::try_from(depth).unwrap_or(u8::MAX),
            is_target: false,
        }
    }

    /// The place under a keyword, or under a key that is no name.
    pub(super) fn key(&self, key: &str) -> Self {
        let key = key.replace('~', "~0").replace('/', "~1");
        Self {
            pointer: format!("{}/{key}", self.pointer),
            name: self.name.clone(),
            depth: self.depth.saturating_add(1),
            is_target: false,
        }
    }

    /// The place under a key that a class is named after.
    pub(super) fn named(&self, key: &str) -> Self {
        Self { name: pascal_case(key, &self.name), ..self.key(key) }
    }

    /// The place of what a container holds.
    pub(super) fn item(&self, keyword: &str) -> Self {
        Self { name: format!("{}Item", self.name), ..self.key(keyword) }
    }
}

/// What a reference refers to within the document.
pub(super) fn resolve<'s>(
    root: &'s Value<'s>,
    reference: &str,
    from: &Place,
) -> Option<(Place, &'s Value<'s>)> {
    let pointer = reference.strip_prefix('#')?;
    let mut place = Place { depth: from.depth, ..Place::root(from.name.clone()) };
    let depth = place.depth;
    let mut target = root;
    if !pointer.is_empty() {
        for token in pointer.strip_prefix('/')?.split('/') {
            let key = decoded(token)?.replace("~1", "/").replace("~0", "~");
            target = match target {
                Value::Map(map) => map.get(&key)?,
                Value::List(items) => items.get(key.parse::<usize>().ok()?)?,
                _ => return None,
            };
            place = place.named(&key);
        }
    }
    // However long the pointer is, one level is entered.
    Some((Place { depth: depth.saturating_add(1), is_target: true, ..place }, target))
}

/// The text of a part of an address: `%25` is `%`.
fn decoded(text: &str) -> Option<String> {
    let mut parts = text.split('%');
    let mut bytes = Vec::from(parts.next()?);
    for part in parts {
        bytes.push(u8::from_str_radix(part.get(..2)?, 16).ok()?);
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
