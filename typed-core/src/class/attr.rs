//! Class attributes: type, declared value and check.

use crate::class::type_info::TypeInfo;
use crate::report::{Context, Rejected};
use crate::value::{Literal, Untyped, Value};
#[cfg(feature = "dynamic")]
use core::fmt;

/// One class attribute.
///
/// See [`Class`](crate::Class) for an example.
#[derive(Debug)]
pub struct ClassAttr {
    name: &'static str,
    type_info: &'static TypeInfo,
    doc: &'static str,
    text: Literal,
    frozen: bool,
    is_final: bool,
    /// The declared value; `None` if it is inherited from a base.
    pub(crate) value: Option<fn() -> Untyped>,
    #[cfg_attr(not(feature = "std"), expect(dead_code, reason = "nothing is set without std"))]
    check: Check,
}

/// The check of a value.
#[derive(Debug)]
enum Check {
    /// Against a Rust type.
    #[cfg_attr(not(feature = "std"), expect(dead_code, reason = "nothing is set without std"))]
    Type(fn(Value<'static>, &mut Context<'_>) -> Result<Untyped, Rejected>),
    /// Against a type that is known at run time only.
    #[cfg(feature = "dynamic")]
    Dynamic(&'static dyn CheckAttr),
}

/// A type that is known at run time only, as far as class attributes need it.
#[cfg(feature = "dynamic")]
pub(crate) trait CheckAttr: fmt::Debug + Send + Sync {
    /// Returns the metadata of the type.
    fn type_info(&'static self) -> &'static TypeInfo;

    /// Checks a value of a class attribute.
    ///
    /// # Errors
    /// After reporting every mismatch to `cx`.
    fn check_attr(&'static self, value: Untyped, cx: &mut Context<'_>)
    -> Result<Untyped, Rejected>;
}

impl ClassAttr {
    /// Returns the name by which the attribute is read and set.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns the short name of the type.
    #[must_use]
    #[inline]
    pub const fn type_name(&self) -> &'static str {
        self.type_info.name()
    }

    /// Returns the type.
    #[must_use]
    pub const fn type_info(&self) -> &'static TypeInfo {
        self.type_info
    }

    /// Returns the doc comment; empty without one.
    #[must_use]
    pub const fn doc(&self) -> &'static str {
        self.doc
    }

    /// Returns the declared value as it was written. It is `inherited` if it comes from a base, and
    /// `***` if the type is a secret.
    #[must_use]
    pub const fn declared(&self) -> &Literal {
        &self.text
    }

    /// Checks a new value and converts it to the type.
    #[cfg(feature = "std")]
    pub(crate) fn check(&self, value: Untyped, cx: &mut Context<'_>) -> Result<Untyped, Rejected> {
        match self.check {
            Check::Type(check) => check(value, cx),
            #[cfg(feature = "dynamic")]
            Check::Dynamic(of) => of.check_attr(value, cx),
        }
    }

    /// Returns `true` if the value cannot be set: the attribute is `final` or a constant.
    #[must_use]
    pub const fn is_frozen(&self) -> bool {
        self.frozen
    }

    /// Returns `true` if the attribute is `final`: no subclass may declare it again.
    #[must_use]
    pub const fn is_final(&self) -> bool {
        self.is_final
    }
}

#[doc(hidden)]
impl ClassAttr {
    #[must_use]
    #[inline]
    pub const fn new(
        name: &'static str,
        type_info: &'static TypeInfo,
        text: Literal,
        value: Option<fn() -> Untyped>,
        check: fn(Value<'static>, &mut Context<'_>) -> Result<Untyped, Rejected>,
    ) -> Self {
        let (check, text) = (Check::Type(check), type_info.shown(text));
        Self { name, type_info, doc: "", text, frozen: false, is_final: false, value, check }
    }

    /// Creates an associated constant, which cannot be set.
    #[must_use]
    #[inline]
    pub const fn constant(
        name: &'static str,
        type_info: &'static TypeInfo,
        text: Literal,
        value: fn() -> Untyped,
    ) -> Self {
        let check: fn(Value<'static>, &mut Context<'_>) -> _ = |value, _| Ok(value);
        let check = Check::Type(check);
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

    /// Creates an attribute of a class built at run time. Its value is set when the class is built.
    #[cfg(feature = "dynamic")]
    pub(crate) fn dynamic(name: &'static str, of: &'static dyn CheckAttr, text: Literal) -> Self {
        let (type_info, check) = (of.type_info(), Check::Dynamic(of));
        let (frozen, is_final) = (false, false);
        Self { name, type_info, doc: "", text, frozen, is_final, value: None, check }
    }

    #[must_use]
    #[inline]
    pub const fn with_doc(self, doc: &'static str) -> Self {
        Self { doc, ..self }
    }

    #[must_use]
    #[inline]
    pub const fn with_final(self) -> Self {
        Self { frozen: true, is_final: true, ..self }
    }
}
