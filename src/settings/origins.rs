//! The origins of values.

use super::assignments::{Deferred, Parts};
use super::merged::{Given, LayerOf, layers_at};
use super::source::{Layer, Source};
use std::fmt::Write;
use std::string::{String, ToString};
use std::time::Duration;
use std::vec::Vec;
use typed_core::{DocumentPart, Path, PathSegment, Typed, Value, from_value};

/// The sources of the values of settings.
///
/// See [`Settings`](super::Settings) for an example.
#[derive(Clone, Debug)]
pub struct Origins {
    /// The type of the settings.
    part: DocumentPart,
    of: LayerOf,
    sources: Vec<Source>,
}

impl Origins {
    pub(super) fn new(of: LayerOf, layers: Vec<Layer<'_>>, part: DocumentPart) -> Self {
        Self { part, of, sources: layers.into_iter().map(|layer| layer.source).collect() }
    }

    /// Adds the assignments that changed parts of the object.
    pub(super) fn with_changes(mut self, assignments: Vec<Deferred<'_>>) -> Self {
        for Deferred { layer, text } in assignments {
            if let Some(tokens) = self.changed(&text) {
                self.replace(tokens, layer);
            }
        }
        self
    }

    /// Returns the tokens of the path that an assignment changes.
    pub(super) fn changed(&self, assignment: &str) -> Option<Vec<String>> {
        Parts::of(assignment, self.part).map(|parts| tokens_in(parts.path.segments(), self.part))
    }

    /// Sets the layer of a part, and of all in it.
    fn replace(&mut self, tokens: Vec<String>, layer: usize) {
        let is_inside = |known: &&Vec<String>| known.starts_with(&tokens);
        let inside = self.of.range(tokens.clone()..).map(|(known, _)| known);
        let replaced: Vec<Vec<String>> = inside.take_while(is_inside).cloned().collect();
        for known in replaced {
            self.of.remove(&known);
        }
        self.of.insert(tokens, Given { layer, is_whole: true });
    }

    pub(super) const fn part(&self) -> DocumentPart {
        self.part
    }

    pub(super) fn source(&self, layer: usize) -> Option<&Source> {
        self.sources.get(layer)
    }

    /// Returns the source of the value at a path, whose names can be aliases. A value of several layers has the last one of
    /// them, and a part of a list has that of the list. It is `None` for a default, and if the path is not written correctly.
    #[must_use]
    pub fn of(&self, path: &str) -> Option<&Source> {
        self.sources_of(path).last()
    }

    fn sources_of(&self, path: &str) -> impl Iterator<Item = &Source> {
        let layers = match Path::parse(path) {
            Ok(path) => layers_at(&self.of, tokens_in(path.segments(), self.part)),
            Err(_) => Vec::new(),
        };
        layers.into_iter().filter_map(|layer| self.source(layer))
    }

    /// Writes a line for each value of the settings: its path, the value and its source. Secrets are `***`, and a duration
    /// is its number of seconds.
    #[must_use]
    pub fn dump<T: Typed>(&self, settings: &T) -> String {
        let mut lines = Vec::new();
        let part = DocumentPart::of(T::TYPE);
        self.lines(&settings.to_value(), part, &mut Path::new(), &mut lines);
        lines.sort();
        lines.concat()
    }

    fn lines(
        &self,
        value: &Value<'_>,
        part: DocumentPart,
        path: &mut Path<'static>,
        lines: &mut Vec<String>,
    ) {
        if let Value::Map(entries) = value
            && part.has_entries()
            && !entries.is_empty()
        {
            for (key, value) in entries.iter() {
                let mut inner = path.clone();
                let token = match key {
                    Value::Str(name) => {
                        inner.push_name(name);
                        name.to_string()
                    }
                    other => {
                        if inner.push_key(other.reborrow()).is_err() {
                            continue;
                        }
                        std::format!("{other}")
                    }
                };
                self.lines(value, part.entry(&token).1, &mut inner, lines);
            }
            return;
        }
        let mut line = String::new();
        let source = Source::of_all(self.sources_of(path.as_str()));
        let source = source.map_or_else(|| "default".into(), |source| source.to_string());
        // Writing to a string does not fail.
        let _ = match part.is_duration().then(|| seconds(value)).flatten() {
            Some(seconds) => writeln!(line, "{path} = {seconds} ({source})"),
            None => writeln!(line, "{path} = {value} ({source})"),
        };
        lines.push(line);
    }
}

/// Returns the number of seconds of a duration, as text has it.
fn seconds(value: &Value<'_>) -> Option<String> {
    let duration: Duration = from_value(value.reborrow()).ok()?;
    let exact = std::format!("{}.{:09}", duration.as_secs(), duration.subsec_nanos());
    Some(exact.trim_end_matches('0').trim_end_matches('.').into())
}

/// Returns the names, keys and indices of a path: each alias as the name of its field, and before the field of a base
/// the names that lead to it.
pub(super) fn tokens_in<'p>(
    segments: impl Iterator<Item = PathSegment<'p>>,
    mut part: DocumentPart,
) -> Vec<String> {
    let mut tokens = Vec::new();
    for segment in segments {
        let token = segment.to_string();
        part = match segment {
            PathSegment::Index(index) if !part.has_entries() => {
                tokens.push(token);
                part.item(index)
            }
            _ => {
                let (name, entry) = part.entry(&token);
                tokens.extend(part.bases(&token).map(String::from));
                tokens.push(name.into_owned());
                entry
            }
        };
    }
    tokens
}
