//! The schemas of types that are known only at run time.

use crate::class::Constraint;
use crate::dynamic::{DynamicType, TypeParts};
use crate::schema::emit::emitter::Emitter;
use crate::schema::emit::limits::{limit, of_parts};
use crate::schema::emit::node::Node;
use crate::value::Value;

impl Emitter<'_> {
    /// Returns the schema of a type, with constraints of its field or of the value around it.
    pub(super) fn of_dynamic(
        &mut self,
        of: &'static DynamicType,
        constraints: &[Constraint],
    ) -> Node {
        let constraints = &[of.constraints(), constraints].concat();
        let mut node = match of.parts() {
            TypeParts::Type => self.of_type(of.type_info(), constraints),
            TypeParts::Option(inner) => self.of_dynamic(inner, constraints).or_null(),
            TypeParts::Optional(inner) => self.of_dynamic(inner, constraints),
            parts => {
                let mut node = self.composed(of, &parts, constraints);
                limit(&mut node, of.type_info(), constraints);
                node
            }
        };
        self.add_assertion(&mut node, of.assertion());
        node
    }

    /// Returns the schema of a type without its constraints.
    fn composed(
        &mut self,
        of: &'static DynamicType,
        parts: &TypeParts,
        constraints: &[Constraint],
    ) -> Node {
        let inside = |is_part: fn(&Constraint) -> bool| of_parts(constraints, is_part);
        match *parts {
            TypeParts::Constants(values) => {
                Node::default().with("enum", values.iter().cloned().collect::<Value<'_>>())
            }
            TypeParts::List(item) => {
                let items = inside(|one| matches!(one, Constraint::Items(_)));
                Node::of("array").with_part("items", self.of_dynamic(item, &items))
            }
            TypeParts::Map(value) => {
                let keys = inside(|one| matches!(one, Constraint::Keys(_)));
                let values = inside(|one| matches!(one, Constraint::Values(_)));
                let mut node = Node::of("object");
                if let Some(key) = of.type_info().key().filter(|_| !keys.is_empty()) {
                    node.set("propertyNames", self.key(key, &keys));
                }
                node.with_part("additionalProperties", self.of_dynamic(value, &values))
            }
            TypeParts::Object(Some(class)) => self.reference(class),
            TypeParts::Type | TypeParts::Option(_) | TypeParts::Optional(_) => Node::default(),
            TypeParts::Object(None) => Node::never(),
        }
    }
}
