//! Declarations that most classes do not have, so that a class is small.

use crate::class::attr::ClassAttr;
use crate::class::class::{Class, Tagging};
use crate::class::linearization::Linearization;
use crate::class::observer::Observer;
use crate::class::rule::Rule;
use crate::report::{Context, Rejected};
use crate::value::{Literal, Untyped, find_info};

/// The rarer declarations of a class.
pub struct ClassOptions {
    pub(super) doc: &'static str,
    pub(super) attrs: &'static [ClassAttr],
    pub(super) lineage: Option<&'static Linearization>,
    pub(super) info: &'static [(&'static str, Literal)],
    pub(super) metas: &'static [Rule],
    pub(super) tagging: Tagging,
    pub(super) on_change: Option<Observer>,
    pub(super) defaults: Option<&'static dyn FieldDefaults>,
}

/// The defaults of the fields of a class, which room `construct` makes.
pub(crate) trait FieldDefaults: Sync {
    /// Returns the default that a field was declared with, as far as it can be made.
    fn declared(&self, class: &'static Class, index: usize) -> Option<Untyped>;

    /// Returns the default that a field was declared with, secrets included.
    ///
    /// # Errors
    /// After reporting every mismatch to `cx`.
    fn value(
        &self,
        class: &'static Class,
        index: usize,
        cx: &mut Context<'_>,
    ) -> Result<Option<Untyped>, Rejected>;

    /// Checks a new default, like the construction of the field.
    ///
    /// # Errors
    /// After reporting every mismatch to `cx`.
    #[cfg(feature = "std")]
    fn check(
        &self,
        class: &'static Class,
        index: usize,
        value: Untyped,
        cx: &mut Context<'_>,
    ) -> Result<Untyped, Rejected>;

    /// Checks the default that a field was declared with.
    ///
    /// # Errors
    /// After reporting every mismatch to `cx`.
    fn verify(
        &self,
        class: &'static Class,
        index: usize,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected>;
}

impl Class {
    /// Returns the doc comment, its lines joined by `\n`; empty without one.
    #[must_use]
    pub const fn doc(&self) -> &'static str {
        self.more().doc
    }

    /// Returns the custom metadata under `key`, from `#[typed(info(key = …))]` on the type.
    #[must_use]
    pub const fn info(&self, key: &str) -> Option<&'static Literal> {
        find_info(self.all_info(), key)
    }

    /// Returns all custom metadata, in order.
    #[must_use]
    pub const fn all_info(&self) -> &'static [(&'static str, Literal)] {
        self.more().info
    }

    /// Returns the form that the variant of an enum has in a value.
    #[must_use]
    pub const fn tagging(&self) -> Tagging {
        self.more().tagging
    }

    /// Returns the values of `meta`: the rules of the class.
    pub(crate) const fn metas(&self) -> &'static [Rule] {
        self.more().metas
    }

    pub(crate) const fn observer(&self) -> Option<Observer> {
        self.more().on_change
    }

    pub(crate) const fn defaults(&self) -> Option<&'static dyn FieldDefaults> {
        self.more().defaults
    }

    pub(super) const fn more(&self) -> &'static ClassOptions {
        match self.more {
            Some(more) => more,
            None => &ClassOptions::NONE,
        }
    }
}

#[doc(hidden)]
impl ClassOptions {
    pub const NONE: Self = Self {
        doc: "",
        attrs: &[],
        lineage: None,
        info: &[],
        metas: &[],
        tagging: Tagging::External,
        on_change: None,
        defaults: None,
    };

    #[must_use]
    pub const fn with_doc(self, doc: &'static str) -> Self {
        Self { doc, ..self }
    }

    #[must_use]
    pub const fn with_attrs(self, attrs: &'static [ClassAttr]) -> Self {
        Self { attrs, ..self }
    }

    #[must_use]
    pub const fn with_bases(self, lineage: &'static Linearization) -> Self {
        Self { lineage: Some(lineage), ..self }
    }

    #[must_use]
    pub const fn with_info(self, info: &'static [(&'static str, Literal)]) -> Self {
        Self { info, ..self }
    }

    #[must_use]
    pub const fn with_metas(self, metas: &'static [Rule]) -> Self {
        Self { metas, ..self }
    }

    #[must_use]
    pub const fn with_tag(self, tag: &'static str) -> Self {
        Self { tagging: Tagging::Internal(tag), ..self }
    }

    #[must_use]
    pub const fn with_tag_and_content(self, tag: &'static str, content: &'static str) -> Self {
        Self { tagging: Tagging::Adjacent { tag, content }, ..self }
    }

    #[must_use]
    pub const fn untagged(self) -> Self {
        Self { tagging: Tagging::Untagged, ..self }
    }

    #[must_use]
    pub const fn with_observer(self, observer: Observer) -> Self {
        Self { on_change: Some(observer), ..self }
    }

    pub(crate) const fn with_default_values(self, defaults: &'static dyn FieldDefaults) -> Self {
        Self { defaults: Some(defaults), ..self }
    }
}
