//! Parameters of methods.

use crate::class::constraint::Constraint;
use crate::class::field_options::FieldOptions;
use crate::class::type_info::{Kind, TypeInfo};
use crate::report::{Context, assert};
#[cfg(feature = "schema")]
use crate::value::Untyped;
use crate::value::{Conversion, Literal, str_eq};
use core::fmt;

/// One parameter of a method.
///
/// ```
/// use typed_structs::{Typed, typed_methods};
///
/// #[derive(Typed)]
/// struct Lamp {
///     level: u8,
/// }
///
/// #[typed_methods]
/// impl Lamp {
///     fn dim(
///         &mut self,
///         /// The level in percent.
///         #[typed(range(0..=100), alias = "percent", default = 50)]
///         level: u8,
///     ) {
///         self.level = level;
///     }
/// }
///
/// let level = &Lamp::class().method("dim").unwrap().params()[0];
/// assert_eq!(level.doc(), "The level in percent.");
/// assert_eq!(level.constraints()[0].text(), "0..=100");
/// assert_eq!(level.aliases(), ["percent"]);
/// assert_eq!(level.default().unwrap().to_string(), "50");
/// ```
pub struct Param {
    name: &'static str,
    type_info: &'static TypeInfo,
    /// Declarations that most parameters do not have, so that a parameter is small.
    more: Option<&'static FieldOptions>,
    kind: ParamKind,
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

    /// Returns the doc comment; empty without one.
    #[must_use]
    pub const fn doc(&self) -> &'static str {
        self.options().doc
    }

    /// Returns the default as it was written, if there is one; `***` if the type is a secret.
    #[must_use]
    pub const fn default(&self) -> Option<&Literal> {
        match self.written_default() {
            Some(_) if self.type_info.is_declared_secret() => Some(&Literal::HIDDEN),
            default => default,
        }
    }

    /// Returns the constraints, which calls by name check. A direct call does not.
    #[must_use]
    pub const fn constraints(&self) -> &'static [Constraint] {
        self.options().constraints
    }

    /// Returns the aliases: other names by which an argument is given.
    #[must_use]
    pub const fn aliases(&self) -> &'static [&'static str] {
        self.options().aliases
    }

    /// Returns `true` if the arguments are converted in lax mode, whatever the mode of the call.
    #[must_use]
    pub const fn is_lax(&self) -> bool {
        matches!(self.options().conversion, Some(Conversion::Lax))
    }

    /// Returns the kind: which arguments the parameter takes.
    #[must_use]
    pub const fn kind(&self) -> ParamKind {
        self.kind
    }
}

impl Param {
    /// Returns the default as it was written, secret or not, to check it against the constraints.
    pub(crate) const fn written_default(&self) -> Option<&Literal> {
        self.options().default.as_ref()
    }

    /// Returns the value of a default that is a constant, and not a literal.
    #[cfg(feature = "schema")]
    pub(crate) fn constant(&self) -> Option<Untyped> {
        self.options().constant.map(|constant| constant())
    }

    pub(crate) const fn is_named(&self, name: &str) -> bool {
        str_eq(self.name, name) || self.options().has_alias(name)
    }

    #[inline]
    const fn options(&self) -> &'static FieldOptions {
        FieldOptions::of(self.more)
    }
}

impl fmt::Debug for Param {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Param")
            .field("name", &self.name)
            .field("type_info", &self.type_info)
            .field("default", &self.default())
            .field("constraints", &self.constraints())
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}

#[doc(hidden)]
impl Param {
    #[must_use]
    pub const fn new(name: &'static str, type_info: &'static TypeInfo) -> Self {
        Self { name, type_info, more: None, kind: ParamKind::One }
    }

    #[must_use]
    #[inline]
    pub const fn with_more(self, more: &'static FieldOptions) -> Self {
        Self { more: Some(more), ..self }
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

impl Context<'_> {
    /// Converts the argument at this place as its parameter declares.
    #[inline]
    pub(crate) fn convert_for_param(&mut self, param: &Param) {
        let options = param.options();
        if options.conversion.is_some() {
            self.convert_as(options.conversion, options.byte_size);
        }
    }
}
