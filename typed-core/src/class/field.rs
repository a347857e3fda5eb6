//! Fields: type, constraints, default and other declarations.

use crate::class::constraint::Constraint;
use crate::class::field_options::FieldOptions;
use crate::class::type_info::TypeInfo;
use crate::report::Context;
use crate::value;
use crate::value::{Conversion, Literal, Map, Value, find_info, str_eq};
use alloc::borrow::Cow;
use core::fmt;

/// One field of a class.
///
/// See [`Class`](crate::Class) for an example.
pub struct Field {
    name: &'static str,
    type_info: &'static TypeInfo,
    /// Declarations that most fields do not have, so that a field is small.
    more: Option<&'static FieldOptions>,
    /// `true` if a value has to satisfy more than the type.
    constrained: bool,
    frozen: bool,
    checked: bool,
    /// `true` if the field declares how its values are converted.
    converts: bool,
    /// `true` if the name needs no quotes in paths, and so no escapes in documents.
    plain: bool,
    role: Role,
}

#[derive(Clone, Copy, Debug)]
enum Role {
    Plain,
    Base,
    Extras,
    /// Of a class built at run time: a field that is left out has no entry.
    #[cfg(feature = "dynamic")]
    Optional,
}

impl Field {
    /// Returns the name of the field in arguments and documents. It is the index if the field has
    /// no name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns the path to the field, for `get` and `set`. It is the name, or `["app.name"]` if the
    /// name could be read as something else.
    #[must_use]
    pub fn path(&self) -> Cow<'static, str> {
        value::of_name(self.name)
    }

    /// Returns the short name of the type, such as `Option<String>`.
    #[must_use]
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
    #[inline]
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

    /// Returns the default as it was written, secret or not, to check it against the constraints.
    pub(crate) const fn written_default(&self) -> Option<&Literal> {
        self.options().default.as_ref()
    }

    /// Returns the constraints.
    #[must_use]
    pub const fn constraints(&self) -> &'static [Constraint] {
        self.options().constraints
    }

    /// Returns the aliases: other names by which the field is read and set.
    #[must_use]
    pub const fn aliases(&self) -> &'static [&'static str] {
        self.options().aliases
    }

    /// Returns the custom metadata under `key`, from `#[typed(info(key = …))]` on the field.
    #[must_use]
    pub const fn info(&self, key: &str) -> Option<&'static Literal> {
        find_info(self.all_info(), key)
    }

    /// Returns all custom metadata, in order.
    #[must_use]
    #[inline]
    pub const fn all_info(&self) -> &'static [(&'static str, Literal)] {
        self.options().info
    }

    /// Returns the mode in which the values of the field are converted, if the field or its struct
    /// declares one: [`Conversion::Lax`], or [`Conversion::Strict`], which still parses text.
    #[must_use]
    pub const fn conversion(&self) -> Option<Conversion> {
        self.options().conversion
    }

    /// Returns `true` if text and lax values of the field may have a unit of bytes, such as `64MiB`.
    #[must_use]
    pub const fn is_byte_size(&self) -> bool {
        self.options().byte_size
    }

    /// Returns `true` if the field declares how its values are converted.
    #[cfg(any(feature = "json", feature = "serde"))]
    #[inline]
    pub(crate) const fn converts(&self) -> bool {
        self.converts
    }

    /// Returns `true` if the field can be set only while constructing.
    #[must_use]
    pub const fn is_frozen(&self) -> bool {
        self.frozen
    }

    /// Returns `true` if the field has a custom check function.
    #[must_use]
    pub const fn is_checked(&self) -> bool {
        self.checked
    }

    /// Returns `true` if the field is a base: the members of its class are members of this one.
    #[must_use]
    pub const fn is_base(&self) -> bool {
        matches!(self.role, Role::Base)
    }

    /// Returns `true` if setting the field runs more than the checks of its type and constraints.
    #[inline]
    pub(crate) const fn is_guarded(&self) -> bool {
        self.frozen || self.checked
    }

    /// Returns `true` if every value of the type is accepted.
    #[inline]
    pub(crate) const fn is_free(&self) -> bool {
        !self.constrained && !self.checked
    }

    /// Returns the value that stands for an object without arguments.
    pub(crate) fn nothing<'v>(&self) -> Value<'v> {
        match self.type_info.class() {
            Some(class) if class.shape(0).style().is_unit() => Value::Null,
            _ => Value::Map(Map::new()),
        }
    }

    /// Returns `true` if the name is written without quotes in paths.
    #[inline]
    pub(crate) const fn has_plain_name(&self) -> bool {
        self.plain
    }

    /// Returns `true` if the field collects the entries that no other field has: `#[typed(extras)]`.
    #[must_use]
    pub const fn is_extras(&self) -> bool {
        matches!(self.role, Role::Extras)
    }

    /// Returns `true` if the entries of the field are among those of the object.
    pub(crate) const fn is_flattened(&self) -> bool {
        matches!(self.role, Role::Base | Role::Extras)
    }

    /// Returns `true` if every object has the field as an entry.
    #[inline]
    pub(crate) const fn is_entry(&self) -> bool {
        matches!(self.role, Role::Plain)
    }

    #[inline]
    const fn options(&self) -> &'static FieldOptions {
        FieldOptions::of(self.more)
    }

    /// Returns `true` if the name and the aliases are written without quotes in paths.
    #[cfg(feature = "dynamic")]
    pub(crate) fn has_plain_names(&self) -> bool {
        self.plain && self.aliases().iter().all(|alias| value::is_plain(alias))
    }

    pub(super) const fn is_named(&self, name: &str) -> bool {
        str_eq(self.name, name) || self.options().has_alias(name)
    }
}

impl fmt::Debug for Field {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Field")
            .field("name", &self.name)
            .field("type_info", &self.type_info)
            .field("default", &self.default())
            .field("constraints", &self.constraints())
            .field("frozen", &self.frozen)
            .field("role", &self.role)
            .finish_non_exhaustive()
    }
}

#[doc(hidden)]
impl Field {
    #[must_use]
    #[inline]
    pub const fn new(name: &'static str, type_info: &'static TypeInfo) -> Self {
        Self {
            name,
            type_info,
            more: None,
            constrained: false,
            frozen: false,
            checked: false,
            converts: false,
            plain: value::is_plain(name),
            role: Role::Plain,
        }
    }

    #[must_use]
    #[inline]
    pub const fn with_more(self, more: &'static FieldOptions) -> Self {
        let converts = more.conversion.is_some() || more.byte_size;
        let constrained = !more.constraints.is_empty();
        Self { more: Some(more), constrained, converts, ..self }
    }

    #[must_use]
    #[inline]
    pub const fn with_frozen(self) -> Self {
        Self { frozen: true, ..self }
    }

    #[must_use]
    #[inline]
    pub const fn with_check(self) -> Self {
        Self { checked: true, ..self }
    }

    #[must_use]
    #[inline]
    pub const fn with_base(self) -> Self {
        Self { role: Role::Base, ..self }
    }

    #[must_use]
    #[inline]
    pub const fn with_extras(self) -> Self {
        Self { role: Role::Extras, ..self }
    }

    #[cfg(feature = "dynamic")]
    pub(crate) const fn with_optional(self) -> Self {
        Self { role: Role::Optional, ..self }
    }
}

impl Context<'_> {
    /// Converts the value at this place as its field declares.
    #[inline]
    pub(crate) fn convert_for(&mut self, field: &Field) {
        if field.converts {
            self.convert_as(field.conversion(), field.is_byte_size());
        }
    }
}
