//! The schemas of enums, in each form that the variants of one can have.

use crate::class::{Class, ClassKind, Field, Shape, Style, Tagging, UnknownFields};
use crate::schema::emit::emitter::Emitter;
use crate::schema::emit::limits::names;
use crate::schema::emit::node::{Node, list};
use crate::value::{Map, Untyped, Value};
use alloc::vec::Vec;

impl Emitter<'_> {
    /// Returns the schema of an enum.
    pub(super) fn enumeration(&mut self, class: &'static Class) -> Node {
        match class.tagging() {
            Tagging::External => self.external(class),
            Tagging::Internal(tag) => {
                self.inlined.push(class.key());
                let content = |this: &mut Self, at, shape| {
                    let content = this.inlined(class, shape);
                    with_entry(content, tag, &this.tag(class, at).into_part())
                };
                let node = self.alternatives("oneOf", class, content);
                self.inlined.pop();
                node
            }
            Tagging::Adjacent { tag, content } => {
                let alternative =
                    |this: &mut Self, at, shape| this.adjacent(class, (at, shape), (tag, content));
                self.alternatives("oneOf", class, alternative)
            }
            Tagging::Untagged => {
                self.alternatives("anyOf", class, |this, _, shape| this.content(class, shape))
            }
        }
    }

    fn alternatives(
        &mut self,
        keyword: &'static str,
        class: &'static Class,
        mut content: impl FnMut(&mut Self, usize, &'static Shape) -> Node,
    ) -> Node {
        let described = class.variants().iter().enumerate().map(|(at, shape)| {
            let mut node = content(self, at, shape);
            node.describe(shape.doc());
            node
        });
        let all = described.collect();
        Node::any_of(keyword, all)
    }

    /// Returns the schema of `"Unit"` and `{"Variant": content}`. Variants without content and
    /// documentation share one list of constants.
    fn external(&mut self, class: &'static Class) -> Node {
        let has_aliases = self.has_aliases;
        let is_listed = |shape: &Shape| shape.style() == Style::Unit && shape.doc().is_empty();
        let variants = || class.variants().iter().enumerate();
        let listed = variants().filter(|(_, shape)| is_listed(shape));
        let listed: Vec<&str> = listed.flat_map(|(at, _)| names(class, at, has_aliases)).collect();
        let mut all = Vec::new();
        if !listed.is_empty() {
            all.push(Node::of("string").with("enum", Value::from_iter(listed)));
        }
        for (at, shape) in variants().filter(|(_, shape)| !is_listed(shape)) {
            let mut node = match shape.style() {
                Style::Unit => self.tag(class, at),
                _ => {
                    let content = self.content(class, shape).into_part();
                    let each = names(class, at, has_aliases).map(|name| {
                        let mut properties = Map::new();
                        properties.push(name, content.clone());
                        entries(properties, [name], true)
                    });
                    Node::any_of("oneOf", each.collect())
                }
            };
            node.describe(shape.doc());
            all.push(node);
        }
        Node::any_of("oneOf", all)
    }

    fn adjacent(
        &mut self,
        class: &'static Class,
        (at, shape): (usize, &'static Shape),
        (tag, content): (&'static str, &'static str),
    ) -> Node {
        let is_unit = shape.style() == Style::Unit;
        let mut properties = Map::new();
        properties.push(tag, self.tag(class, at).into_part());
        if !(is_unit && self.is_output) {
            properties.push(content, self.content(class, shape).into_part());
        }
        let is_optional = shape.style() == Style::Newtype
            && shape.fields().first().is_some_and(|field| field.type_info().is_optional());
        let can_be_left_out = is_unit || (is_optional && !self.is_output);
        let required = [tag].into_iter().chain((!can_be_left_out).then_some(content));
        entries(properties, required, is_closed(class) || self.is_output)
    }

    /// Returns the schema of the name of a variant.
    fn tag(&self, class: &'static Class, at: usize) -> Node {
        let mut names: Vec<&str> = names(class, at, self.has_aliases).collect();
        match names.pop() {
            Some(only) if names.is_empty() => Node::default().with("const", only),
            last => {
                names.extend(last);
                Node::default().with("enum", Value::from_iter(names))
            }
        }
    }

    /// Returns the content of a variant without a reference, for a tag that is added to it.
    fn inlined(&mut self, class: &'static Class, shape: &'static Shape) -> Node {
        match (shape.style(), shape.fields().first()) {
            (Style::Newtype, Some(field)) => self.inlined_type(field),
            (Style::Unit, _) => {
                let node = Node::of("object");
                let is_closed = is_closed(class) || self.is_output;
                if is_closed { node.with("additionalProperties", false) } else { node }
            }
            _ => self.content(class, shape),
        }
    }

    fn inlined_type(&mut self, field: &'static Field) -> Node {
        let Some(class) = field.type_info().class() else {
            return self.of_type(field.type_info(), field.constraints());
        };
        // Such a value has one tag twice, or no end.
        if self.inlined.contains(&class.key()) {
            return Node::never();
        }
        self.inlined.push(class.key());
        let node = match (class.kind(), class.tagging()) {
            (ClassKind::Struct, _) => self.inlined(class, class.shape(0)),
            (ClassKind::Enum, Tagging::Untagged) => {
                let variants = class.variants().iter();
                Node::any_of("anyOf", variants.map(|shape| self.inlined(class, shape)).collect())
            }
            (ClassKind::Enum, _) => self.enumeration(class),
        };
        self.inlined.pop();
        node
    }
}

fn is_closed(class: &Class) -> bool {
    class.unknown() == UnknownFields::Deny
}

/// Returns the schema of an object with these properties.
fn entries(
    properties: Map<'static>,
    required: impl IntoIterator<Item = &'static str>,
    is_closed: bool,
) -> Node {
    let node = Node::of("object").with("properties", properties);
    let node = node.with("required", required.into_iter().collect::<Value<'_>>());
    if is_closed { node.with("additionalProperties", false) } else { node }
}

/// Returns the schema of the same objects with one more entry.
fn with_entry(mut node: Node, name: &'static str, entry: &Untyped) -> Node {
    for keyword in ["oneOf", "anyOf"] {
        if let Some(Value::List(all)) = node.take(keyword) {
            let each = all.into_iter().map(|one| match one {
                Value::Map(map) => with_entry(Node::from(map), name, entry),
                _ => with_entry(Node::default(), name, entry),
            });
            return node.with(keyword, list(each));
        }
    }
    let mut properties = Map::new();
    properties.push(name, entry.clone());
    if let Some(Value::Map(others)) = node.take("properties") {
        others.into_iter().for_each(|(name, schema)| properties.push(name, schema));
    }
    let mut required = Vec::from([Value::from(name)]);
    if let Some(Value::List(others)) = node.take("required") {
        required.extend(others);
    }
    for keyword in ["minProperties", "maxProperties"] {
        if let Some(count) = node.get(keyword).and_then(Value::as_u64) {
            node.set(keyword, count.saturating_add(1));
        }
    }
    if let Some(Value::Map(names)) = node.take("propertyNames") {
        let tag = Node::default().with("const", name);
        node.set("propertyNames", Node::any_of("anyOf", Vec::from([tag, Node::from(names)])));
    }
    let object = Node::of("object").with("properties", properties);
    let mut object = object.with("required", Value::List(required.into()));
    object.merge(node);
    object
}
