//! The metadata of a struct or an enum: `const`, in read-only memory.

use crate::class::attr::ClassAttr;
use crate::class::field::Field;
use crate::class::identity::Identity;
use crate::class::method_block::Block;
use crate::class::options::ClassOptions;
use crate::class::overlay::Overlay;
use crate::class::shape::{Shape, Style};
use crate::value::str_eq;

use alloc::vec::Vec;
use core::{fmt, slice};

/// The class of a struct or an enum that derives [`Typed`](crate::Typed): its fields, types,
/// documentation, defaults, constraints and class attributes.
///
/// The metadata is `const` and can be read in a `const fn`. The values of class attributes can
/// change at run time, by `set_attr`. They are stored separately.
///
/// ```
/// use typed_structs::Typed;
///
/// #[derive(Typed)]
/// struct User {
///     /// The full name.
///     name: String,
///     #[typed(range(0..=150))]
///     age: u8,
/// }
///
/// let class = User::class();
/// assert_eq!(class.name(), "User");
/// assert_eq!(class.fields()[0].doc(), "The full name.");
/// let age = class.field("age").unwrap();
/// assert_eq!(age.type_name(), "u8");
/// assert_eq!(age.constraints()[0].text(), "0..=150");
/// ```
pub struct Class {
    pub(super) name: &'static str,
    pub(super) module: &'static str,
    pub(super) shapes: Shapes,
    pub(super) blocks: &'static [&'static Block],
    pub(super) more: Option<&'static ClassOptions>,
    pub(super) identity: Identity,
    pub(super) unknown: UnknownFields,
    pub(super) frozen: bool,
    pub(super) checked: bool,
    /// `true` if a rule of a base is checking this class.
    pub(super) inheriting: bool,
    /// `true` if setting a field runs more than the field's own checks.
    pub(super) guarded: bool,
    /// `true` if this class or a base declares an observer.
    pub(super) observed: bool,
    pub(crate) overlay: Option<&'static Overlay>,
}

/// The fields of a struct, or those of each variant of an enum.
#[derive(Clone, Copy)]
pub(super) enum Shapes {
    Struct(&'static Shape),
    Enum(&'static [Shape]),
}

/// The kind of a class: struct or enum.
///
/// See [`Class`](crate::Class) for an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ClassKind {
    /// A struct: one shape.
    Struct,
    /// An enum: one shape for each variant.
    Enum,
}

/// The form that the variant of an enum has in a value.
///
/// See [`Class`](crate::Class) for an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Tagging {
    /// `"Unit"`, or `{"Variant": content}`.
    External,
    /// `{"tag": "Variant", …fields}`, by `#[typed(tag = "tag")]`.
    Internal(&'static str),
    /// `{"tag": "Variant", "content": …}`, by `#[typed(tag = "tag", content = "content")]`. A
    /// variant without fields needs no content.
    Adjacent {
        /// The key of the variant's name.
        tag: &'static str,
        /// The key of the variant's content.
        content: &'static str,
    },
    /// The content alone, by `#[typed(untagged)]`. The value decides which variant it is.
    Untagged,
}

/// The treatment of names that are not declared.
///
/// See [`Class`](crate::Class) for an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum UnknownFields {
    /// They are mismatches.
    Deny,
    /// They are ignored.
    Ignore,
    /// They are ignored, and reported as warnings: see
    /// [`from_value_with_warnings`](crate::from_value_with_warnings).
    Warn,
    /// They are kept in the field marked `#[typed(extras)]`.
    Collect,
}

impl Tagging {
    /// Returns `true` if the content of a variant is under a key of its own, which is a step of
    /// paths and a level of the value.
    pub(crate) const fn has_content_key(self) -> bool {
        matches!(self, Self::External | Self::Adjacent { .. })
    }
}

