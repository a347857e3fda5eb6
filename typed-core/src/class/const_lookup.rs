//! What rules ask of a class while it compiles.

use crate::class::attr::ClassAttr;
use crate::class::class::{Class, UnknownFields};
use crate::class::field::Field;
use crate::class::method::Method;
use crate::class::shape::{Shape, Style};
use crate::value::str_eq;

/// For a `const fn` as well as at run time.
#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
impl Class {
    /// Returns the first field that an object cannot be made without, those of bases included: of a
    /// tuple struct, the first.
    #[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
    #[inline]
    pub(crate) const fn without_default(&self) -> Option<&'static str> {
        let (fields, bases) = (self.fields(), self.bases());
        let is_named = match self.only_shape() {
            Some(shape) => matches!(shape.style(), Style::Named | Style::Unit),
            None => false,
        };
        let (mut at, mut base) = (0, 0);
        while at < fields.len() {
            let field = &fields[at];
            let missing = if field.is_base() {
                base += 1;
                bases[base - 1].without_default()
            } else if !is_named {
                Some(field.name())
            } else if field.default().is_some()
                || field.type_info().is_optional()
                || field.is_extras()
            {
                None
            } else {
                Some(field.name())
            };
            if missing.is_some() {
                return missing;
            }
            at += 1;
        }
        None
    }

    /// Returns the class attributes one by one: see [`Class::attrs`].
    #[must_use]
    pub const fn nth_attr(&self, mut index: usize) -> Option<&'static ClassAttr> {
        let own = self.more().attrs;
        if index < own.len() {
            return Some(&own[index]);
        }
        index -= own.len();
        let mut block = 0;
        while block < self.blocks.len() {
            let attrs = self.blocks[block].attrs;
            if index < attrs.len() {
                return Some(&attrs[index]);
            }
            index -= attrs.len();
            block += 1;
        }
        None
    }

    /// Returns the shape of a struct, or of the variants one by one.
    #[inline]
    pub(crate) const fn nth_shape(&self, index: usize) -> Option<&'static Shape> {
        let shapes = self.shapes();
        if index < shapes.len() { Some(&shapes[index]) } else { None }
    }

    /// Returns the methods of all `#[typed_methods]` blocks one by one. Without those of bases and
    /// rules, and without those added at run time.
    #[must_use]
    #[inline]
    pub const fn nth_method(&self, mut index: usize) -> Option<&'static Method> {
        let mut block = 0;
        while block < self.blocks.len() {
            let methods = self.blocks[block].methods;
            if index < methods.len() {
                return Some(&methods[index]);
            }
            index -= methods.len();
            block += 1;
        }
        None
    }

    /// Returns the class attribute of this name, here or in a base; linear in their number. A field
    /// that stands in its place is another thing: see [`Class::field`].
    #[must_use]
    #[inline]
    pub const fn find_attr_info(&self, name: &str) -> Option<&'static ClassAttr> {
        let own = self.attr_info(name);
        if own.is_some() {
            return own;
        }
        let bases = self.ancestors();
        let mut at = 0;
        while at < bases.len() {
            let inherited = bases[at].attr_info(name);
            if inherited.is_some() {
                return inherited;
            }
            at += 1;
        }
        None
    }

    /// Returns the field that a class declares over an inherited class attribute of this name, in
    /// whose place it stands.
    #[inline]
    pub(crate) const fn field_over_attr(&self, name: &str) -> Option<&'static Field> {
        let bases = self.ancestors();
        let mut class = self;
        let mut at = 0;
        loop {
            if class.attr_info(name).is_some() {
                return None;
            }
            if let Some(field) = class.field(name)
                && str_eq(field.name(), name)
            {
                return Some(field);
            }
            if at == bases.len() {
                return None;
            }
            class = bases[at];
            at += 1;
        }
    }

    /// Returns `true` if some fields of its objects get what was given beside them: bases and collected
    /// extras.
    #[inline]
    pub(crate) const fn passes_on(&self) -> bool {
        !self.bases().is_empty() || matches!(self.unknown(), UnknownFields::Collect)
    }

    /// Returns `true` if the rule that is being checked comes from a base, and this is a class that
    /// has it as a base; only ever `true` within the `check` of a rule.
    ///
    /// A base that is not complete itself says so: what is required of its subclasses is not
    /// required of it.
    #[must_use]
    pub const fn is_inheriting(&self) -> bool {
        self.inheriting
    }
}
