//! The path to the place of a check.

use crate::report::context::ExpectedType;
use crate::report::part_rules::PartRules;
use crate::value;
use crate::value::Value;
use alloc::borrow::Cow;
use alloc::string::String;

/// A capacity, in bytes, that most paths fit in.
const MOST_PATHS: usize = 32;

/// The path from the root to a place, as a linked list on the stack, which costs nothing until it
/// is printed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Trail<'c> {
    pub(super) parent: Option<&'c Trail<'c>>,
    pub(super) key: Key<'c>,
    /// `true` for the key of an entry, and not its value.
    pub(super) is_key: bool,
    /// The rules for the value at this place and its parts.
    pub(super) rules: Option<&'c dyn PartRules>,
}

/// A step of a path.
#[derive(Clone, Copy, Debug)]
pub enum Key<'c> {
    /// The root.
    Root,
    /// A declared field.
    Field(&'static str),
    /// A name from the input.
    Name(&'c str),
    /// The property that is set, by a method.
    Property(&'c str),
    /// A path of several steps.
    Path(&'c str),
    /// An index, or a key that is not a name.
    Item(&'c Value<'c>),
    /// A key of a map, with the type of the keys.
    Entry(&'c Value<'c>, &'static dyn ExpectedType),
    /// An index.
    Index(usize),
    /// A parameter of the method that is the step before.
    Param(&'c str),
    /// A key within a secret, which is not shown.
    Hidden,
}

impl Key<'_> {
    /// Hides a key that came with the input. Declared names are shown within secrets too.
    pub(super) const fn hidden(self) -> Self {
        match self {
            Key::Name(_) | Key::Item(_) | Key::Entry(..) => Key::Hidden,
            key => key,
        }
    }
}

impl Trail<'_> {
    pub(super) fn path(&self) -> Cow<'static, str> {
        match (self.parent, self.key) {
            (None, Key::Root) => Cow::Borrowed(""),
            (Some(Trail { key: Key::Root, parent: None, .. }), Key::Field(name)) => {
                value::of_name(name)
            }
            _ => {
                let mut path = String::with_capacity(MOST_PATHS);
                self.write(&mut path);
                Cow::Owned(path)
            }
        }
    }

    fn write(&self, path: &mut String) {
        if let Some(parent) = self.parent {
            parent.write(path);
        }
        match self.key {
            Key::Root => {}
            Key::Hidden => path.push_str("[***]"),
            Key::Entry(_, of) if of.is_secret() => path.push_str("[***]"),
            Key::Param(name) => value::push_param(path, name),
            Key::Index(index) => value::push_index(path, index),
            Key::Item(key) | Key::Entry(key, _) => value::push_key(path, key),
            Key::Field(name) | Key::Name(name) | Key::Property(name) => {
                value::push_name(path, name)
            }
            Key::Path(then) => value::push_path(path, then),
        }
    }
}
