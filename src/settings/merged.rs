//! The merged value of a tree of layers, and the layer of each part.

use super::tree::{Branch, Node, Origin};
use std::collections::{BTreeMap, BTreeSet};
use std::string::String;
use std::vec::Vec;
use typed_core::{Map, Value};

/// The layer of each value, by the tokens of its path, in which a field of a base is inside the base.
pub(super) type LayerOf = BTreeMap<Vec<String>, Given>;

/// A value that a layer gives.
#[derive(Clone, Copy, Debug)]
pub(super) struct Given {
    pub(super) layer: usize,
    /// `true` if all inside of the value is of the layer too. Inside of an object without entries are defaults.
    pub(super) is_whole: bool,
}

/// The state of a walk over a tree, which takes it apart.
#[derive(Default)]
pub(super) struct Finish {
    pub(super) layers: LayerOf,
    /// The paths of text in the merged value.
    pub(super) texts: BTreeSet<Vec<String>>,
    /// The path of a node in the tree.
    path: Vec<String>,
    /// Its path in the merged value, in which the fields of a flat base are those of the object.
    path_of_value: Vec<String>,
}

impl Finish {
    /// Returns the value of a node; `None` if it is of a layer before `since`.
    pub(super) fn node<'s>(&mut self, node: Node<'s>, since: usize) -> Option<Value<'s>> {
        match node {
            Node::Leaf(_, Origin { layer, .. }) if layer < since => None,
            Node::Leaf(value, Origin { layer, is_text }) => {
                self.layers.insert(self.path.clone(), Given { layer, is_whole: true });
                if is_text {
                    self.texts.insert(self.path_of_value.clone());
                }
                Some(value)
            }
            Node::Branch(branch) if branch.entries.is_empty() => {
                let layer = branch.layer.filter(|layer| *layer >= since)?;
                self.layers.insert(self.path.clone(), Given { layer, is_whole: false });
                Some(Value::Map(Map::new()))
            }
            Node::Branch(branch) => {
                let mut map = Map::new();
                self.entries(branch, &mut map, since);
                (!map.is_empty()).then_some(Value::Map(map))
            }
        }
    }

    fn entries<'s>(&mut self, branch: Branch<'s>, map: &mut Map<'s>, since: usize) {
        let since = since.max(branch.since);
        for (key, name, node) in branch.entries {
            self.path.push(name.clone());
            match node {
                Node::Branch(base) if base.is_flat => self.entries(base, map, since),
                node => {
                    self.path_of_value.push(name);
                    if let Some(value) = self.node(node, since) {
                        map.push(key, value);
                    }
                    self.path_of_value.pop();
                }
            }
            self.path.pop();
        }
    }
}

/// Returns the layer of the value at a path, or of the whole value around it. A value of several layers has all of
/// them, in order.
pub(super) fn layers_at(origins: &LayerOf, path: Vec<String>) -> Vec<usize> {
    let mut around = path.clone();
    loop {
        if let Some(given) = origins.get(&around)
            && (given.is_whole || around.len() == path.len())
        {
            return Vec::from([given.layer]);
        }
        if around.pop().is_none() {
            break;
        }
    }
    let inside = origins.range(path.clone()..).take_while(|(known, _)| known.starts_with(&path));
    let layers: BTreeSet<usize> = inside.map(|(_, given)| given.layer).collect();
    layers.into_iter().collect()
}
