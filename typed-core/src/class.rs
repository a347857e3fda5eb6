//! The metadata of a struct or an enum: `const`, in read-only memory.

use crate::const_value::{Const, find_info, same_text};
use crate::constraint::Constraint;
use crate::context::{Context, Rejected};
use crate::names::Names;
use crate::overlay::Overlay;
use crate::type_info::TypeInfo;
use crate::value::{Untyped, Value};
use core::fmt;

/// The class of a struct or an enum that derives [`Typed`](crate::Typed): its fields, types,
/// documentation, defaults, constraints and class attributes.
///
/// All of it is `const` and can be walked in a `const fn`. What can change at run time, the values
/// of class attributes, is kept apart and changed by `set_attr` only.
pub struct Class {
    name: &'static str,
    doc: &'static str,
    kind: ClassKind,
    shapes: &'static [Shape],
    attrs: &'static [Attr],
    bases: &'static [&'static Class],
    info: &'static [(&'static str, Const)],
    tagging: Tagging,
    unknown: Unknown,
    frozen: bool,
    checked: bool,
    pub(crate) overlay: Option<OverlayRef>,
}

/// Struct or enum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClassKind {
    /// A struct: one shape.
    Struct,
    /// An enum: one shape for each variant.
    Enum,
}

/// How the variant of an enum stands in a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tagging {
    /// `"Unit"`, or `{"Variant": data}`.
    External,
    /// `{"tag": "Variant", …fields}`.
    Internal(&'static str),
}

/// What becomes of names that are not declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// They are mismatches.
    Deny,
    /// They are passed over.
    Ignore,
    /// They are kept in the field marked `#[typed(extras)]`.
    Collect,
}

/// Where the run-time side of a class is kept, and how its values are checked.
#[derive(Clone, Copy)]
pub struct OverlayRef {
    pub(crate) values: &'static Overlay,
    /// Tells the instances of a generic type apart.
    pub(crate) owner: fn() -> &'static str,
    pub(crate) default: fn(usize) -> Option<Untyped>,
    pub(crate) check: fn(usize, Untyped, &mut Context<'_>) -> Result<Untyped, Rejected>,
}

impl Class {
    /// The name of the struct or enum.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The doc comment, its lines joined by `\n`; empty without one.
    #[must_use]
    pub const fn doc(&self) -> &'static str {
        self.doc
    }

    /// Struct or enum.
    #[must_use]
    pub const fn kind(&self) -> ClassKind {
        self.kind
    }

    /// The fields of a struct, in order, without those marked `skip`; empty for an enum, see
    /// [`Class::variants`].
    #[must_use]
    pub const fn fields(&self) -> &'static [Field] {
        match (self.kind, self.shapes) {
            (ClassKind::Struct, [shape, ..]) => shape.fields,
            _ => &[],
        }
    }

    /// The field with this name or alias, in a `const fn` too; linear in the number of fields.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
    pub const fn field(&self, name: &str) -> Option<&'static Field> {
        let fields = self.fields();
        let mut index = 0;
        while index < fields.len() {
            if fields[index].is_named(name) {
                return Some(&fields[index]);
            }
            index += 1;
        }
        None
    }

    /// The variants of an enum, in order; empty for a struct.
    #[must_use]
    pub const fn variants(&self) -> &'static [Shape] {
        match self.kind {
            ClassKind::Struct => &[],
            ClassKind::Enum => self.shapes,
        }
    }

    /// The class attributes that `class(…)` declares, in order.
    #[must_use]
    pub const fn attrs(&self) -> &'static [Attr] {
        self.attrs
    }

    /// The classes of the fields marked `base`, in order.
    #[must_use]
    pub const fn bases(&self) -> &'static [&'static Class] {
        self.bases
    }

    /// The custom metadata under `key`, from `#[typed(info(key = …))]` on the type.
    #[must_use]
    pub const fn info(&self, key: &str) -> Option<&'static Const> {
        find_info(self.info, key)
    }

    /// All custom metadata, in order.
    #[must_use]
    pub const fn all_info(&self) -> &'static [(&'static str, Const)] {
        self.info
    }

    /// How the variant of an enum stands in a value.
    #[must_use]
    pub const fn tagging(&self) -> Tagging {
        self.tagging
    }

    /// What becomes of names that are not declared.
    #[must_use]
    pub const fn unknown(&self) -> Unknown {
        self.unknown
    }

    /// Whether no field can be set once the object is constructed.
    #[must_use]
    pub const fn is_frozen(&self) -> bool {
        self.frozen
    }

    /// Whether the whole object has a check of its own.
    #[must_use]
    pub const fn is_checked(&self) -> bool {
        self.checked
    }

    pub(crate) fn shape(&self, index: usize) -> &'static Shape {
        self.shapes.get(index).unwrap_or(&Shape::EMPTY)
    }

}

/// Building, for the derive.
#[doc(hidden)]
impl Class {
    #[must_use]
    pub const fn new(name: &'static str, kind: ClassKind, shapes: &'static [Shape]) -> Self {
        Self {
            name,
            doc: "",
            kind,
            shapes,
            attrs: &[],
            bases: &[],
            info: &[],
            tagging: Tagging::External,
            unknown: Unknown::Deny,
            frozen: false,
            checked: false,
            overlay: None,
        }
    }

