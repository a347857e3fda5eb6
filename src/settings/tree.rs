//! The values of all layers, merged into one tree.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::string::{String, ToString};
use std::vec::Vec;
use typed_core::__private::entries_of_text;
use typed_core::{DocumentPart, Map, Value};

/// The layer of each value, by the tokens of its path, in which a field of a base is inside the base.
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

/// Entries by their names. The fields of a base are in the entry of the base, so that layers can give them
/// alone or with the whole base.
#[derive(Default)]
struct Branch<'s> {
    entries: Vec<(Value<'s>, String, Node<'s>)>,
    /// The last entry of each name.
    index: HashMap<String, usize>,
    /// The layer that had the value first. Without entries, it is that of the value.
    layer: Option<usize>,
    /// `true` for a base that no layer gives as a whole.
    is_flat: bool,
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

    /// Returns the branch with the entry under a key: that of the base which has the field. Adds the names that
    /// lead to it to a path.
    fn holder(
        &mut self,
        part: DocumentPart,
        key: &str,
        path: &mut Vec<String>,
    ) -> Option<&mut Self> {
        let (mut holder, mut of) = (self, part);
        for base in part.bases(key) {
            of = of.entry(base).1;
            path.push(base.into());
            if !holder.index.contains_key(base) {
                let fields = Self { is_flat: true, ..Self::default() };
                holder.push(Value::from(base), base.into(), Node::Branch(fields));
            }
            let (.., node) = holder.get_mut(base)?;
            holder = node.branch(of)?;
        }
        Some(holder)
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
                Merge::of(origin).value(self, entries, part);
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
        Merge::of(Origin { layer, is_text: false }).value(&mut self.0, value, part);
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
            let Some(branch) = branch.holder(part, &key, &mut Vec::new()) else { return };
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
        let mut finish = Finish::default();
        let value = finish.node(self.0);
        (value, finish.origins, finish.texts)
    }
}

/// The merge of the value of one layer. A name that a layer gives twice stays there twice, for the report.
struct Merge {
    origin: Origin,
    /// The paths of the values of the layer, up to here.
    given: BTreeSet<Vec<String>>,
    /// The path of the value to merge.
    path: Vec<String>,
}

impl Merge {
    const fn of(origin: Origin) -> Self {
        Self { origin, given: BTreeSet::new(), path: Vec::new() }
    }

    fn value<'s>(&mut self, node: &mut Node<'s>, value: Value<'s>, part: DocumentPart) {
        match value {
            Value::Map(entries) if part.has_entries() => {
                if let Some(branch) = node.branch(part) {
                    branch.is_flat = false;
                    self.entries(branch, entries, part);
                }
            }
            value => *node = Node::Leaf(value, self.origin),
        }
    }

    fn entries<'s>(&mut self, branch: &mut Branch<'s>, entries: Map<'s>, part: DocumentPart) {
        let outer = self.path.len();
        for (key, value) in entries {
            let token = match &key {
                Value::Str(name) => name.to_string(),
                other => std::format!("{other}"),
            };
            if let Some(holder) = branch.holder(part, &token, &mut self.path) {
                let (name, entry) = part.entry(&token);
                self.path.push(name.clone().into_owned());
                let is_first = self.given.insert(self.path.clone());
                match holder.get_mut(&name) {
                    Some((.., node)) if is_first => self.value(node, value, entry),
                    _ => {
                        let mut node = Node::Leaf(Value::Null, self.origin);
                        self.value(&mut node, value, entry);
                        holder.push(key, name.into_owned(), node);
                    }
                }
            }
            self.path.truncate(outer);
        }
    }
}

#[derive(Default)]
struct Finish {
    origins: LayerOf,
    texts: BTreeSet<Vec<String>>,
    /// The path of a node in the tree.
    path: Vec<String>,
    /// Its path in the merged value, in which the fields of a flat base are those of the object.
    path_of_value: Vec<String>,
}

impl Finish {
    fn node<'s>(&mut self, node: Node<'s>) -> Value<'s> {
        match node {
            Node::Leaf(value, Origin { layer, is_text }) => {
                self.origins.insert(self.path.clone(), layer);
                if is_text {
                    self.texts.insert(self.path_of_value.clone());
                }
                value
            }
            Node::Branch(branch) => {
                if let (true, Some(layer)) = (branch.entries.is_empty(), branch.layer) {
                    self.origins.insert(self.path.clone(), layer);
                }
                let mut map = Map::new();
                self.entries(branch, &mut map);
                Value::Map(map)
            }
        }
    }

    fn entries<'s>(&mut self, branch: Branch<'s>, map: &mut Map<'s>) {
        for (key, name, node) in branch.entries {
            self.path.push(name.clone());
            match node {
                Node::Branch(base) if base.is_flat => self.entries(base, map),
                node => {
                    self.path_of_value.push(name);
                    map.push(key, self.node(node));
                    self.path_of_value.pop();
                }
            }
            self.path.pop();
        }
    }
}

/// Returns the layer of the value at a path, or of the closest part around it. A value of several layers has all of
/// them, in order.
pub(super) fn layers_at(origins: &LayerOf, path: Vec<String>) -> Vec<usize> {
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
