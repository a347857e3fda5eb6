//! Types of fields that are known only at run time.

use crate::class::{Constraint, Held, Kind, LateClass, TypeInfo, check_all, one_of_text};
use crate::dynamic::assertion::Assertion;
use crate::dynamic::class::DynamicClass;
use crate::dynamic::slot::{Content, DynamicSlot, Erased};
use crate::record::{FieldType, ToValue};
use crate::report::{Context, Rejected};
use crate::value::{Untyped, Value};
use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

/// The type of a field of a class built at run time: a Rust type, or a type composed of others.
///
/// The types inside another are never freed, like classes.
///
/// ```
/// use std::collections::BTreeMap;
/// use typed_structs::{Class, Constraint, DynamicType, Value};
///
/// let port = DynamicType::of::<u16>().constraint(Constraint::range(1..));
/// let class = Class::builder("Service")
///     .field_of("ports", DynamicType::list(port), |field| field)
///     .field_of("mode", DynamicType::constants(["fast".into(), false.into()]), |field| field)
///     .build()?;
/// let wrong = BTreeMap::from([("ports", Value::from([80, 0])), ("mode", Value::from(1))]);
/// assert_eq!(
///     class.from_value(wrong).unwrap_err().to_string(),
///     "Service.mode: expected one of \"fast\", false, got int 1\n\
///      Service.ports[1]: expected 1.., got int 0"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
#[cfg_attr(docsrs, doc(cfg(feature = "dynamic")))]
pub struct DynamicType {
    pub(super) info: TypeInfo,
    pub(super) form: Form,
    pub(super) constraints: Vec<Constraint>,
    assertion: Option<&'static dyn Assertion>,
    is_required: bool,
    /// `true` if a float without a fraction is an integer of the type.
    pub(super) is_integral: bool,
}