    #[must_use]
    pub const fn with_doc(self, doc: &'static str) -> Self {
        Self { doc, ..self }
    }

    #[must_use]
    pub const fn with_attrs(self, attrs: &'static [Attr]) -> Self {
        Self { attrs, ..self }
    }

    #[must_use]
    pub const fn with_bases(self, bases: &'static [&'static Self]) -> Self {
        Self { bases, ..self }
    }

    #[must_use]
    pub const fn with_info(self, info: &'static [(&'static str, Const)]) -> Self {
        Self { info, ..self }
    }

    #[must_use]
    pub const fn with_tag(self, tag: &'static str) -> Self {
        Self { tagging: Tagging::Internal(tag), ..self }
    }

    #[must_use]
    pub const fn with_unknown(self, unknown: Unknown) -> Self {
        Self { unknown, ..self }
    }

    #[must_use]
    pub const fn with_frozen(self) -> Self {
        Self { frozen: true, ..self }
    }

    #[must_use]
    pub const fn with_check(self) -> Self {
        Self { checked: true, ..self }
    }

    #[must_use]
    pub const fn with_overlay(self, overlay: OverlayRef) -> Self {
        Self { overlay: Some(overlay), ..self }
    }
}

impl fmt::Debug for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Class")
            .field("name", &self.name)
            .field("kind", &self.kind)
            .field("shapes", &self.shapes)
            .field("attrs", &self.attrs)
            .finish_non_exhaustive()
    }
}

/// The fields of a struct, or a variant of an enum.
pub struct Shape {
    name: &'static str,
    doc: &'static str,
    style: Style,
    fields: &'static [Field],
    names: Names,
    aliases: &'static [&'static str],
}

/// How the fields are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `{ a: A, b: B }`: a map.
    Named,
    /// `(A, B)`: a list.
    Tuple,
    /// `(A)`: the same value as `A`.
    Newtype,
    /// No fields: `null`.
    Unit,
}

impl Style {
    pub(crate) const fn is_unit(self) -> bool {
        matches!(self, Style::Unit)
    }
}

impl Shape {
    pub(crate) const EMPTY: Self = Self::new("", Style::Unit, &[], Names::NONE);

    /// The name of the struct or the variant, as values spell it.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Other names that the variant is read under.
    #[must_use]
    pub const fn aliases(&self) -> &'static [&'static str] {
        self.aliases
    }

    /// The doc comment; empty without one.
    #[must_use]
    pub const fn doc(&self) -> &'static str {
        self.doc
    }

    /// How the fields are written.
    #[must_use]
    pub const fn style(&self) -> Style {
        self.style
    }

    /// The fields, in order.
    #[must_use]
    pub const fn fields(&self) -> &'static [Field] {
        self.fields
    }

    /// The index of the field with this name or alias, by a perfect hash table.
    #[inline]
    #[must_use]
    pub fn find(&self, name: &str) -> Option<usize> {
        self.names.find(name)
    }

    pub(crate) const fn is_tuple(&self) -> bool {
        matches!(self.style, Style::Tuple | Style::Newtype)
    }

    pub(crate) const fn names(&self) -> &Names {
        &self.names
    }

    /// The field that collects what is not declared.
    pub(crate) fn extras(&self) -> Option<usize> {
        self.fields.iter().position(|field| matches!(field.role, Role::Extras))
    }
}

#[doc(hidden)]
impl Shape {
    #[must_use]
    pub const fn new(
        name: &'static str,
        style: Style,
        fields: &'static [Field],
        names: Names,
    ) -> Self {
        Self { name, doc: "", style, fields, names, aliases: &[] }
    }

    #[must_use]
    pub const fn with_doc(self, doc: &'static str) -> Self {
        Self { doc, ..self }
    }

    #[must_use]
    pub const fn with_aliases(self, aliases: &'static [&'static str]) -> Self {
        Self { aliases, ..self }
    }
}

impl fmt::Debug for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shape")
            .field("name", &self.name)
            .field("style", &self.style)
            .field("fields", &self.fields)
            .finish_non_exhaustive()
    }
}

/// One field of a class.
#[derive(Debug)]
pub struct Field {
    name: &'static str,
    type_info: &'static TypeInfo,
    doc: &'static str,
    default: Option<Const>,
    constraints: &'static [Constraint],
    aliases: &'static [&'static str],
    info: &'static [(&'static str, Const)],
    frozen: bool,
    checked: bool,
    role: Role,
}

#[derive(Clone, Copy, Debug)]
enum Role {
    Plain,
    Base,
    Extras,
}

