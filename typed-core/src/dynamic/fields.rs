//! The fields of classes built at run time.

use crate::class::{Constraint, Field, FieldOptions, Private};
use crate::coherence::byte_size_fault;
use crate::define::as_const;
use crate::dynamic::slot::DynamicSlot;
use crate::dynamic::types::DynamicType;
use crate::record::{CheckOutcome, Slot, reject_all};
use crate::report::{Context, Fault, Message, Rejected};
use crate::value::{Conversion, Literal, Untyped, Value};
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

/// A builder of a field: see [`ClassBuilder::field_with`](crate::ClassBuilder::field_with). Each
/// method is equivalent to the attribute of the same name on a field of a derived struct.
#[must_use = "it is returned from the closure that gets it"]
#[cfg_attr(docsrs, doc(cfg(feature = "dynamic")))]
pub struct FieldBuilder {
    name: String,
    of: DynamicType,
    doc: String,
    default: Option<Untyped>,
    aliases: Vec<String>,
    info: Vec<(String, Literal)>,
    conversion: Option<Conversion>,
    byte_size: bool,
    frozen: bool,
    check: Option<Check>,
    role: Role,
}

/// A check of values, which returns the faults of one that it rejects.
type Check = Box<dyn Fn(&Value<'_>) -> Option<Vec<Fault>> + Send + Sync>;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Plain,
    Base,
    Extras,
}

/// The parts of a field that its metadata does not hold.
pub(super) struct FieldSpec {
    pub(super) of: DynamicType,
    pub(super) default: Option<Untyped>,
    check: Option<Check>,
}

impl FieldSpec {
    #[cfg(feature = "schema")]
    pub(super) const fn of(&self) -> &DynamicType {
        &self.of
    }

    /// Checks the assertions of the type, and runs the field's custom check.
    pub(super) fn check(
        &'static self,
        place: &DynamicSlot,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        place.verify(cx)?;
        let value = place.unredacted(Private::TOKEN);
        match self.check.as_ref().and_then(|check| check(&value)) {
            None => Ok(()),
            Some(faults) => {
                let of = self.of.type_info();
                Err(reject_all(faults, of, &value, &mut cx.redact_for(of)))
            }
        }
    }
}

impl FieldBuilder {
    pub(super) const fn new(name: String, of: DynamicType) -> Self {
        Self {
            name,
            of,
            doc: String::new(),
            default: None,
            aliases: Vec::new(),
            info: Vec::new(),
            conversion: None,
            byte_size: false,
            frozen: false,
            check: None,
            role: Role::Plain,
        }
    }

    /// Sets the documentation.
    pub fn doc(self, doc: impl Into<String>) -> Self {
        Self { doc: doc.into(), ..self }
    }

    /// Sets the default. It is checked when the class is built.
    pub fn default(self, value: impl Into<Untyped>) -> Self {
        Self { default: Some(value.into()), ..self }
    }

    /// Adds a constraint: `.constraint(Constraint::range(0..=150))`.
    pub fn constraint(self, constraint: Constraint) -> Self {
        Self { of: self.of.constraint(constraint), ..self }
    }

    /// Adds an alias, another name of the field.
    pub fn alias(mut self, name: impl Into<String>) -> Self {
        self.aliases.push(name.into());
        self
    }

    /// Adds custom metadata, which [`Field::info`] returns.
    pub fn info(mut self, key: impl Into<String>, value: impl Into<Literal>) -> Self {
        self.info.push((key.into(), value.into()));
        self
    }

    /// Converts values of the field in lax mode: `"36"` is an integer too. See [`Conversion`].
    pub fn lax(self) -> Self {
        Self { conversion: Some(Conversion::Lax), ..self }
    }

    /// Converts values of the field in strict mode, even in a lax class or call. Text is still
    /// parsed.
    pub fn strict(self) -> Self {
        Self { conversion: Some(Conversion::Strict), ..self }
    }

