//! One class attribute: its type, its declared value and its check.

use crate::const_value::Const;
use crate::context::{Context, Rejected};
use crate::type_info::TypeInfo;
use crate::value::{Untyped, Value};

/// One class attribute.
#[derive(Debug)]
pub struct Attr {
    name: &'static str,
    type_info: &'static TypeInfo,
    doc: &'static str,
    text: Const,
    frozen: bool,
    is_final: bool,
    /// What it was declared with; `None` where it takes the value of a base.
    pub(crate) value: Option<fn() -> Untyped>,
    #[cfg_attr(not(feature = "std"), expect(dead_code, reason = "nothing is set without std"))]
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

    /// The value it was declared with, as it was written; `inherited` where it takes that of a base.
    #[must_use]
    pub const fn declared(&self) -> &Const {
        &self.text
    }

    /// Whether it keeps the value it was declared with: one that is `final`, or a constant.
    #[must_use]
    pub const fn is_frozen(&self) -> bool {
        self.frozen
    }

    /// Whether it is `final`, so that no class that has this one as a base may declare it again.
    #[must_use]
    pub const fn is_final(&self) -> bool {
        self.is_final
    }
}

#[doc(hidden)]
impl Attr {
    #[must_use]
    pub const fn new(
        name: &'static str,
        type_info: &'static TypeInfo,
        text: Const,
        value: Option<fn() -> Untyped>,
        check: fn(Value<'static>, &mut Context<'_>) -> Result<Untyped, Rejected>,
    ) -> Self {
        Self { name, type_info, doc: "", text, frozen: false, is_final: false, value, check }
    }

    /// An associated constant, which nothing can set.
    #[must_use]
    pub const fn constant(
        name: &'static str,
        type_info: &'static TypeInfo,
        text: Const,
        value: fn() -> Untyped,
    ) -> Self {
        let check: fn(Value<'static>, &mut Context<'_>) -> _ = |value, _| Ok(value);
        Self {
            name,
            type_info,
            doc: "",
            text,
            frozen: true,
            is_final: false,
            value: Some(value),
            check,
        }
    }

    #[must_use]
    pub const fn with_doc(self, doc: &'static str) -> Self {
        Self { doc, ..self }
    }

    #[must_use]
    pub const fn with_final(self) -> Self {
        Self { frozen: true, is_final: true, ..self }
    }
}
