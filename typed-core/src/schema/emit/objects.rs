//! The schemas of structs, and of the content of variants.

use crate::class::{
    Class, ClassKind, Field, Kind, Member, Notation, Shape, Style, UnknownFields, resolve_stored,
};
#[cfg(feature = "dynamic")]
use crate::dynamic::{DynamicClass, DynamicType};
use crate::schema::emit::defaults;
use crate::schema::emit::emitter::Emitter;
use crate::schema::emit::entries::Entries;
use crate::schema::emit::node::Node;
use crate::schema::emit::types::tuple;
use crate::value::{Untyped, Value};

/// A field, with the class that declares it.
#[derive(Clone, Copy)]
pub(super) struct Declared {
    pub(super) class: &'static Class,
    pub(super) index: usize,
    pub(super) field: &'static Field,
}

#[cfg(feature = "dynamic")]
impl Declared {
    /// Returns the type of a field of a class built at run time.
    fn dynamic(self) -> Option<&'static DynamicType> {
        self.class.dynamic()?.field_type(self.index)
    }
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
        #[cfg(feature = "dynamic")]
        self.add_assertion(&mut node, class.dynamic().and_then(DynamicClass::assertion));
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
        let mut entries = Entries::default();
        for declared in members(class, shape) {
            let field = declared.field;
            let is_required = self.is_required(declared);
            // An opaque value is in no document.
            let is_opaque = field.type_info().kind() == Kind::Opaque;
            if !is_opaque || is_required && !self.is_output {
                let aliases = if self.has_aliases { field.aliases() } else { &[] };
                entries.add(field.name(), aliases, is_required, self.property(declared));
            }
        }
        entries.finish(self.rest(class, shape))
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
        let Declared { field, .. } = declared;
        #[cfg(feature = "dynamic")]
        if let Some(of) = declared.dynamic() {
            return self.of_dynamic(of, field.constraints());
        }
        self.of_type(field.type_info(), field.constraints())
    }

    /// Returns `true` if every document has the field.
    fn is_required(&self, declared: Declared) -> bool {
        let Declared { class, index, field } = declared;
        let info = field.type_info();
        #[cfg(feature = "dynamic")]
        if let Some(of) = declared.dynamic()
            && (of.is_required() || of.is_optional())
        {
            return of.is_required();
        }
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
