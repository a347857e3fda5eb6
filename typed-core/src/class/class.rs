//! The metadata of a struct or an enum: `const`, in read-only memory.

use crate::class::attr::ClassAttr;
use crate::class::field::Field;
use crate::class::identity::Identity;
use crate::class::method::Method;
use crate::class::method_block::Block;
use crate::class::options::ClassOptions;
use crate::class::overlay::Overlay;
use crate::class::shape::Shape;
use crate::value::str_eq;

use alloc::vec::Vec;
use core::{fmt, slice};

/// The class of a struct or an enum that derives [`Typed`](crate::Typed): its fields, types,
/// documentation, defaults, constraints and class attributes.
///
/// All of it is `const` and can be walked in a `const fn`. What can change at run time, the values
/// of class attributes, is kept apart and changed by `set_attr` only.
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
    /// `true` if it is shown to a rule of a base.
    pub(super) inheriting: bool,
    /// `true` if setting a field takes more than its own checks.
    pub(super) guarded: bool,
    /// `true` if somebody wants to know of changes: who declared this class, or a base.
    pub(super) observed: bool,
    pub(crate) overlay: Option<&'static Overlay>,
}

/// The fields of a struct, which every object of it has, or those of each variant of an enum.
#[derive(Clone, Copy)]
pub(super) enum Shapes {
    Struct(&'static Shape),
    Enum(&'static [Shape]),
}

/// Struct or enum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ClassKind {
    /// A struct: one shape.
    Struct,
    /// An enum: one shape for each variant.
    Enum,
}

/// How the variant of an enum stands in a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Tagging {
    /// `"Unit"`, or `{"Variant": data}`.
    External,
    /// `{"tag": "Variant", …fields}`.
    Internal(&'static str),
}

/// What becomes of names that are not declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum UnknownFields {
    /// They are mismatches.
    Deny,
    /// They are passed over.
    Ignore,
    /// They are kept in the field marked `#[typed(extras)]`.
    Collect,
}

impl Class {
    /// Returns the name of the struct or enum.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns the path of the module that the struct or enum is in.
    #[must_use]
    pub const fn module(&self) -> &'static str {
        self.module
    }

    /// Struct or enum.
    #[must_use]
    pub const fn kind(&self) -> ClassKind {
        match self.shapes {
            Shapes::Struct(_) => ClassKind::Struct,
            Shapes::Enum(_) => ClassKind::Enum,
        }
    }

    /// Returns the fields of a struct, in order, without those marked `skip`; empty for an enum,
    /// see [`Class::variants`].
    #[must_use]
    pub const fn fields(&self) -> &'static [Field] {
        match self.shapes {
            Shapes::Struct(shape) => shape.fields(),
            Shapes::Enum(_) => &[],
        }
    }

    /// Returns the field with this name or alias, in a `const fn` too; linear in the number of
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

    /// Returns the class attributes: those that `class(…)` declares, in order, then the associated
    /// constants of `#[typed_methods]` blocks. Without those of bases.
    pub fn attrs(&self) -> impl Iterator<Item = &'static ClassAttr> + use<> {
        let mut all = Vec::new();
        all.extend(self.more().attrs);
        for block in self.blocks {
            all.extend(block.attrs);
        }
        all.into_iter()
    }

    /// Returns the class attribute of this name, in a `const fn` too; linear in their number. Not
    /// of bases.
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

    /// Returns the methods: those of all `#[typed_methods]` blocks, in the order of the blocks'
    /// numbers, then those added at run time, then those that come with its own rules. Without
    /// those of bases and of their rules: see [`Class::mro`].
    pub fn methods(&self) -> impl Iterator<Item = &'static Method> + use<> {
        let mut declared = Vec::new();
        for block in self.blocks {
            declared.extend(block.methods);
        }
        #[cfg(feature = "std")]
        if let Some(overlay) = self.overlay {
            overlay.methods(|methods| {
                for dynamic in methods {
                    declared.push(dynamic.method());
                }
            });
        }
        let mut all = declared.clone();
        for meta in self.metas() {
            for helper in meta.helpers.methods {
                if !declared.iter().any(|one| one.name() == helper.name()) {
                    all.push(helper);
                }
            }
        }
        all.into_iter()
    }

    /// Returns the methods with this tag: see [`Class::methods`].
    pub fn methods_tagged<'t>(
        &self,
        tag: &'t str,
    ) -> impl Iterator<Item = &'static Method> + use<'t> {
        self.methods().filter(move |method| method.has_tag(tag))
    }

    /// Returns the method of this name, here, in a base or in a rule of theirs; linear in the
    /// number of methods.
    #[must_use]
    #[inline]
    pub fn method(&self, name: &str) -> Option<&'static Method> {
        // What is added to a base replaces none that is final elsewhere.
        #[cfg(feature = "std")]
        if let Some((_, method)) = crate::define::final_in(self, name) {
            return Some(method);
        }
        let named = |class: &Self| {
            let own = class.own_method(name);
            #[cfg(feature = "std")]
            let own = own.or_else(|| Some(class.dynamic_method(name)?.method()));
            own
        };
        named(self)
            .or_else(|| self.ancestors().iter().find_map(|base| named(base)))
            .or_else(|| self.helper(name).map(|(_, method)| method))
    }

    /// Returns the method of the blocks that has this name.
    #[inline(never)]
    pub(crate) fn own_method(&self, name: &str) -> Option<&'static Method> {
        self.own_method_if(|method| crate::class::name_table::is_same(method.name(), name))
    }

    /// Returns the first such method of the blocks.
    #[inline]
    pub(crate) fn own_method_if(&self, is: impl Fn(&Method) -> bool) -> Option<&'static Method> {
        for block in self.blocks {
            for method in block.methods {
                if is(method) {
                    return Some(method);
                }
            }
        }
        None
    }

    /// What becomes of names that are not declared.
    #[must_use]
    pub const fn unknown(&self) -> UnknownFields {
        self.unknown
    }

    /// Returns `true` if no field can be set once the object is constructed.
    #[must_use]
    pub const fn is_frozen(&self) -> bool {
        self.frozen
    }

    /// Returns `true` if the whole object has a check of its own.
    #[must_use]
    pub const fn is_checked(&self) -> bool {
        self.checked
    }

    /// Returns `true` if a field is not just set: there is a check of the whole, or somebody to be
    /// told.
    #[inline]
    pub(crate) const fn is_guarded(&self) -> bool {
        self.guarded
    }

    #[inline]
    pub(crate) const fn is_observed(&self) -> bool {
        self.observed
    }

    /// Returns the shape of a struct.
    #[inline]
    pub(crate) const fn only_shape(&self) -> Option<&'static Shape> {
        match self.shapes {
            Shapes::Struct(shape) => Some(shape),
            Shapes::Enum(_) => None,
        }
    }

    /// Returns the shape of a struct, or of the variant of this number.
    #[inline(never)]
    pub(crate) fn shape(&self, index: usize) -> &'static Shape {
        match self.shapes {
            Shapes::Struct(shape) => shape,
            Shapes::Enum(variants) => variants.get(index).unwrap_or(&Shape::EMPTY),
        }
    }

    /// Returns a field of the struct, or of a variant, for code that is generated together with the
    /// class.
    #[expect(
        clippy::indexing_slicing,
        reason = "in const code, where a wrong index does not compile"
    )]
    #[inline]
    pub(crate) const fn nth_field(&self, shape: usize, field: usize) -> &'static Field {
        &self.shapes()[shape].fields()[field]
    }

    /// Returns the shape of a struct, or those of the variants.
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
