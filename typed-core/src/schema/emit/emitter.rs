//! The state while a schema is put together.

use crate::class::Class;
use crate::schema::emit::definitions::Definitions;
use crate::schema::emit::node::Node;
use crate::value::Map;
use alloc::format;
use alloc::string::String;

/// A schema in the making, with the definitions that it refers to.
pub(super) struct Emitter<'o> {
    pub(super) is_output: bool,
    prefix: &'o str,
    definitions: Definitions,
}

impl<'o> Emitter<'o> {
    pub(super) fn new(is_output: bool, prefix: &'o str) -> Self {
        Self { is_output, prefix, definitions: Definitions::default() }
    }

    /// Returns the schema of a class, and of all that it refers to.
    pub(super) fn root(mut self, class: &'static Class) -> (Node, Map<'static>) {
        self.definitions.set_root(class);
        let node = self.class(class);
        let mut definitions = self.make_definitions();
        if !self.definitions.refers_to_root() {
            return (node, definitions);
        }
        let reference = self.reference(class);
        let name = String::from(self.definitions.name(class));
        definitions.push(name, node.into_part());
        (reference, definitions)
    }

    /// Returns the reference to a class.
    pub(super) fn reference(&mut self, class: &'static Class) -> Node {
        Node::reference(format!("{}{}", self.prefix, self.definitions.refer(class)))
    }

    /// Makes the schemas of all classes that were referred to.
    pub(super) fn make_definitions(&mut self) -> Map<'static> {
        let mut made = Map::new();
        while let Some((class, name)) = self.definitions.next() {
            made.push(name, self.class(class).into_part());
        }
        made
    }
}