#[derive(Clone)]
pub(super) enum Form {
    Type(RustType),
    /// One of the values; the string lists them for messages.
    Constants(Vec<Untyped>, String),
    // `'static`, because the `TypeInfo` of the composed type names them.
    Option(&'static DynamicType),
    /// A field that can be left out. `null` leaves it out too, if the flag is set.
    Optional(&'static DynamicType, bool),
    List(&'static DynamicType),
    Map(&'static DynamicType),
    Object(&'static LateClass),
}

/// A Rust type, erased.
#[derive(Clone, Copy)]
pub(super) struct RustType {
    pub(super) check: for<'v> fn(Value<'v>, &mut Context<'_>) -> Checked,
    absent: fn() -> Option<Box<dyn Erased>>,
    held: Held<'static>,
}

type Checked = Result<Box<dyn Erased>, Rejected>;

impl DynamicType {
    const fn new(info: TypeInfo, form: Form) -> Self {
        Self {
            info,
            form,
            constraints: Vec::new(),
            assertion: None,
            is_required: false,
            is_integral: false,
        }
    }

    /// Creates a type that fields of derived structs can have too, with the same conversions and
    /// messages. It must be `Send` and `Sync`.
    #[must_use]
    pub fn of<F: for<'v> FieldType<'v> + Send + Sync + 'static>() -> Self {
        let rust = RustType {
            check: |value, cx| Ok(Box::new(F::check(value, cx)?)),
            absent: || F::if_missing().map(|value| -> Box<dyn Erased> { Box::new(value) }),
            held: F::HELD,
        };
        Self::new(*F::TYPE, Form::Type(rust))
    }

    /// Creates a type that accepts these values only. If they are all of one type,
    /// [`Constraint::one_of`] on that type gives better messages.
    #[must_use]
    pub fn constants(values: impl IntoIterator<Item = Untyped>) -> Self {
        let values: Vec<Untyped> = values.into_iter().collect();
        let text = one_of_text(&values);
        Self::new(TypeInfo::new(&text, Kind::Any), Form::Constants(values, text))
    }

    /// Creates a type like `Option<T>`: a value or `null`, which is also the default.
    #[must_use]
    pub fn option(mut inner: Self) -> Self {
        if matches!(inner.form, Form::Option(_)) {
            return inner;
        }
        // `null` satisfies every constraint.
        let constraints = inner.take_constraints();
        let inner = inner.leak();
        Self { constraints, ..Self::new(TypeInfo::option(&inner.info), Form::Option(inner)) }
    }

    /// Creates the type of a field that can be left out. If `null_is_absent`, `null` leaves it out
    /// too; otherwise `null` is a value like any other.
    pub(crate) fn optional(mut inner: Self, null_is_absent: bool) -> Self {
        let constraints = inner.take_constraints();
        let inner = inner.leak();
        let info = match inner.form {
            Form::Option(_) => inner.info,
            _ => TypeInfo::option(&inner.info),
        };
        Self { constraints, ..Self::new(info, Form::Optional(inner, null_is_absent)) }
    }

    /// Creates a type like `Vec<T>`: a list, whose items are all checked.
    #[must_use]
    pub fn list(item: Self) -> Self {
        let item = item.leak();
        let arguments = Box::leak(Box::new([&item.info]));
        Self::new(TypeInfo::generic("Vec", Kind::List, arguments), Form::List(item))
    }

    /// Creates a type like `BTreeMap<String, T>`: a map with string keys, whose values are all
    /// checked.
    #[must_use]
    pub fn map(value: Self) -> Self {
        let value = value.leak();
        let arguments = Box::leak(Box::new([String::TYPE, &value.info]));
        Self::new(TypeInfo::generic("BTreeMap", Kind::Map, arguments), Form::Map(value))
    }

    /// Creates the type of objects of another class built at run time. For a derived struct use
    /// [`DynamicType::of`], for the class that is being built
    /// [`ClassBuilder::this`](crate::ClassBuilder::this).
    #[must_use]
    pub fn object(class: &'static DynamicClass) -> Self {
        Self::of_cell(class.name(), class.cell())
    }

    pub(crate) const fn of_cell(name: &str, cell: &'static LateClass) -> Self {
        Self::new(TypeInfo::made(name, cell), Form::Object(cell))
    }

    fn leak(self) -> &'static Self {
        Box::leak(Box::new(self))
    }

    /// Adds a constraint on the values. Those of a field's own type are the field's constraints.
    #[must_use]
    pub fn constraint(mut self, constraint: Constraint) -> Self {
        let constraint = constraint.in_type(self.held());
        self.constraints.push(constraint);
        self
    }

    /// Adds a requirement on the values, which fields of the type check after each change inside them.
    pub(crate) fn assert(self, assertion: &'static dyn Assertion) -> Self {
        Self { assertion: Some(assertion), ..self }
    }

    /// Returns the requirement on the values, if there is one.
    pub(crate) const fn assertion(&self) -> Option<&'static dyn Assertion> {
        self.assertion
    }

    /// Returns `true` if the type, or a type inside it, has an assertion.
    pub(super) fn is_asserted(&self) -> bool {
        self.assertion.is_some()
            || match &self.form {
                Form::Option(inner)
                | Form::Optional(inner, _)
                | Form::List(inner)
                | Form::Map(inner) => inner.is_asserted(),
                Form::Type(_) | Form::Constants(..) | Form::Object(_) => false,
            }
    }

    /// Accepts a float without a fraction too, as the integer that it is.
    pub(crate) fn integral(self) -> Self {
        Self { is_integral: true, ..self }
    }

    /// Returns the same type, for a field that has to be given even if the type has a default.
    pub(super) fn required(self) -> Self {
        Self { is_required: true, ..self }
    }

    /// Returns `true` if a field of this type has to be given.
    pub(crate) const fn is_required(&self) -> bool {
        self.is_required
    }

    /// Returns the type as its constraints see it.
    pub(crate) fn held(&self) -> Held<'_> {
        match &self.form {
            Form::Type(rust) => rust.held,
            Form::Option(inner) | Form::Optional(inner, _) => inner.held(),
            _ => Held::of(&self.info),
        }
    }

    /// Returns the faults of the type itself.
    pub(super) fn faults(&self) -> impl Iterator<Item = String> {
        let is_rejected = self.cell().is_some_and(LateClass::is_rejected);
        let rejected =
            is_rejected.then(|| format!("the definition of `{}` was rejected", self.info));
        let each = self.constraints.iter().enumerate().filter_map(|(at, one)| {
            let before = self.constraints.get(..at).unwrap_or_default();
            one.fault_after(before, self.held())
        });
        rejected.into_iter().chain(each)
    }

    /// Returns the cell of the class, for the type of an object.
    pub(crate) const fn cell(&self) -> Option<&'static LateClass> {
        match &self.form {
            Form::Object(cell) => Some(cell),
            _ => None,
        }
    }

