//! Parameters of methods.

use crate::class::type_info::{Kind, TypeInfo};
use crate::report::assert;
use crate::value::Literal;

/// One parameter of a method.
///
/// See [`Method`](crate::Method) for an example.
#[derive(Debug)]
pub struct Param {
    name: &'static str,
    type_info: &'static TypeInfo,
    default: Option<Literal>,
    kind: ParamKind,
    is_lax: bool,
}

/// The kind of a parameter: which arguments it takes.
///
/// See [`Method`](crate::Method) for an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ParamKind {
    /// One argument, by position or by name.
    One,
    /// The remaining positional arguments, as a list.
    Rest,
    /// The remaining named arguments, as a map.
    Keywords,
}

impl Param {
    /// Returns the name of the parameter. The unnamed parameters of a closure are numbered from 0.
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

    /// Returns the default as it was written, if there is one; `***` if the type is a secret.
    #[must_use]
    pub const fn default(&self) -> Option<&Literal> {
        self.default.as_ref()
    }

    /// Returns `true` if the arguments are converted in lax mode, whatever the mode of the call.
    #[must_use]
    pub const fn is_lax(&self) -> bool {
        self.is_lax
    }

    /// Returns the kind: which arguments the parameter takes.
    #[must_use]
    pub const fn kind(&self) -> ParamKind {
        self.kind
    }
}

#[doc(hidden)]
impl Param {
    #[must_use]
    pub const fn new(name: &'static str, type_info: &'static TypeInfo) -> Self {
        Self { name, type_info, default: None, kind: ParamKind::One, is_lax: false }
    }

    #[must_use]
    pub const fn with_default(mut self, default: Literal) -> Self {
        self.default = Some(self.type_info.shown(default));
        self
    }

    /// Returns the parameter, whose arguments are converted in lax mode.
    #[must_use]
    pub const fn with_lax(mut self) -> Self {
        self.is_lax = true;
        self
    }

    /// Returns the parameter as a `rest` one. Fails to compile if the type is not a list.
    #[must_use]
    #[inline]
    #[track_caller]
    pub const fn rest(self) -> Self {
        assert(
            matches!(self.type_info.kind(), Kind::List | Kind::Any),
            "a `rest` parameter collects a list: use a type such as `Vec<T>`",
        );
        self.with_kind(ParamKind::Rest)
    }

    /// Returns the parameter as a `keywords` one. Fails to compile if the type is not a map.
    #[must_use]
    #[inline]
    #[track_caller]
    pub const fn keywords(self) -> Self {
        assert(
            matches!(self.type_info.kind(), Kind::Map | Kind::Any),
            "a `keywords` parameter collects a map: use a type such as `BTreeMap<String, T>`",
        );
        self.with_kind(ParamKind::Keywords)
    }

    pub(crate) const fn with_kind(mut self, kind: ParamKind) -> Self {
        self.kind = kind;
        self
    }
}