impl Class {
    /// Returns the name of the struct or enum.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns the path of the module that declares the struct or enum.
    #[must_use]
    pub const fn module(&self) -> &'static str {
        self.module
    }

    /// Returns whether it is a struct or an enum.
    #[must_use]
    pub const fn kind(&self) -> ClassKind {
        match self.shapes {
            Shapes::Struct(_) => ClassKind::Struct,
            Shapes::Enum(_) => ClassKind::Enum,
        }
    }

    /// Returns the fields of a struct, in order, without those marked `skip`. Empty for an enum:
    /// see [`Class::variants`].
    #[must_use]
    pub const fn fields(&self) -> &'static [Field] {
        match self.shapes {
            Shapes::Struct(shape) => shape.fields(),
            Shapes::Enum(_) => &[],
        }
    }

    /// Returns the field with this name or alias, also in a `const fn`. Linear in the number of
    /// fields.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
    #[inline]
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

    /// Returns the variants of an enum, in order; empty for a struct.
    #[must_use]
    pub const fn variants(&self) -> &'static [Shape] {
        match self.shapes {
            Shapes::Struct(_) => &[],
            Shapes::Enum(variants) => variants,
        }
    }

    /// Returns the own class attributes: those that `class(…)` declares, in order, then the
    /// associated constants of `#[typed_methods]` blocks. Those of bases are not included.
    pub fn attrs(&self) -> impl Iterator<Item = &'static ClassAttr> + use<> {
        let mut all = Vec::new();
        all.extend(self.more().attrs);
        for block in self.blocks {
            all.extend(block.attrs);
        }
        all.into_iter()
    }

    /// Returns the own class attribute of this name, also in a `const fn`. Linear in the number of
    /// attributes. Those of bases are not searched.
    #[must_use]
    pub const fn attr_info(&self, name: &str) -> Option<&'static ClassAttr> {
        let mut at = 0;
        while let Some(attr) = self.nth_attr(at) {
            if str_eq(attr.name(), name) {
                return Some(attr);
            }
            at += 1;
        }
        None
    }

    /// Returns the treatment of names that are not declared.
    #[must_use]
    pub const fn unknown(&self) -> UnknownFields {
        self.unknown
    }

    /// Returns `true` if fields cannot be set once the object is constructed.
    #[must_use]
    pub const fn is_frozen(&self) -> bool {
        self.frozen
    }

    /// Returns `true` if the class has a check of the whole object.
    #[must_use]
    pub const fn is_checked(&self) -> bool {
        self.checked
    }

    /// Returns `true` if setting a field runs a check of the whole object, or notifies an observer.
    #[inline]
    pub(crate) const fn is_guarded(&self) -> bool {
        self.guarded
    }

    #[inline]
    pub(crate) const fn is_observed(&self) -> bool {
        self.observed
    }

    /// Returns the shape of a struct; `None` for an enum.
    #[inline]
    pub(crate) const fn only_shape(&self) -> Option<&'static Shape> {
        match self.shapes {
            Shapes::Struct(shape) => Some(shape),
            Shapes::Enum(_) => None,
        }
    }

    /// Returns `true` for a struct with named fields.
    pub(crate) const fn has_named_fields(&self) -> bool {
        matches!(self.only_shape(), Some(shape) if matches!(shape.style(), Style::Named))
    }

    /// Returns the shape of a struct, or of the variant of this index.
    #[inline(never)]
    pub(crate) fn shape(&self, index: usize) -> &'static Shape {
        match self.shapes {
            Shapes::Struct(shape) => shape,
            Shapes::Enum(variants) => variants.get(index).unwrap_or(&Shape::EMPTY),
        }
    }

    /// Returns a field of the struct or of a variant, for generated code.
    #[expect(
        clippy::indexing_slicing,
        reason = "in const code, where a wrong index does not compile"
    )]
    #[inline]
    pub(crate) const fn nth_field(&self, shape: usize, field: usize) -> &'static Field {
        &self.shapes()[shape].fields()[field]
    }

    /// Returns the shape of a struct, or the shapes of the variants.
    pub(crate) const fn shapes(&self) -> &'static [Shape] {
        match self.shapes {
            Shapes::Struct(shape) => slice::from_ref(shape),
            Shapes::Enum(variants) => variants,
        }
    }
}

impl fmt::Debug for Class {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Class")
            .field("name", &self.name)
            .field("kind", &self.kind())
            .field("shapes", &self.shapes())
            .field("attrs", &self.more().attrs)
            .finish_non_exhaustive()
    }
}
