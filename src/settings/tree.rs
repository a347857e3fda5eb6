//! The values of all layers, merged into one tree.

use super::merged::{Finish, LayerOf};
use std::collections::{BTreeSet, HashMap};
use std::string::{String, ToString};
use std::vec::Vec;
use typed_core::__private::entries_of_text;
use typed_core::{DocumentPart, Map, Tagging, Value};

/// The merged values.
pub(super) struct Tree<'s>(Node<'s>);

/// The layer of a value.
#[derive(Clone, Copy)]
pub(super) struct Origin {
    pub(super) layer: usize,
    /// `true` if strings in the value are text.
    pub(super) is_text: bool,
}

pub(super) enum Node<'s> {
    /// A value of one layer.
    Leaf(Value<'s>, Origin),
    /// An object or a map, whose entries can be of several layers.
    Branch(Branch<'s>),
}

/// Entries by their names. The fields of a base are in the entry of the base, so that layers can give them
/// alone or with the whole base.
#[derive(Default)]
pub(super) struct Branch<'s> {
    pub(super) entries: Vec<(Value<'s>, String, Node<'s>)>,
    /// The last entry of each name.
    index: HashMap<String, usize>,
    /// The layer that had the value first. Without entries, it is that of the value.
    pub(super) layer: Option<usize>,
    /// `true` for a base that no layer gives as a whole.
    pub(super) is_flat: bool,
    /// The layer that chose the variant of an enum with its tag among its fields. Values of those before are of
    /// another variant.
    pub(super) since: usize,
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

    /// Prepares the entries of an enum for a variant, which its only key or its tag names. Entries of another
    /// variant go, but not those of a layer from `since`.
    fn choose(&mut self, part: DocumentPart, key: &str, value: &Value<'_>, since: usize) {
        match part.tagging() {
            Some(Tagging::External) if !self.index.contains_key(&*part.entry(key).0) => {
                *self = Self { layer: self.layer, ..Self::default() };
            }
            Some(Tagging::Internal(tag)) if key == tag => {
                if let Some((.., Node::Leaf(before, _))) = self.get_mut(tag)
                    && before != value
                {
                    self.since = since;
                }
            }
            _ => {}
        }
    }
}

/// Returns `true` if a map of a layer has the entries of an object, or of a variant of an enum.
fn has_entries(part: DocumentPart, map: &Map<'_>) -> bool {
    match part.tagging() {
        None => part.has_entries(),
        Some(Tagging::External) => map.len() == 1,
        Some(Tagging::Internal(_)) => true,
        Some(_) => false,
    }
}

/// Returns `true` if text can be that of an object or a map. Other text for an enum is the name of a variant.
fn can_be_object(part: DocumentPart, text: &str) -> bool {
    let is_enum = matches!(part.tagging(), Some(Tagging::External | Tagging::Internal(_)));
    !is_null(text) && (part.has_entries() || is_enum && text.trim_start().starts_with('{'))
}

/// Returns `true` for text of `null`, or of an object without entries.
fn is_null(text: &str) -> bool {
    matches!(text.trim(), "" | "null")
}

impl<'s> Node<'s> {
    /// Returns the entries. A value without entries is replaced, unless it is not one that the part can have: then it
    /// stays, for the report.
    fn branch(&mut self, part: DocumentPart) -> Option<&mut Branch<'s>> {
        if let Self::Leaf(value, origin) = self {
            let can_be_replaced = match value {
                Value::Str(text) if origin.is_text && can_be_object(part, text) => false,
                Value::Str(text) if origin.is_text && is_null(text) => true,
                value => value.is_null() || !part.has_entries(),
            };
            if !can_be_replaced {
                return None;
            }
            let layer = Some(origin.layer);
            *self = Self::Branch(Branch { layer, ..Branch::default() });
        }
        match self {
            Self::Branch(branch) => Some(branch),
            Self::Leaf(..) => None,
        }
    }

    /// Replaces the text of an object by its entries. Other text stays.
    fn expand(&mut self, part: DocumentPart) {
        if let Self::Leaf(Value::Str(text), origin) = self
            && origin.is_text
            && can_be_object(part, text)
            && let Some(entries) = entries_of_text(part, text)
        {
            let origin = *origin;
            *self = Self::Branch(Branch { layer: Some(origin.layer), ..Branch::default() });
            Merge::of(origin).value(self, entries, part);
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

    /// Sets the text at a path of names, which is of a layer. `first` is the first layer of the same environment or
    /// option.
    pub(super) fn set(
        &mut self,
        path: Vec<String>,
        value: Value<'s>,
        mut part: DocumentPart,
        (first, layer): (usize, usize),
    ) {
        let origin = Origin { layer, is_text: true };
        let mut node = &mut self.0;
        for key in path {
            let Some(branch) = node.branch(part) else { return };
            branch.choose(part, &key, &value, first);
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
        Merge::of(origin).value(node, value, part);
    }

    /// Returns the merged value, the layer of each part, and the places of text.
    pub(super) fn finish(self) -> (Value<'s>, LayerOf, BTreeSet<Vec<String>>) {
        let mut finish = Finish::default();
        let value = finish.node(self.0, 0);
        (value.unwrap_or_else(|| Value::Map(Map::new())), finish.layers, finish.texts)
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
            Value::Map(entries) if has_entries(part, &entries) => {
                if let Some(branch) = node.branch(part) {
                    branch.is_flat = false;
                    for (key, value) in entries.iter() {
                        if let Some(key) = key.as_str() {
                            branch.choose(part, key, value, self.origin.layer);
                        }
                    }
                    self.entries(branch, entries, part);
                }
            }
            value => {
                *node = Node::Leaf(value, self.origin);
                node.expand(part);
            }
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
