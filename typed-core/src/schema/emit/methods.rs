//! The schemas of methods: of their parameters, of their results, and as tools of language models.

use crate::class::{Method, Notation, Param, ParamKind};
use crate::schema::emit::defaults::in_json;
use crate::schema::emit::emitter::Emitter;
use crate::schema::emit::entries::Entries;
use crate::schema::emit::node::{Node, constant};
use crate::schema::emit::text::description;
use crate::schema::emit::{INPUT_SCHEMA, Schema};
use crate::value::{Map, Untyped, Value};

impl Emitter<'_> {
    /// Returns the schema of the named arguments of a method.
    pub(super) fn params(&mut self, method: &Method) -> Node {
        let mut entries = Entries::default();
        let mut rest = Value::Bool(false);
        for param in method.params() {
            let mut schema = self.of_type(param.type_info(), param.constraints());
            if param.kind() == ParamKind::Keywords {
                rest = schema.take("additionalProperties").unwrap_or(Value::Bool(true));
                continue;
            }
            schema.describe(param.doc());
            if let Some(default) = default(param) {
                schema.set("default", default);
            }
            let aliases = if self.has_aliases { param.aliases() } else { &[] };
            entries.add(param.name(), aliases, is_required(param), schema);
        }
        entries.finish(rest)
    }
}

impl Schema {
    /// Returns a tool for each method: see [`tools`](crate::schema::tools). With another
    /// [`input_key`](Schema::input_key), a tool has no `outputSchema`.
    #[must_use]
    pub fn tools(&self, methods: impl IntoIterator<Item = &'static Method>) -> Untyped {
        methods.into_iter().map(|method| Value::Map(self.tool(method))).collect()
    }

    fn tool(&self, method: &Method) -> Map<'static> {
        let mut tool = Map::new();
        tool.push("name", method.name());
        let text = description(method.doc());
        if !text.is_empty() {
            tool.push("description", text);
        }
        // A model needs one name.
        let mut input = Emitter::new(false, self.prefix()).without_aliases();
        let node = input.params(method);
        tool.push(self.input_key.clone(), self.document(node, input.make_definitions()));
        if self.input_key != INPUT_SCHEMA {
            return tool;
        }
        let (mut node, definitions) = Emitter::new(true, self.prefix()).whole(method.returns());
        if is_object(&node, &definitions) {
            node.set("type", "object");
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
    if param.type_info().is_secret() {
        return None;
    }
    match param.constant() {
        Some(value) => in_json(value),
        None => constant(*param.default()?),
    }
}
