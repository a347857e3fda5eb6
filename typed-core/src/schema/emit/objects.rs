//! The schemas of structs, and of the content of variants.

use crate::class::{
    Class, ClassKind, Field, Kind, Member, Notation, Shape, Style, UnknownFields, resolve_stored,
};
use crate::schema::emit::defaults;
use crate::schema::emit::emitter::Emitter;
use crate::schema::emit::node::{Node, list};
use crate::schema::emit::types::tuple;
use crate::value::{Map, Untyped, Value};
use alloc::collections::BTreeSet;
use alloc::vec::Vec;

/// A field, with the class that declares it.
#[derive(Clone, Copy)]
pub(super) struct Declared {
    pub(super) class: &'static Class,
    pub(super) index: usize,
    pub(super) field: &'static Field,
}

impl Emitter<'_> {
    /// Returns the schema of a class.
    pub(super) fn class(&mut self, class: &'static Class) -> Node {
        let mut node = Node::default().with("title", class.name());
        node.describe(class.doc());
        node.merge(match class.kind() {
            ClassKind::Struct => self.content(class, class.shape(0)),
            ClassKind::Enum => self.enumeration(class),
        });
        node
    }

    /// Returns the schema of the fields of a struct or a variant.
    pub(super) fn content(&mut self, class: &'static Class, shape: &'static Shape) -> Node {
        match shape.style() {
            Style::Named => self.object(class, shape),
            Style::Tuple => {
                let fields = own_fields(class, shape);
                tuple(fields.map(|declared| self.property(declared)).collect())
            }
            Style::Newtype => own_fields(class, shape)
                .next()
                .map_or_else(Node::default, |declared| self.of_field(declared)),
            Style::Unit => Node::of("null"),
        }
    }

    fn object(&mut self, class: &'static Class, shape: &'static Shape) -> Node {
        let mut node = Node::of("object");
        let (mut properties, mut required, mut choices) = (Map::new(), Vec::new(), Vec::new());
        let mut seen = BTreeSet::new();
        for declared in members(class, shape) {
            let field = declared.field;
            let is_opaque = field.type_info().kind() == Kind::Opaque;
            let is_required = self.is_required(declared);
            // It is in no document.
            if is_opaque && (self.is_output || !is_required) {
                continue;
            }
            let aliases = if self.is_output { &[] } else { field.aliases() };
            let names = core::iter::once(field.name()).chain(aliases.iter().copied());
            let names: Vec<_> = names.filter(|name| seen.insert(*name)).collect();
            let schema = self.property(declared).into_part();
            for name in &names {
                properties.push(*name, schema.clone());
            }
            match names.as_slice() {
                [name] if is_required => required.push(*name),
                [] | [_] => {}
                many => choices.push(one_name(many, is_required)),
            }
        }
        if !properties.is_empty() {
            node.set("properties", properties);
        }
        if !required.is_empty() {
            node.set("required", Value::from_iter(required));
        }
        let rest = self.rest(class, shape);
        if rest != Value::Bool(true) {
            node.set("additionalProperties", rest);
        }
        choices.into_iter().for_each(|choice| node.and(choice));
        node
    }

    /// Returns the schema of the entries that are not declared.
    fn rest(&mut self, class: &'static Class, shape: &'static Shape) -> Untyped {
        let is_extras = |declared: &Declared| declared.field.is_extras();
        let extras = own_fields(class, shape).find(is_extras);
        match (class.unknown(), extras) {
            (UnknownFields::Collect, Some(declared)) => {
                let mut map = self.of_field(declared);
                map.take("additionalProperties").unwrap_or(Value::Bool(true))
            }
            (UnknownFields::Ignore | UnknownFields::Warn, _) if !self.is_output => {
                Value::Bool(true)
            }
            _ => Value::Bool(false),
        }
    }

    /// Returns the schema of a field, with its declarations.
    pub(super) fn property(&mut self, declared: Declared) -> Node {
        let Declared { class, field, .. } = declared;
        let mut node = self.of_field(declared);
        node.describe(field.doc());
        if self.is_output {
            if field.is_frozen() || class.is_frozen() {
                node.set("readOnly", true);
            }
        } else if let Some(default) = defaults::of(declared) {
            node.set("default", default);
        }
        node
    }

    fn of_field(&mut self, declared: Declared) -> Node {
        self.of_type(declared.field.type_info(), declared.field.constraints())
    }

    /// Returns `true` if every document has the field.
    fn is_required(&self, declared: Declared) -> bool {
        let Declared { class, index, field } = declared;
        let info = field.type_info();
        self.is_output
            || !(info.is_optional()
                || info.notation() == Notation::Nothing
                || field.default().is_some()
                || class.kind() == ClassKind::Struct && class.kept_default(index).is_some())
    }
}

/// Returns the fields of a struct or a variant itself.
fn own_fields(class: &'static Class, shape: &'static Shape) -> impl Iterator<Item = Declared> {
    let fields = shape.fields().iter().enumerate();
    fields.map(move |(index, field)| Declared { class, index, field })
}

/// Returns the fields that a document names, those of bases included.
fn members(class: &'static Class, shape: &'static Shape) -> impl Iterator<Item = Declared> {
    let own = own_fields(class, shape).map(move |declared| (declared, true));
    let bases = class.ancestors().iter();
    let inherited = bases.flat_map(|base| own_fields(base, base.shape(0)));
    let inherited = inherited.map(|declared| (declared, false));
    let is_plain = |declared: &Declared| !declared.field.is_base() && !declared.field.is_extras();
    own.chain(inherited).filter_map(move |(declared, is_own)| {
        let is_member = is_own
            || matches!(resolve_stored(class, declared.field.name()), Some(Member::InBase(_)));
        (is_plain(&declared) && is_member).then_some(declared)
    })
}

/// Returns the schema of an object that has a property under one of its names, or under none.
fn one_name(names: &[&'static str], is_required: bool) -> Node {
    let has = |name: &&'static str| Node::default().with("required", Value::from_iter([*name]));
    let mut choices: Vec<Node> = names.iter().map(has).collect();
    if !is_required {
        let none = names.iter().map(|name| (Value::from(*name), Value::Bool(false)));
        let mut properties = Map::new();
        none.for_each(|(name, never)| properties.push(name, never));
        choices.push(Node::default().with("properties", properties));
    }
    Node::default().with("oneOf", list(choices))
}
