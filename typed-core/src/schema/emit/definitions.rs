//! The names of classes among the definitions of a schema.

use crate::class::{Class, ClassKey};
use alloc::collections::{BTreeMap, VecDeque};
use alloc::format;
use alloc::string::String;

/// The classes that a schema refers to. Each has a name of its own.
#[derive(Default)]
pub(super) struct Definitions {
    names: BTreeMap<ClassKey, String>,
    /// The names in use, each with the number that another class of the name gets.
    taken: BTreeMap<String, usize>,
    /// The classes whose schemas are still to be made. They are made from a queue, since classes
    /// contain each other.
    unmade: VecDeque<&'static Class>,
    /// The class that is the schema itself, until something refers to it.
    root: Option<ClassKey>,
}

impl Definitions {
    /// Names the class of the schema itself, which becomes a definition only if something refers to it.
    pub(super) fn set_root(&mut self, class: &'static Class) {
        self.name(class);
        self.unmade.clear();
        self.root = Some(class.key());
    }

    /// Returns `true` if something referred to the class of the schema itself.
    pub(super) const fn refers_to_root(&self) -> bool {
        self.root.is_none()
    }

    /// Returns the name of a class, and remembers to make its schema.
    pub(super) fn refer(&mut self, class: &'static Class) -> &str {
        if self.root == Some(class.key()) {
            self.root = None;
        }
        self.name(class)
    }

    /// Returns the next class whose schema is to be made, and its name.
    pub(super) fn next(&mut self) -> Option<(&'static Class, String)> {
        let class = self.unmade.pop_front()?;
        let name = self.name(class).into();
        Some((class, name))
    }

    /// Keeps a name for something else.
    #[cfg(feature = "schemars")]
    pub(super) fn take_name(&mut self, name: &str) {
        self.taken.insert(name.into(), 2);
    }

    /// Returns the name of a class.
    pub(super) fn name(&mut self, class: &'static Class) -> &str {
        self.names.entry(class.key()).or_insert_with(|| {
            self.unmade.push_back(class);
            let name = free_name(class, &mut self.taken);
            self.taken.insert(name.clone(), 2);
            name
        })
    }
}

/// Returns the name of the class. If another class has it, its module comes before it, then a number
/// after it.
fn free_name(class: &Class, taken: &mut BTreeMap<String, usize>) -> String {
    let short = allowed(class.name());
    if !taken.contains_key(&short) {
        return short;
    }
    let long = allowed(&format!("{}.{}", class.module().replace("::", "."), class.name()));
    let name = if class.module().is_empty() { short } else { long };
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
