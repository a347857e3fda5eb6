//! The schemas of types.

use crate::class::{Constraint, Domain, Kind, Notation, TypeInfo};
use crate::schema::emit::emitter::Emitter;
use crate::schema::emit::limits::{any, limit, of_parts};
use crate::schema::emit::node::{Node, list, name_of};
use crate::value::{Map, Value};
use alloc::vec::Vec;

/// The string that is written in place of a secret.
const HIDDEN: &str = "***";

impl Emitter<'_> {
    /// Returns the schema of a type, with constraints on its values.
    pub(super) fn of_type(&mut self, of: &'static TypeInfo, constraints: &[Constraint]) -> Node {
        let is_secret = of.is_declared_secret() && !of.unwrapped().is_declared_secret();
        let mut node = match of.class() {
            _ if is_secret && self.is_output => {
                let node = Node::of("string").with("const", HIDDEN);
                return if of.is_optional() { node.or_null() } else { node };
            }
            Some(class) => {
                let node = self.reference(class);
                self.limited_parts(node, of.content(), constraints)
            }
            None => self.of_kind(of, constraints),
        };
        limit(&mut node, of, constraints);
        if is_secret {
            node.set("writeOnly", true);
        }
        if of.is_optional() { node.or_null() } else { node }
    }

    fn of_kind(&mut self, of: &'static TypeInfo, constraints: &[Constraint]) -> Node {
        let node = name_of(of.kind()).map_or_else(Node::default, Node::of);
        match (of.kind(), of.notation()) {
            (_, Notation::Range) => self.parts(of, &["start", "end"]),
            (_, Notation::RangeFrom) => self.parts(of, &["start"]),
            (_, Notation::RangeTo) => self.parts(of, &["end"]),
            (_, Notation::Bound) => self.bound(of),
            (_, Notation::Duration) => self.time(
                [("secs", unsigned(64)), ("nanos", unsigned(32))],
                Node::of("number").with("minimum", 0),
            ),
            (_, Notation::SystemTime) => self.time(
                [("secs_since_epoch", signed(64)), ("nanos_since_epoch", unsigned(32))],
                Node::of("number"),
            ),
            (_, Notation::Decimal) if !self.is_output => {
                node.with("type", Value::from_iter(["string", "number"]))
            }
            (Kind::Int, _) => integer(node, of.domain()),
            (Kind::Float, _) if of.domain() == Domain::Single => {
                let most = f64::from(f32::MAX);
                node.with("minimum", -most).with("maximum", most)
            }
            (Kind::Str, _) if of.domain() == Domain::Char => {
                node.with("minLength", 1).with("maxLength", 1)
            }
            (Kind::Str, _) => match of.format() {
                Some(format) => node.with("format", format),
                None => node,
            },
            (Kind::Bytes, _) => node.with("items", unsigned(8)),
            (Kind::List, _) => self.list(node, of, constraints),
            (Kind::Map, _) => self.map(node, of, constraints),
            (Kind::Opaque, _) => Node::never(),
            (Kind::Any, _) => self.limited_parts(node, of, constraints),
            _ => node,
        }
    }

    fn list(&mut self, node: Node, of: &'static TypeInfo, constraints: &[Constraint]) -> Node {
        let inside = of_parts(constraints, |one| matches!(one, Constraint::Items(_)));
        let unwrapped = of.unwrapped();
        match (unwrapped.arguments(), unwrapped.len()) {
            ([], _) => node,
            ([item], len) => {
                let mut node = node.with("items", self.of_type(item, &inside));
                if let Some(len) = len {
                    node = node.with("minItems", len).with("maxItems", len);
                }
                if of.notation() == Notation::Set { node.with("uniqueItems", true) } else { node }
            }
            (items, _) => {
                let items: Vec<Node> = items.iter().map(|item| self.of_type(item, &[])).collect();
                tuple(items)
            }
        }
    }

    fn map(&mut self, mut node: Node, of: &'static TypeInfo, constraints: &[Constraint]) -> Node {
        let [key, value] = of.unwrapped().arguments() else {
            return self.limited_parts(node, of, constraints);
        };
        let keys = of_parts(constraints, |one| matches!(one, Constraint::Keys(_)));
        let names = self.key(key, &keys);
        if !names.is_open() {
            node.set("propertyNames", names);
        }
        let values = of_parts(constraints, |one| matches!(one, Constraint::Values(_)));
        node.with("additionalProperties", self.of_type(value, &values))
    }

    /// Returns the schema of the keys of a map, which are strings in a document.
    pub(super) fn key(&mut self, of: &'static TypeInfo, constraints: &[Constraint]) -> Node {
        let content = of.content();
        let node = match content.kind() {
            Kind::Int => {
                let is_signed = content.domain().limits().is_none_or(|(least, _)| least < 0);
                let zero = if content.domain().has_zero() { "0|" } else { "" };
                let sign = if is_signed { "-?" } else { "" };
                return Node::default()
                    .with("pattern", alloc::format!("^({zero}{sign}[1-9][0-9]*)$"));
            }
            Kind::Bool => return Node::default().with("enum", Value::from_iter(["true", "false"])),
            Kind::Str => self.of_type(of, constraints),
            Kind::Enum => return self.of_type(of, constraints),
            _ => return Node::default(),
        };
        // All keys are strings.
        let mut node = node;
        node.take("type");
        node
    }

    /// Adds the constraints of items, keys and values to a schema that has no types of these.
    fn limited_parts(
        &mut self,
        mut node: Node,
        of: &'static TypeInfo,
        constraints: &[Constraint],
    ) -> Node {
        for constraint in constraints {
            let (keyword, part) = match constraint {
                Constraint::Items(_) => ("items", of.item()),
                Constraint::Keys(_) => ("propertyNames", of.key()),
                Constraint::Values(_) => ("additionalProperties", of.value()),
                _ => continue,
            };
            let part = part.unwrap_or_else(any);
            let is_name = matches!(constraint, Constraint::Keys(_));
            if is_name && !matches!(part.content().kind(), Kind::Str | Kind::Enum | Kind::Any) {
                continue;
            }
            let inside = constraint.of_parts();
            let mut schema = self.limited_parts(Node::default(), part, inside);
            limit(&mut schema, part, inside);
            node.add(keyword, if part.is_optional() { schema.or_null() } else { schema });
        }
        node
    }

    /// Returns the schema of an object that has these parts, of the type inside.
    fn parts(&mut self, of: &'static TypeInfo, names: &[&'static str]) -> Node {
        let part = of.unwrapped().arguments().first().copied().unwrap_or_else(any);
        closed(names.iter().map(|name| (*name, self.of_type(part, &[]))))
    }

    fn bound(&mut self, of: &'static TypeInfo) -> Node {
        let part = of.unwrapped().arguments().first().copied().unwrap_or_else(any);
        let of = |name| closed([(name, self.of_type(part, &[]))]);
        let [included, excluded] = ["Included", "Excluded"].map(of);
        Node::any_of(
            "oneOf",
            Vec::from([Node::default().with("const", "Unbounded"), included, excluded]),
        )
    }

    /// Returns the schema of an object of two parts, or of the number that is read as well.
    fn time(&self, parts: [(&'static str, Node); 2], number: Node) -> Node {
        let parts = closed(parts);
        if self.is_output { parts } else { Node::any_of("anyOf", Vec::from([number, parts])) }
    }
}

/// Returns the schema of an object that has exactly these properties.
pub(super) fn closed(entries: impl IntoIterator<Item = (&'static str, Node)>) -> Node {
    let (mut properties, mut required) = (Map::new(), Vec::new());
    for (name, node) in entries {
        properties.push(name, node.into_part());
        required.push(name);
    }
    Node::of("object")
        .with("properties", properties)
        .with("required", Value::from_iter(required))
        .with("additionalProperties", false)
}

/// Returns the schema of a list that has exactly these items.
pub(super) fn tuple(items: Vec<Node>) -> Node {
    let len = items.len();
    let node = Node::of("array").with("prefixItems", list(items));
    node.with("items", false).with("minItems", len)
}

fn integer(node: Node, domain: Domain) -> Node {
    let Some((least, most)) = domain.limits() else { return node };
    let node = node.with("minimum", least);
    let node = node.with("maximum", most.map_or_else(|| Value::from(u128::MAX), Value::from));
    if least < 0 && !domain.has_zero() {
        node.with("not", Node::default().with("const", 0))
    } else {
        node
    }
}

fn unsigned(bits: u32) -> Node {
    integer(Node::of("integer"), Domain::integers(bits, false))
}

fn signed(bits: u32) -> Node {
    integer(Node::of("integer"), Domain::integers(bits, true))
}