    /// Makes text and lax values with a unit of bytes, such as `64MiB`, integers of the field.
    pub fn byte_size(self) -> Self {
        Self { byte_size: true, ..self }
    }

    /// Makes the field read-only once an object is constructed.
    pub fn frozen(self) -> Self {
        Self { frozen: true, ..self }
    }

    /// Makes the field required, even if its type is an `Option`; `null` can then be given.
    pub fn required(self) -> Self {
        Self { of: self.of.required(), ..self }
    }

    /// Makes the field collect names that are not declared. It has to be a map with string keys.
    pub fn extras(self) -> Self {
        Self { role: Role::Extras, ..self }
    }

    /// Sets a custom check. It returns what a `check = …` can return: see [`Fault`].
    pub fn check<O: CheckOutcome>(
        self,
        check: impl Fn(&Value<'_>) -> O + Send + Sync + 'static,
    ) -> Self {
        Self { check: Some(Box::new(move |value| check(value).faults())), ..self }
    }

    /// Converts values of the field in lax mode, unless it says otherwise or is a base.
    pub(super) fn lax_by_default(&mut self) {
        if self.role != Role::Base {
            self.conversion.get_or_insert(Conversion::Lax);
        }
    }

    pub(super) fn set_default(&mut self, value: Untyped) {
        self.default = Some(value);
    }

    pub(super) fn base(self) -> Self {
        Self { role: Role::Base, ..self }
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        core::iter::once(&self.name).chain(&self.aliases).map(String::as_str)
    }

    pub(super) fn is_extras(&self) -> bool {
        self.role == Role::Extras
    }

    /// Returns `true` if the field is required and has a default.
    pub(super) fn is_contradictory(&self) -> bool {
        self.of.is_required() && self.default.is_some()
    }

    /// Returns the fault of a field of byte sizes that is not an integer.
    pub(super) fn byte_size_fault(&self) -> Option<Message> {
        if self.byte_size { byte_size_fault(self.of.held()) } else { None }
    }

    pub(super) fn of(&self) -> &DynamicType {
        &self.of
    }

    /// Leaks the part that the class keeps. Returns it with a function that builds the metadata
    /// from its address.
    pub(super) fn leak(mut self) -> (FieldSpec, impl FnOnce(&'static FieldSpec) -> Field) {
        let mut constraints = self.of.take_constraints();
        constraints.extend(self.of.inner_constraints());
        let constraints = constraints.leak();
        let default = self.default.as_ref().map(|value| as_const(value, self.of.type_info()));
        let is_checked = self.check.is_some() || self.of.is_asserted();
        let Self { of, default: value, check, .. } = self;
        let spec = FieldSpec { of, default: value, check };
        let field = move |spec: &'static FieldSpec| {
            let aliases = self.aliases.into_iter().map(|alias| &*alias.leak());
            let info = self.info.into_iter().map(|(key, value)| (&*key.leak(), value));
            let more = FieldOptions::NONE
                .with_constraints(constraints)
                .with_doc(self.doc.leak())
                .with_aliases(aliases.collect::<Vec<_>>().leak())
                .with_info(info.collect::<Vec<_>>().leak());
            let more = match default {
                Some(default) => more.with_default(default),
                None => more,
            };
            let more = match self.conversion {
                Some(conversion) => more.with_conversion(conversion),
                None => more,
            };
            let more = if self.byte_size { more.with_byte_size() } else { more };
            let field = Field::new(self.name.leak(), spec.of.type_info())
                .with_more(Box::leak(Box::new(more)));
            let field = if self.frozen { field.with_frozen() } else { field };
            let field = if is_checked { field.with_check() } else { field };
            match self.role {
                Role::Plain if spec.of.is_optional() => field.with_optional(),
                Role::Plain => field,
                Role::Base => field.with_base(),
                Role::Extras => field.with_extras(),
            }
        };
        (spec, field)
    }
}

impl fmt::Debug for FieldBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FieldBuilder")
            .field("name", &self.name)
            .field("of", &self.of)
            .finish_non_exhaustive()
    }
}
