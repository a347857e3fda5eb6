//! The entries of an object: properties under one or several names.

use crate::schema::emit::node::{Node, list};
use crate::value::{Map, Untyped, Value};
use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use core::iter;

/// The entries of an object while they are collected.
#[derive(Default)]
pub(super) struct Entries {
    properties: Map<'static>,
    required: Vec<&'static str>,
    /// A schema for each entry with several names, of which one is given.
    choices: Vec<Node>,
    seen: BTreeSet<&'static str>,
}

impl Entries {
    /// Adds an entry under a name and its aliases. A name that is taken leads to the earlier entry.
    pub(super) fn add(
        &mut self,
        name: &'static str,
        aliases: &[&'static str],
        is_required: bool,
        schema: Node,
    ) {
        let names = iter::once(name).chain(aliases.iter().copied());
        let names: Vec<_> = names.filter(|name| self.seen.insert(*name)).collect();
        let schema = schema.into_part();
        for name in &names {
            self.properties.push(*name, schema.clone());
        }
        match names.as_slice() {
            [name] if is_required => self.required.push(*name),
            [] | [_] => {}
            many => self.choices.push(one_name(many, is_required)),
        }
    }

    /// Returns the schema of the object, given that of entries with other names.
    pub(super) fn finish(self, rest: Untyped) -> Node {
        let mut node = Node::of("object").with("properties", self.properties);
        if !self.required.is_empty() {
            node.set("required", Value::from_iter(self.required));
        }
        if rest != Value::Bool(true) {
            node.set("additionalProperties", rest);
        }
        self.choices.into_iter().for_each(|choice| node.and(choice));
        node
    }
}

/// Returns the schema of an object that has a property under one of its names, or under none.
fn one_name(names: &[&'static str], is_required: bool) -> Node {
    let has = |name: &&'static str| Node::default().with("required", Value::from_iter([*name]));
    let mut choices: Vec<Node> = names.iter().map(has).collect();
    if !is_required {
        let mut none = Map::new();
        names.iter().for_each(|name| none.push(*name, false));
        choices.push(Node::default().with("properties", none));
    }
    Node::default().with("oneOf", list(choices))
}
