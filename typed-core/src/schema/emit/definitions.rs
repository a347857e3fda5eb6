//! The names of classes and schemas among the definitions of a schema.

use crate::class::{Class, ClassKey};
#[cfg(feature = "dynamic")]
use crate::schema::json::assert::{self, Tree};
use alloc::collections::{BTreeMap, VecDeque};
use alloc::format;
use alloc::string::String;
#[cfg(feature = "dynamic")]
use core::ptr;

/// A part that has a definition.
#[derive(Clone, Copy)]
pub(super) enum Part {
    Class(&'static Class),
    /// A schema to which others of its tree refer.
    #[cfg(feature = "dynamic")]
    Schema(&'static Tree, &'static assert::Node),
}

impl Part {
    fn key(self) -> ClassKey {
        match self {
            Part::Class(class) => class.key(),
            #[cfg(feature = "dynamic")]
            Part::Schema(_, node) => (None, ptr::from_ref(node).cast()),
        }
    }

    /// Returns the name, and a longer one in case another part has it.
    fn names(self) -> (String, Option<String>) {
        match self {
            // The module of a class built at run time has a number that differs between runs.
            Part::Class(class) if class.module().is_empty() || class.is_dynamic() => {
                (allowed(class.name()), None)
            }
            Part::Class(class) => {
                let long = format!("{}.{}", class.module().replace("::", "."), class.name());
                (allowed(class.name()), Some(allowed(&long)))
            }
            #[cfg(feature = "dynamic")]
            Part::Schema(_, node) => match node.place.rsplit('/').next() {
                Some("" | "#") | None => ("schema".into(), None),
                Some(last) => (allowed(last), None),
            },
        }
    }
}

/// The parts that a schema refers to. Each has a name of its own.
#[derive(Default)]
pub(super) struct Definitions {
    names: BTreeMap<ClassKey, String>,
    /// The names in use, each with the number that another part of the name gets.
    taken: BTreeMap<String, usize>,
    /// The parts whose schemas are still to be made. They are made from a queue, since they contain each
    /// other.
    unmade: VecDeque<Part>,
    /// The class that is the schema itself, until something refers to it.
    root: Option<ClassKey>,
}

impl Definitions {
    /// Names the class of the schema itself, which becomes a definition only if something refers to it.
    pub(super) fn set_root(&mut self, class: &'static Class) {
        self.name(Part::Class(class));
        self.unmade.clear();
        self.root = Some(class.key());
    }

    /// Returns `true` if something referred to the class of the schema itself.
    pub(super) const fn refers_to_root(&self) -> bool {
        self.root.is_none()
    }

    /// Returns the name of a part, and remembers to make its schema.
    pub(super) fn refer(&mut self, part: Part) -> &str {
        if self.root == Some(part.key()) {
            self.root = None;
        }
        self.name(part)
    }

    /// Returns the next part whose schema is to be made, and its name.
    pub(super) fn next(&mut self) -> Option<(Part, String)> {
        let part = self.unmade.pop_front()?;
        let name = self.name(part).into();
        Some((part, name))
    }

    /// Keeps a name for something else.
    #[cfg(feature = "schemars")]
    pub(super) fn take_name(&mut self, name: &str) {
        self.taken.insert(name.into(), 2);
    }

    /// Returns the name of a part.
    pub(super) fn name(&mut self, part: Part) -> &str {
        self.names.entry(part.key()).or_insert_with(|| {
            self.unmade.push_back(part);
            let name = free_name(part, &mut self.taken);
            self.taken.insert(name.clone(), 2);
            name
        })
    }
}

/// Returns the name of the part. If another one has it, the longer name, or a number after it.
fn free_name(part: Part, taken: &mut BTreeMap<String, usize>) -> String {
    let (short, long) = part.names();
    if !taken.contains_key(&short) {
        return short;
    }
    let name = long.unwrap_or(short);
    while let Some(number) = taken.get_mut(&name) {
        let numbered = format!("{name}{number}");
        *number += 1;
        if !taken.contains_key(&numbered) {
            return numbered;
        }
    }
    name
}

/// Replaces the characters that OpenAPI does not allow in the name of a component.
fn allowed(name: &str) -> String {
    let is_allowed = |letter: &char| letter.is_ascii_alphanumeric() || "._-".contains(*letter);
    name.chars().map(|letter| if is_allowed(&letter) { letter } else { '_' }).collect()
}
