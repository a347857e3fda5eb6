//! Questions that rules ask about a class, in `const` code.

use crate::class::attr::ClassAttr;
use crate::class::class::{Class, UnknownFields};
use crate::class::field::Field;
use crate::class::method::Method;
use crate::class::shape::{Shape, Style};
use crate::value::str_eq;

/// These functions work in a `const fn` and at run time.
#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
impl Class {
    /// Returns the first field, of the class or of a base, without which an object cannot be
    /// constructed. Of a tuple struct it is the first field.
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

    /// Returns the class attribute of this index: see [`Class::attrs`].
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

    /// Returns the shape of a struct, or of the variant of this index.
    #[inline]
    pub(crate) const fn nth_shape(&self, index: usize) -> Option<&'static Shape> {
        let shapes = self.shapes();
        if index < shapes.len() { Some(&shapes[index]) } else { None }
    }

    /// Returns the method of this index in all `#[typed_methods]` blocks. Methods of bases and
    /// rules, and those added at run time, are not included.
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

    /// Returns the class attribute of this name in the class or a base. Linear in the number of
    /// attributes. A field may redeclare the attribute: see [`Class::field`].
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

    /// Returns the field that redeclares an inherited class attribute of this name.
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

    /// Returns `true` if some fields receive arguments of their own: bases, and the field of
    /// collected extras.
    #[inline]
    pub(crate) const fn passes_on(&self) -> bool {
        !self.bases().is_empty() || matches!(self.unknown(), UnknownFields::Collect)
    }

    /// Returns `true` if the rule that is being checked comes from a base. It is only ever `true`
    /// within the `check` of a rule.
    ///
    /// A base for further classes may lack what a rule requires of its subclasses: the rule passes
    /// if this is `false`.
    #[must_use]
    pub const fn is_inheriting(&self) -> bool {
        self.inheriting
    }
}