impl Field {
    /// The name it is set and read by; the index for a field without a name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The short name of its type, such as `Option<String>`.
    #[must_use]
    pub const fn type_name(&self) -> &'static str {
        self.type_info.name()
    }

    /// Its type.
    #[must_use]
    pub const fn type_info(&self) -> &'static TypeInfo {
        self.type_info
    }

    /// The doc comment; empty without one.
    #[must_use]
    pub const fn doc(&self) -> &'static str {
        self.doc
    }

    /// The default as it was written, where there is one.
    #[must_use]
    pub const fn default(&self) -> Option<&Const> {
        self.default.as_ref()
    }

    /// What is demanded beyond the type.
    #[must_use]
    pub const fn constraints(&self) -> &'static [Constraint] {
        self.constraints
    }

    /// Other names that it is set and read by.
    #[must_use]
    pub const fn aliases(&self) -> &'static [&'static str] {
        self.aliases
    }

    /// The custom metadata under `key`, from `#[typed(info(key = …))]` on the field.
    #[must_use]
    pub const fn info(&self, key: &str) -> Option<&'static Const> {
        find_info(self.info, key)
    }

    /// All custom metadata, in order.
    #[must_use]
    pub const fn all_info(&self) -> &'static [(&'static str, Const)] {
        self.info
    }

    /// Whether it is set only while constructing.
    #[must_use]
    pub const fn is_frozen(&self) -> bool {
        self.frozen
    }

    /// Whether it has a check function of its own.
    #[must_use]
    pub const fn is_checked(&self) -> bool {
        self.checked
    }

    /// Whether the members of its class count as members of this one.
    #[must_use]
    pub const fn is_base(&self) -> bool {
        matches!(self.role, Role::Base)
    }

    pub(crate) const fn is_flattened(&self) -> bool {
        !matches!(self.role, Role::Plain)
    }

    #[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
    const fn is_named(&self, name: &str) -> bool {
        let mut index = 0;
        while index < self.aliases.len() {
            if same_text(self.aliases[index], name) {
                return true;
            }
            index += 1;
        }
        same_text(self.name, name)
    }
}

#[doc(hidden)]
impl Field {
    #[must_use]
    pub const fn new(name: &'static str, type_info: &'static TypeInfo) -> Self {
        Self {
            name,
            type_info,
            doc: "",
            default: None,
            constraints: &[],
            aliases: &[],
            info: &[],
            frozen: false,
            checked: false,
            role: Role::Plain,
        }
    }

    #[must_use]
    pub const fn with_doc(self, doc: &'static str) -> Self {
        Self { doc, ..self }
    }

    #[must_use]
    pub const fn with_default(self, default: Const) -> Self {
        Self { default: Some(default), ..self }
    }

    #[must_use]
    pub const fn with_constraints(self, constraints: &'static [Constraint]) -> Self {
        Self { constraints, ..self }
    }

    #[must_use]
    pub const fn with_aliases(self, aliases: &'static [&'static str]) -> Self {
        Self { aliases, ..self }
    }

    #[must_use]
    pub const fn with_info(self, info: &'static [(&'static str, Const)]) -> Self {
        Self { info, ..self }
    }

    #[must_use]
    pub const fn with_frozen(self) -> Self {
        Self { frozen: true, ..self }
    }

    #[must_use]
    pub const fn with_check(self) -> Self {
        Self { checked: true, ..self }
    }

    #[must_use]
    pub const fn with_base(self) -> Self {
        Self { role: Role::Base, ..self }
    }

    #[must_use]
    pub const fn with_extras(self) -> Self {
        Self { role: Role::Extras, ..self }
    }
}

/// One class attribute.
#[derive(Debug)]
pub struct Attr {
    name: &'static str,
    type_info: &'static TypeInfo,
    doc: &'static str,
    text: Const,
    frozen: bool,
    pub(crate) value: fn() -> Untyped,
    pub(crate) check: fn(Value<'static>, &mut Context<'_>) -> Result<Untyped, Rejected>,
}

impl Attr {
    /// The name it is set and read by.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The short name of its type.
    #[must_use]
    pub const fn type_name(&self) -> &'static str {
        self.type_info.name()
    }

    /// Its type.
    #[must_use]
    pub const fn type_info(&self) -> &'static TypeInfo {
        self.type_info
    }

    /// The doc comment; empty without one.
    #[must_use]
    pub const fn doc(&self) -> &'static str {
        self.doc
    }

    /// The value it was declared with, as it was written.
    #[must_use]
    pub const fn declared(&self) -> &Const {
        &self.text
    }

    /// Whether it keeps the value it was declared with.
    #[must_use]
    pub const fn is_frozen(&self) -> bool {
        self.frozen
    }
}

#[doc(hidden)]
impl Attr {
    #[must_use]
    pub const fn new(
        name: &'static str,
        type_info: &'static TypeInfo,
        text: Const,
        value: fn() -> Untyped,
        check: fn(Value<'static>, &mut Context<'_>) -> Result<Untyped, Rejected>,
    ) -> Self {
        Self { name, type_info, doc: "", text, frozen: false, value, check }
    }

    #[must_use]
    pub const fn with_doc(self, doc: &'static str) -> Self {
        Self { doc, ..self }
    }

    #[must_use]
    pub const fn with_frozen(self) -> Self {
        Self { frozen: true, ..self }
    }
}
