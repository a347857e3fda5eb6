//! The schemas of methods: of their parameters, of their results, and as tools of language models.

use crate::class::{Method, Notation, Param, ParamKind};
use crate::schema::emit::Schema;
use crate::schema::emit::emitter::Emitter;
use crate::schema::emit::node::{Node, constant};
use crate::schema::emit::text::description;
use crate::value::{Map, Untyped, Value};
use alloc::vec::Vec;

impl Emitter<'_> {
    /// Returns the schema of the named arguments of a method.
    pub(super) fn params(&mut self, method: &Method) -> Node {
        let (mut properties, mut required) = (Map::new(), Vec::new());
        let mut rest = Value::Bool(false);
        for param in method.params() {
            let mut schema = self.of_type(param.type_info(), &[]);
            if param.kind() == ParamKind::Keywords {
                rest = schema.take("additionalProperties").unwrap_or(Value::Bool(true));
                continue;
            }
            if let Some(default) = default(param) {
                schema.set("default", default);
            }
            properties.push(param.name(), schema.into_part());
            if is_required(param) {
                required.push(param.name());
            }
        }
        let mut node = Node::of("object").with("properties", properties);
        if !required.is_empty() {
            node.set("required", Value::from_iter(required));
        }
        node.with("additionalProperties", rest)
    }
}

impl Schema {
    /// Returns a tool for each method, as the Model Context Protocol lists them: `name`, `description`,
    /// `inputSchema`, and `outputSchema` if the method returns an object.
    pub(super) fn list_tools(&self, methods: impl IntoIterator<Item = &'static Method>) -> Untyped {
        methods.into_iter().map(|method| Value::Map(self.tool(method))).collect()
    }

    fn tool(&self, method: &Method) -> Map<'static> {
        let mut tool = Map::new();
        tool.push("name", method.name());
        let text = description(method.doc());
        if !text.is_empty() {
            tool.push("description", text);
        }
        let mut input = Emitter::new(false, self.prefix());
        let node = input.params(method);
        tool.push("inputSchema", self.document(node, input.make_definitions()));
        let mut output = Emitter::new(true, self.prefix());
        let node = output.of_type(method.returns(), &[]);
        let definitions = output.make_definitions();
        if is_object(&node, &definitions) {
            tool.push("outputSchema", self.document(node, definitions));
        }
        tool
    }
}

/// Returns `true` if the schema, or the definition that it refers to, is that of objects.
fn is_object(node: &Node, definitions: &Map<'_>) -> bool {
    let named = node.get("$ref").and_then(Value::as_str).and_then(|target| {
        let name = target.rsplit('/').next()?;
        definitions.get(name)?.as_map()?.get("type")
    });
    named.or_else(|| node.get("type")).is_some_and(|of| *of == "object")
}

fn is_required(param: &Param) -> bool {
    let info = param.type_info();
    param.kind() == ParamKind::One
        && param.default().is_none()
        && !info.is_optional()
        && info.notation() != Notation::Nothing
}

fn default(param: &Param) -> Option<Untyped> {
    if param.type_info().is_secret() { None } else { constant(*param.default()?) }
}
