//! The values of all layers, merged into one tree.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::string::{String, ToString};
use std::vec::Vec;
use typed_core::__private::entries_of_text;
use typed_core::{DocumentPart, Map, Value};

/// The layer of each value, by the tokens of its path.
pub(super) type LayerOf = BTreeMap<Vec<String>, usize>;

/// The merged values.
pub(super) struct Tree<'s>(Node<'s>);

/// The layer of a value.
#[derive(Clone, Copy)]
struct Origin {
    layer: usize,
    /// `true` if strings in the value are text.
    is_text: bool,
}

enum Node<'s> {
    /// A value of one layer.
    Leaf(Value<'s>, Origin),
    /// An object or a map, whose entries can be of several layers.
    Branch(Branch<'s>),
}

#[derive(Default)]
struct Branch<'s> {
    entries: Vec<(Value<'s>, String, Node<'s>)>,
    /// The last entry of each name.
    index: HashMap<String, usize>,
    /// The layer that had the value first. Without entries, it is that of the value.
    layer: Option<usize>,
}

impl<'s> Branch<'s> {
    /// Adds an entry behind the others.
    fn push(&mut self, key: Value<'s>, name: String, node: Node<'s>) {
        self.index.insert(name.clone(), self.entries.len());
        self.entries.push((key, name, node));
    }

    fn get_mut(&mut self, name: &str) -> Option<&mut (Value<'s>, String, Node<'s>)> {
        let at = *self.index.get(name)?;
        self.entries.get_mut(at)
    }
}

impl<'s> Node<'s> {
    /// Returns the entries, also those that text stands for. A value without entries is replaced, unless it is
    /// none that the part can have: then it stays, for the report.
    fn branch(&mut self, part: DocumentPart) -> Option<&mut Branch<'s>> {
        if let Self::Leaf(value, origin) = self {
            let (is_open, origin) = (value.is_null() || !part.has_entries(), *origin);
            let entries = match value {
                Value::Str(text) if origin.is_text && !is_open => {
                    Some(entries_of_text(part, text)?)
                }
                _ if is_open => None,
                _ => return None,
            };
            *self = Self::Branch(Branch { layer: Some(origin.layer), ..Branch::default() });
            if let Some(entries) = entries {
                merge(self, entries, part, origin);
            }
        }
        match self {
            Self::Branch(branch) => Some(branch),
            Self::Leaf(..) => None,
        }
    }
}

impl<'s> Tree<'s> {
    pub(super) fn new() -> Self {
        Self(Node::Branch(Branch::default()))
    }

    /// Merges the value of a layer.
    pub(super) fn merge(&mut self, value: Value<'s>, part: DocumentPart, layer: usize) {
        merge(&mut self.0, value, part, Origin { layer, is_text: false });
    }

    /// Sets the text at a path of names, which is of a layer.
    pub(super) fn set(
        &mut self,
        path: Vec<String>,
        value: Value<'s>,
        mut part: DocumentPart,
        layer: usize,
    ) {
        let origin = Origin { layer, is_text: true };
        let mut node = &mut self.0;
        for key in path {
            let Some(branch) = node.branch(part) else { return };
            let (name, entry) = part.entry(&key);
            let name = name.into_owned();
            part = entry;
            if !branch.index.contains_key(&name) {
                branch.push(Value::from(key), name.clone(), Node::Leaf(Value::Null, origin));
            }
            let Some((.., next)) = branch.get_mut(&name) else { return };
            node = next;
        }
        *node = Node::Leaf(value, origin);
    }

    /// Returns the merged value, the layer of each part, and the places of text.
    pub(super) fn finish(self) -> (Value<'s>, LayerOf, BTreeSet<Vec<String>>) {
        let mut finish = Finish { origins: LayerOf::new(), texts: BTreeSet::new() };
        let value = finish.node(self.0, &mut Vec::new());
        (value, finish.origins, finish.texts)
    }
}

/// Merges a value into a node. A name that a layer gives twice stays there twice, for the report.
fn merge<'s>(node: &mut Node<'s>, value: Value<'s>, part: DocumentPart, origin: Origin) {
    let map = match value {
        Value::Map(map) if part.has_entries() => map,
        value => {
            *node = Node::Leaf(value, origin);
            return;
        }
    };
    let Some(branch) = node.branch(part) else { return };
    let mut given = BTreeSet::new();
    for (key, value) in map {
        let token = match &key {
            Value::Str(name) => name.to_string(),
            other => std::format!("{other}"),
        };
        let (name, entry) = part.entry(&token);
        let name = name.into_owned();
        if given.insert(name.clone())
            && let Some((.., node)) = branch.get_mut(&name)
        {
            merge(node, value, entry, origin);
            continue;
        }
        let mut node = Node::Leaf(Value::Null, origin);
        merge(&mut node, value, entry, origin);
        branch.push(key, name, node);
    }
}

struct Finish {
    origins: LayerOf,
    texts: BTreeSet<Vec<String>>,
}

impl Finish {
    fn node<'s>(&mut self, node: Node<'s>, path: &mut Vec<String>) -> Value<'s> {
        match node {
            Node::Leaf(value, Origin { layer, is_text }) => {
                self.origins.insert(path.clone(), layer);
                if is_text {
                    self.texts.insert(path.clone());
                }
                value
            }
            Node::Branch(branch) => {
                if let (true, Some(layer)) = (branch.entries.is_empty(), branch.layer) {
                    self.origins.insert(path.clone(), layer);
                }
                let mut map = Map::new();
                for (key, name, node) in branch.entries {
                    path.push(name);
                    map.push(key, self.node(node, path));
                    path.pop();
                }
                Value::Map(map)
            }
        }
    }
}

/// Returns the layer of the value at a path, or of the closest part around it. A value of several layers has all of
/// them, in order.
pub(super) fn layers_at(origins: &LayerOf, tokens: &[Cow<'_, str>]) -> Vec<usize> {
    let path: Vec<String> = tokens.iter().map(ToString::to_string).collect();
    let mut around = path.clone();
    loop {
        if let Some(layer) = origins.get(&around) {
            return Vec::from([*layer]);
        }
        if around.pop().is_none() {
            break;
        }
    }
    let inside = origins.range(path.clone()..).take_while(|(known, _)| known.starts_with(&path));
    let layers: BTreeSet<usize> = inside.map(|(_, layer)| *layer).collect();
    layers.into_iter().collect()
}

/// Returns the layers that a fault comes from.
///
/// A path that is in no layer is that of a missing field, or of a key that is hidden. The object around it has its layers.
/// The settings themselves are of all layers, so a field that they miss has none.
pub(super) fn layers_of_fault(origins: &LayerOf, tokens: &[Cow<'_, str>]) -> Vec<usize> {
    let found = layers_at(origins, tokens);
    match tokens {
        [around @ .., _] if found.is_empty() && !around.is_empty() => layers_at(origins, around),
        _ => found,
    }
}
