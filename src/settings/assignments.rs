//! Assignments: those that set a value of the layers, and those that change the object of all layers.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::string::{String, ToString};
use std::vec::Vec;
use typed_core::__private::{Assignment, split_assignment};
use typed_core::{DocumentPart, MAX_DEPTH, Path, PathSegment, Value};

/// An assignment that changes the object of all layers, to an item of a list for example.
pub(super) struct Deferred<'s> {
    pub(super) layer: usize,
    pub(super) text: Cow<'s, str>,
}

/// The assignments that are deferred, in order.
#[derive(Default)]
pub(super) struct Assignments<'s> {
    /// One that a later assignment replaced is none.
    all: Vec<Option<Deferred<'s>>>,
    /// The assignments by the tokens of their paths.
    places: BTreeMap<Vec<String>, Vec<usize>>,
}

/// An assignment, split.
pub(super) struct Parts<'a> {
    /// The text without its value.
    pub(super) written: &'a str,
    pub(super) path: Path<'a>,
    /// The value, if the assignment sets the place of a path of names and keys.
    pub(super) plain: Option<(Vec<String>, &'a str)>,
}

impl<'a> Parts<'a> {
    /// Splits an assignment. What is not one can be a misplaced secret, which is not named.
    pub(super) fn of(text: &'a str, part: DocumentPart) -> Option<Self> {
        let assignment = split_assignment(text)?;
        let path = Path::parse(assignment.path()).ok()?;
        // All settings are no place that an assignment changes.
        path.segments().next()?;
        let written = match assignment {
            Assignment::Set(_, value) | Assignment::Append(_, value) => {
                text.strip_suffix(value)?.strip_suffix('=')?
            }
            Assignment::Remove(_) => text,
        };
        let plain = match assignment {
            Assignment::Set(_, value) => names(&path, part).map(|names| (names, value)),
            _ => None,
        };
        Some(Self { written, path, plain })
    }
}

impl<'s> Assignments<'s> {
    /// Defers an assignment, which is at the end of a path.
    pub(super) fn defer(&mut self, layer: usize, text: Cow<'s, str>, tokens: Vec<String>) {
        self.places.entry(tokens).or_default().push(self.all.len());
        self.all.push(Some(Deferred { layer, text }));
    }

    /// Returns `true` if a deferred assignment is at a place around this one, so that this one acts on its
    /// outcome.
    pub(super) fn is_within(&self, tokens: &[String]) -> bool {
        (0..tokens.len())
            .filter_map(|end| tokens.get(..end))
            .any(|outer| self.places.contains_key(outer))
    }

    /// Drops the deferred assignments at a place and inside of it, which is replaced.
    pub(super) fn replace(&mut self, tokens: &[String]) {
        let inside = self.places.range(tokens.to_vec()..).map(|(known, _)| known);
        let inside: Vec<_> =
            inside.take_while(|known| known.starts_with(tokens)).cloned().collect();
        for known in inside {
            for index in self.places.remove(&known).unwrap_or_default() {
                if let Some(deferred) = self.all.get_mut(index) {
                    *deferred = None;
                }
            }
        }
    }

    /// Returns the assignments that are left.
    pub(super) fn finish(self) -> Vec<Deferred<'s>> {
        self.all.into_iter().flatten().collect()
    }
}

/// Returns the names of a path that leads to no item. The key of a map in brackets, such as `[2]`, is the name `2`.
fn names(path: &Path<'_>, mut part: DocumentPart) -> Option<Vec<String>> {
    let mut names = Vec::new();
    for segment in path.segments() {
        let is_name = match &segment {
            PathSegment::Name(_) => true,
            PathSegment::Index(_) | PathSegment::Key(Value::Int(_) | Value::Bool(_)) => {
                part.has_entries()
            }
            _ => false,
        };
        if !is_name || names.len() == usize::from(MAX_DEPTH) {
            return None;
        }
        let name = segment.to_string();
        part = part.entry(&name).1;
        names.push(name);
    }
    Some(names)
}
