//! The state while a schema is put together.

use crate::class::{Class, ClassKey, TypeInfo};
use crate::schema::emit::definitions::{Definitions, Part};
use crate::schema::emit::node::Node;
use crate::value::Map;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// A schema in the making, with the definitions that it refers to.
pub(super) struct Emitter<'o> {
    pub(super) is_output: bool,
    /// `true` if fields and variants have their aliases as names too.
    pub(super) has_aliases: bool,
    prefix: &'o str,
    /// The classes whose content is being put in place of a reference.
    pub(super) inlined: Vec<ClassKey>,
    definitions: Definitions,
}

impl<'o> Emitter<'o> {
    pub(super) fn new(is_output: bool, prefix: &'o str) -> Self {
        let definitions = Definitions::default();
        Self { is_output, has_aliases: !is_output, prefix, inlined: Vec::new(), definitions }
    }

    pub(super) fn without_aliases(self) -> Self {
        Self { has_aliases: false, ..self }
    }

    /// Returns the schema of a type as a whole, and of all that it refers to.
    pub(super) fn whole(&mut self, of: &'static TypeInfo) -> (Node, Map<'static>) {
        match of.class() {
            Some(class) if !of.is_optional() && !of.is_declared_secret() => self.root(class),
            _ => (self.of_type(of, &[]), self.make_definitions()),
        }
    }

    /// Returns the schema of a class, and of all that it refers to.
    pub(super) fn root(&mut self, class: &'static Class) -> (Node, Map<'static>) {
        let (body, definitions) = self.body(class);
        let refers_to_root = self.definitions.refers_to_root();
        let node = if refers_to_root { self.reference(class) } else { body };
        (node, definitions)
    }

    /// Returns the schema of a class without a reference. It is among the definitions too, if they refer
    /// to it.
    pub(super) fn body(&mut self, class: &'static Class) -> (Node, Map<'static>) {
        self.definitions.set_root(class);
        let body = self.class(class);
        let mut definitions = self.make_definitions();
        if self.definitions.refers_to_root() {
            let name = String::from(self.definitions.name(Part::Class(class)));
            definitions.push(name, body.clone().into_part());
        }
        (body, definitions)
    }

    /// Keeps names for others.
    #[cfg(feature = "schemars")]
    pub(super) fn take_names(&mut self, names: &[String]) {
        names.iter().for_each(|name| self.definitions.take_name(name));
    }

    /// Returns the reference to a class.
    pub(super) fn reference(&mut self, class: &'static Class) -> Node {
        self.reference_to(Part::Class(class))
    }

    /// Returns the reference to a part.
    pub(super) fn reference_to(&mut self, part: Part) -> Node {
        Node::reference(format!("{}{}", self.prefix, self.definitions.refer(part)))
    }

    /// Makes the schemas of all parts that were referred to.
    pub(super) fn make_definitions(&mut self) -> Map<'static> {
        let mut made = Map::new();
        while let Some((part, name)) = self.definitions.next() {
            let schema = match part {
                Part::Class(class) => self.class(class),
                #[cfg(feature = "dynamic")]
                Part::Schema(tree, node) => self.asserted(tree, node),
            };
            made.push(name, schema.into_part());
        }
        made
    }
}
