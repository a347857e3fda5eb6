//! The metadata of a struct or an enum: `const`, in read-only memory.

mod attr;
mod field;
mod shape;

pub use attr::Attr;
pub use field::Field;
pub use shape::{Shape, Style};

use crate::const_value::{Const, find_info};
use crate::context::{Context, Rejected};
use crate::method::Method;
use crate::overlay::Overlay;
use crate::value::Untyped;
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
    methods: &'static [&'static [Method]],
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
    /// The type, against which the receivers of closures are held.
    #[cfg_attr(not(feature = "std"), expect(dead_code, reason = "nothing is defined without std"))]
    pub(crate) owner: fn() -> core::any::TypeId,
    pub(crate) default: fn(usize) -> Option<Untyped>,
    #[cfg_attr(not(feature = "std"), expect(dead_code, reason = "nothing is set without std"))]
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
            (ClassKind::Struct, [shape, ..]) => shape.fields(),
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

    /// The methods of all `#[typed_methods]` blocks, in the order of the blocks' numbers.
    pub fn methods(&self) -> impl Iterator<Item = &'static Method> + use<> {
        self.methods.iter().flat_map(|block| block.iter())
    }

    /// The method of this name; linear in the number of methods.
    #[must_use]
    pub fn method(&self, name: &str) -> Option<&'static Method> {
        self.methods().find(|method| method.name() == name)
    }

    /// The methods of each `#[typed_methods]` block, for a `const fn`.
    #[must_use]
    pub const fn method_blocks(&self) -> &'static [&'static [Method]] {
        self.methods
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
            methods: &[],
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
    pub const fn with_methods(self, methods: &'static [&'static [Method]]) -> Self {
        Self { methods, ..self }
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