    /// Returns the name and kind.
    #[must_use]
    pub const fn type_info(&self) -> &TypeInfo {
        &self.info
    }

    /// Returns the constraints on the values, without those of a field of the type.
    pub(crate) fn constraints(&self) -> &[Constraint] {
        &self.constraints
    }

    /// Takes the constraints of the outermost type, which become those of the field.
    pub(super) fn take_constraints(&mut self) -> Vec<Constraint> {
        core::mem::take(&mut self.constraints)
    }

    /// Returns the constraints of the types inside this one, as constraints on its values.
    pub(super) fn inner_constraints(&self) -> Option<Constraint> {
        let of_inner = |inner: &Self| -> Vec<Constraint> {
            inner.constraints.iter().copied().chain(inner.inner_constraints()).collect()
        };
        match &self.form {
            Form::Option(inner) | Form::Optional(inner, _) => inner.inner_constraints(),
            Form::List(item) => {
                Some(of_inner(item)).filter(|all| !all.is_empty()).map(Constraint::items)
            }
            Form::Map(value) => {
                Some(of_inner(value)).filter(|all| !all.is_empty()).map(Constraint::values)
            }
            Form::Type(_) | Form::Constants(..) | Form::Object(_) => None,
        }
    }

    /// Visits the type and every type inside it.
    pub(super) fn visit(&self, see: &mut dyn FnMut(&Self)) {
        see(self);
        match &self.form {
            Form::Option(inner)
            | Form::Optional(inner, _)
            | Form::List(inner)
            | Form::Map(inner) => inner.visit(see),
            Form::Type(_) | Form::Constants(..) | Form::Object(_) => {}
        }
    }

    /// Returns the slot of a missing field, if the type has a default.
    pub(super) fn if_missing(&'static self) -> Option<DynamicSlot> {
        let content = match &self.form {
            _ if self.is_required => return None,
            Form::Type(rust) => Content::Type((rust.absent)()?),
            Form::Option(_) | Form::Optional(..) => Content::Option(None),
            _ => return None,
        };
        Some(DynamicSlot::new(self, content))
    }

    /// Returns `true` if a field of this type can be left out.
    pub(crate) const fn is_optional(&self) -> bool {
        matches!(self.form, Form::Optional(..))
    }

    /// Returns the slot of a field that is left out, if a field of this type can be.
    pub(super) const fn absent(&'static self) -> Option<DynamicSlot> {
        match self.form {
            Form::Optional(..) => Some(DynamicSlot::new(self, Content::Option(None))),
            _ => None,
        }
    }

    /// Returns the type of the values of a map.
    pub(super) fn item_type(&self) -> Option<&Self> {
        match &self.form {
            Form::List(item) | Form::Map(item) => Some(item),
            _ => None,
        }
    }

    /// Checks a value against the type's own constraints.
    pub(super) fn satisfies(
        &'static self,
        value: &Value<'_>,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        check_all(&self.constraints, value, &mut cx.redact_for(&self.info))
    }

    /// Returns `true` if a value of the Rust type need not be one of this type.
    pub(super) const fn is_constrained(&self) -> bool {
        self.is_integral || !self.constraints.is_empty()
    }
}

impl fmt::Debug for DynamicType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DynamicType")
            .field("info", &self.info)
            .field("constraints", &self.constraints)
            .finish_non_exhaustive()
    }
}
