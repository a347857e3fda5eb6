//! Shapes: the fields of a struct or of one variant, which are found by name.

use crate::class::field::Field;
use crate::class::field_options::FieldOptions;
use crate::class::name_table::{NameTable, is_same};
use alloc::vec::Vec;
use core::fmt;

/// The fields of a struct, or a variant of an enum.
///
/// See [`Class`](crate::Class) for an example.
pub struct Shape {
    /// The name of the variant. A struct has the name of its class instead.
    name: &'static str,
    fields: &'static [Field],
    names: NameTable,
    /// Declarations that most variants do not have, so that a shape is small.
    more: Option<&'static FieldOptions>,
    style: Style,
}

/// The form of the fields.
///
/// See [`Class`](crate::Class) for an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
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
    pub(super) const EMPTY: Self = Self::new("", Style::Unit, &[], NameTable::NONE);

    /// Returns the name of the variant, as values spell it.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns the aliases: other names under which the variant is read.
    #[must_use]
    pub const fn aliases(&self) -> &'static [&'static str] {
        match self.more {
            Some(more) => more.aliases,
            None => &[],
        }
    }

    /// Returns the doc comment; empty without one.
    #[must_use]
    pub const fn doc(&self) -> &'static str {
        match self.more {
            Some(more) => more.doc,
            None => "",
        }
    }

    /// Returns the form of the fields.
    #[must_use]
    pub const fn style(&self) -> Style {
        self.style
    }

    /// Returns the fields, in order.
    #[must_use]
    pub const fn fields(&self) -> &'static [Field] {
        self.fields
    }

    /// Returns the index of the field with this name or alias, by a hash table built at compile
    /// time.
    #[inline]
    #[must_use]
    pub const fn find(&self, name: &str) -> Option<usize> {
        match self.find_field(name) {
            Some((index, _)) => Some(index),
            None => None,
        }
    }

    /// Like [`Shape::find`], but returns the field too.
    #[inline]
    pub(crate) const fn find_field(&self, name: &str) -> Option<(usize, &'static Field)> {
        self.names.find(name, self.fields)
    }

    /// Like [`Shape::find_field`], for the fields that [`Shape::find_plain`] does not find.
    #[inline]
    pub(crate) const fn find_quoted(&self, name: &str) -> Option<(usize, &'static Field)> {
        self.names.find_quoted(name, self.fields)
    }

    /// Returns the field to which a path of one plain name leads; `None` for other paths, and for
    /// fields with names that are not plain.
    #[inline(always)]
    pub(crate) const fn find_plain(&self, path: &str) -> Option<(usize, &'static Field)> {
        self.names.find_plain(path, self.fields)
    }

    /// Returns the name of a field, if no name of the shape is quoted in paths. The field that collects extras
    /// is not given by its name.
    #[inline(always)]
    pub(crate) fn plain_name(&self, index: usize) -> Option<&'static str> {
        let field = self.fields.get(index)?;
        if self.names.is_plain() && !field.is_extras() { Some(field.name()) } else { None }
    }

    /// Returns the index of the field to which a path of one plain name leads. The name of the expected field is
    /// compared first.
    #[inline(always)]
    pub(crate) fn find_expected(&self, expected: usize, path: &str) -> Option<usize> {
        match self.plain_name(expected) {
            Some(name) if is_same(name.as_bytes(), path.as_bytes()) => Some(expected),
            _ => self.find_plain(path).map(|(index, _)| index),
        }
    }

    pub(crate) const fn is_tuple(&self) -> bool {
        matches!(self.style, Style::Tuple | Style::Newtype)
    }

    /// Returns `true` if the name, or an alias, is that of the variant.
    pub(crate) fn is_named(&self, name: &str) -> bool {
        self.name() == name || self.aliases().contains(&name)
    }

    /// Returns the names and aliases of the fields.
    pub(super) fn names(&self) -> Vec<&'static str> {
        let mut names = Vec::new();
        for field in self.fields {
            if !field.is_extras() {
                names.push(field.name());
                names.extend(field.aliases());
            }
        }
        names
    }

    /// Returns the index of the field that collects extras.
    pub(crate) fn extras(&self) -> Option<usize> {
        self.fields.iter().position(|field| field.is_extras())
    }
}

#[doc(hidden)]
impl Shape {
    #[must_use]
    #[inline]
    pub const fn new(
        name: &'static str,
        style: Style,
        fields: &'static [Field],
        names: NameTable,
    ) -> Self {
        Self { name, fields, names, more: None, style }
    }

    #[must_use]
    #[inline]
    pub const fn with_more(self, more: &'static FieldOptions) -> Self {
        Self { more: Some(more), ..self }
    }
}

impl fmt::Debug for Shape {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shape")
            .field("name", &self.name)
            .field("style", &self.style)
            .field("fields", &self.fields)
            .finish_non_exhaustive()
    }
}
