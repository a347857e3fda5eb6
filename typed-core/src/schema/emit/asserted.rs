//! The schemas of assertions, which are written as they were read.

use crate::class::{Constraint, TypeInfo};
use crate::dynamic::Assertion;
use crate::record::ToValue;
use crate::schema::emit::definitions::Part;
use crate::schema::emit::emitter::Emitter;
use crate::schema::emit::limits::limit;
use crate::schema::emit::node::{Node, list};
use crate::schema::json::assert::{self, Applied, Compiled, Id, Lists, Maps, Tree};
use crate::schema::json::{Types, declared};
use crate::value::{Map, Untyped, Value};
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;
use core::any::Any;

impl Emitter<'_> {
    /// Adds the schema of an assertion to that of its values.
    pub(super) fn add_assertion(
        &mut self,
        node: &mut Node,
        assertion: Option<&'static dyn Assertion>,
    ) {
        let assertion: Option<&dyn Any> = assertion.map(|assertion| assertion as _);
        let compiled = assertion.and_then(<dyn Any>::downcast_ref::<Compiled>);
        if let Some((tree, id)) = compiled.and_then(Compiled::in_tree)
            && let Some(of) = tree.node(id)
        {
            let types = declared(node.keywords());
            node.join(self.keywords(tree, of, types));
        }
    }

    /// Returns a schema of a tree, or the reference to it if others refer to it.
    fn at(&mut self, tree: &'static Tree, id: Id) -> Node {
        match tree.node(id) {
            Some(node) if node.is_target => self.reference_to(Part::Schema(tree, node)),
            Some(node) => self.asserted(tree, node),
            None => Node::default(),
        }
    }

    /// Returns a schema of a tree.
    pub(super) fn asserted(&mut self, tree: &'static Tree, of: &'static assert::Node) -> Node {
        self.keywords(tree, of, Types::ALL)
    }

    /// Returns a schema of a tree, for values of these types. Keywords of other types are left out.
    fn keywords(&mut self, tree: &'static Tree, of: &'static assert::Node, types: Types) -> Node {
        if of.types.is_none() {
            return Node::never();
        }
        let mut node = Node::default();
        if of.types != Types::ALL {
            node.set("type", one_or_list(of.types.names()));
        }
        let types = types.and(of.types);
        match of.constants.as_ref().map(|constants| constants.listed) {
            Some([]) => return Node::never(),
            Some([only]) => node.set("const", only.clone()),
            Some(values) => node.set("enum", values.iter().cloned().collect::<Untyped>()),
            None => {}
        }
        if types.overlaps(Types::NUMBER) {
            limit(&mut node, <f64 as ToValue>::TYPE, of.numbers);
        }
        if types.overlaps(Types::STRING) {
            limit(&mut node, <String as ToValue>::TYPE, of.strings);
        }
        if let Some(lists) = &of.lists
            && types.overlaps(Types::ARRAY)
        {
            self.lists(&mut node, tree, lists);
        }
        if let Some(maps) = &of.maps
            && types.overlaps(Types::OBJECT)
        {
            self.maps(&mut node, tree, maps);
        }
        for applied in &of.applied {
            self.applied(&mut node, tree, applied);
        }
        node
    }

    fn lists(&mut self, node: &mut Node, tree: &'static Tree, of: &'static Lists) {
        const LIST: &TypeInfo = <Vec<Untyped> as ToValue>::TYPE;
        limit(node, LIST, of.len);
        if !of.prefix.is_empty() {
            node.set("prefixItems", self.all(tree, &of.prefix));
        }
        self.set(node, "items", tree, of.items);
        if let Some(contains) = &of.contains {
            self.set(node, "contains", tree, Some(contains.item));
            if contains.min != 1 {
                node.set("minContains", contains.min);
            }
            if contains.max != usize::MAX {
                node.set("maxContains", contains.max);
            }
        }
        if of.is_unique {
            node.set("uniqueItems", true);
        }
        self.set(node, "unevaluatedItems", tree, of.unevaluated);
    }

    fn maps(&mut self, node: &mut Node, tree: &'static Tree, of: &'static Maps) {
        const MAP: &TypeInfo = <Map<'_> as ToValue>::TYPE;
        limit(node, MAP, of.len);
        let properties = of.properties.iter().map(|(name, id)| (&**name, *id));
        if !of.has_fields && !of.properties.is_empty() {
            node.set("properties", named(properties.map(|(name, id)| (name, self.at(tree, id)))));
        } else if !of.properties.is_empty() && (of.additional.is_some() || of.unevaluated.is_some())
        {
            node.set("properties", named(properties.map(|(name, _)| (name, Node::default()))));
        }
        if !of.patterns.is_empty() {
            let patterns = of.patterns.iter();
            let patterns = patterns.filter_map(|(pattern, id)| Some((pattern_of(pattern)?, *id)));
            let patterns = patterns.map(|(pattern, id)| (pattern, self.at(tree, id)));
            node.set("patternProperties", named(patterns));
        }
        self.set(node, "additionalProperties", tree, of.additional);
        self.set(node, "propertyNames", tree, of.names);
        if !of.required.is_empty() {
            node.set("required", names(&of.required));
        }
        self.dependent(node, tree, of);
        self.set(node, "unevaluatedProperties", tree, of.unevaluated);
    }

    fn dependent(&mut self, node: &mut Node, tree: &'static Tree, of: &'static Maps) {
        // Several keywords can have the same name.
        let (mut required, mut schemas) = (BTreeMap::new(), BTreeMap::new());
        for (name, names) in &of.dependent_required {
            required.entry(&**name).or_insert_with(BTreeSet::new).extend(names);
        }
        for (name, id) in &of.dependent {
            schemas.entry(&**name).or_insert_with(Vec::new).push(*id);
        }
        if !required.is_empty() {
            let entries = required.into_iter().map(|(name, all)| (name.into(), names(all)));
            node.set("dependentRequired", Value::Map(entries.collect()));
        }
        if !schemas.is_empty() {
            let schemas = schemas.into_iter().map(|(name, all)| match *all {
                [only] => (name, self.at(tree, only)),
                _ => (name, Node::default().with("allOf", self.all(tree, &all))),
            });
            node.set("dependentSchemas", named(schemas));
        }
    }

    fn applied(&mut self, node: &mut Node, tree: &'static Tree, of: &'static Applied) {
        match of {
            Applied::All(ids) => ids.iter().for_each(|id| {
                let schema = self.at(tree, *id);
                match schema.is_reference() {
                    true => node.join(schema),
                    false => node.and(schema),
                }
            }),
            Applied::Any(ids) => node.add("anyOf", self.all(tree, ids)),
            Applied::One(ids) => node.add("oneOf", self.all(tree, ids)),
            Applied::Not(id) => self.set(node, "not", tree, Some(*id)),
            Applied::If { test, then, otherwise } => {
                self.set(node, "if", tree, Some(*test));
                self.set(node, "then", tree, *then);
                self.set(node, "else", tree, *otherwise);
            }
        }
    }

    /// Sets a keyword to a schema, if there is one.
    fn set(&mut self, node: &mut Node, keyword: &'static str, tree: &'static Tree, id: Option<Id>) {
        if let Some(id) = id {
            node.set(keyword, self.at(tree, id).into_part());
        }
    }

    /// Returns the schemas of a list.
    fn all(&mut self, tree: &'static Tree, ids: &[Id]) -> Untyped {
        list(ids.iter().map(|id| self.at(tree, *id)))
    }
}

/// Returns an object of schemas.
fn named<'n>(schemas: impl Iterator<Item = (&'n str, Node)>) -> Untyped {
    Value::Map(
        schemas.map(|(name, schema)| (String::from(name).into(), schema.into_part())).collect(),
    )
}

/// Returns a list of names.
fn names<'n>(names: impl IntoIterator<Item = &'n String>) -> Untyped {
    names.into_iter().map(|name| Untyped::from(name.clone())).collect()
}

/// Returns the only item of a list, or the list.
fn one_or_list(mut items: Vec<&'static str>) -> Untyped {
    match items.pop() {
        Some(only) if items.is_empty() => only.into(),
        last => items.into_iter().chain(last).collect(),
    }
}

/// Returns the regular expression of a property's name.
fn pattern_of(constraints: &'static [Constraint]) -> Option<&'static str> {
    match constraints {
        #[cfg(feature = "regex")]
        [Constraint::Pattern { pattern, .. }] => Some(pattern.as_str()),
        _ => None,
    }
}
