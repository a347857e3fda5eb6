//! A class that is described before it is made.

use crate::class::{Class, UnknownFields};
use crate::define::{DefineMethodError, IntoMethod, MethodBuilder};
use crate::dynamic::class::{Check, DynamicClass, LateClass};
use crate::dynamic::error::{DefineClassError, Faults};
use crate::dynamic::fields::FieldBuilder;
use crate::dynamic::instance::Instance;
use crate::dynamic::types::DynamicType;
use crate::object::Typed;
use crate::record::{CheckOutcome, FieldType};
use crate::value::Untyped;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

/// A class that is described before it is made: see [`Class::builder`].
///
/// What it becomes is kept for as long as the program runs, wrong definitions as well, because
/// metadata is borrowed out as `'static`: make classes for kinds of data, not for each of its
/// items.
#[must_use = "there is no class before `build`"]
#[cfg_attr(docsrs, doc(cfg(feature = "dynamic")))]
pub struct ClassBuilder {
    pub(super) cell: &'static LateClass,
    pub(super) name: String,
    pub(super) doc: String,
    pub(super) fields: Vec<FieldBuilder>,
    pub(super) bases: Vec<&'static Class>,
    pub(super) attrs: Vec<AttrSpec>,
    pub(super) methods: Vec<(String, Define)>,
    pub(super) unknown: UnknownFields,
    pub(super) frozen: bool,
    pub(super) check: Option<Check>,
}

pub(super) struct AttrSpec {
    pub(super) name: String,
    pub(super) of: DynamicType,
    pub(super) value: Untyped,
    pub(super) is_final: bool,
}

/// Adds a method to the class.
pub(super) type Define = Box<dyn FnOnce(MethodBuilder) -> Result<(), DefineMethodError>>;

impl ClassBuilder {
    pub(crate) fn new(name: String) -> Self {
        Self {
            cell: LateClass::leaked(),
            name,
            doc: String::new(),
            fields: Vec::new(),
            bases: Vec::new(),
            attrs: Vec::new(),
            methods: Vec::new(),
            unknown: UnknownFields::Deny,
            frozen: false,
            check: None,
        }
    }

    /// Returns the documentation.
    pub fn doc(self, doc: impl Into<String>) -> Self {
        Self { doc: doc.into(), ..self }
    }

    /// Returns one more base: a derived struct. Its members are members of this class. The field
    /// that holds it is named as the struct, in snake case.
    pub fn base<T>(self) -> Self
    where
        T: Typed + for<'v> FieldType<'v> + Send + Sync + 'static,
    {
        self.base_as::<T>(snake_case(T::CLASS.name()))
    }

    /// Like [`ClassBuilder::base`], with another name for the field that holds it: where the class
    /// has a member of that name already.
    pub fn base_as<T>(self, name: impl Into<String>) -> Self
    where
        T: Typed + for<'v> FieldType<'v> + Send + Sync + 'static,
    {
        self.with_base(name.into(), T::CLASS, DynamicType::of::<T>())
    }

    /// Returns one more base: a class that was made at run time. See [`ClassBuilder::base`]. Its
    /// methods get the whole object, and find the fields as this class has them.
    pub fn dynamic_base(self, class: &'static DynamicClass) -> Self {
        self.dynamic_base_as(snake_case(class.name()), class)
    }

    /// Like [`ClassBuilder::dynamic_base`], with another name for the field that holds it.
    pub fn dynamic_base_as(self, name: impl Into<String>, class: &'static DynamicClass) -> Self {
        self.with_base(name.into(), class, DynamicType::object(class))
    }

    fn with_base(mut self, name: String, class: &'static Class, of: DynamicType) -> Self {
        self.bases.push(class);
        self.fields.push(FieldBuilder::new(name, of).base());
        self
    }

    /// Returns one more field, without a default: of any type that a field of a derived struct can
    /// have and threads can share.
    pub fn field<F>(self, name: impl Into<String>) -> Self
    where
        F: for<'v> FieldType<'v> + Send + Sync + 'static,
    {
        self.field_with::<F>(name, |field| field)
    }

    /// Returns one more field, with more said about it.
    pub fn field_with<F>(
        self,
        name: impl Into<String>,
        describe: impl FnOnce(FieldBuilder) -> FieldBuilder,
    ) -> Self
    where
        F: for<'v> FieldType<'v> + Send + Sync + 'static,
    {
        self.field_of(name, DynamicType::of::<F>(), describe)
    }

    /// Returns one more field, of a type that is known at run time only.
    pub fn field_of(
        mut self,
        name: impl Into<String>,
        of: DynamicType,
        describe: impl FnOnce(FieldBuilder) -> FieldBuilder,
    ) -> Self {
        self.fields.push(describe(FieldBuilder::new(name.into(), of)));
        self
    }

    /// Returns the type of objects of this class itself, for its own fields:
    /// `DynamicType::option(builder.this())` is the next one of a list.
    pub fn this(&self) -> DynamicType {
        DynamicType::of_cell(&self.name, self.cell)
    }

    /// Returns one more class attribute: read by `attr` and by every object, set by `set_attr`,
    /// checked both times.
    pub fn class_attr<F>(self, name: impl Into<String>, value: impl Into<Untyped>) -> Self
    where
        F: for<'v> FieldType<'v> + Send + Sync + 'static,
    {
        self.class_attr_of(name, DynamicType::of::<F>(), value)
    }

    /// Returns one more class attribute, of a type that is known at run time only.
    pub fn class_attr_of(
        self,
        name: impl Into<String>,
        of: DynamicType,
        value: impl Into<Untyped>,
    ) -> Self {
        self.attr(name.into(), of, value.into(), false)
    }

    /// Returns one more class attribute, which keeps its value.
    pub fn final_class_attr<F>(self, name: impl Into<String>, value: impl Into<Untyped>) -> Self
    where
        F: for<'v> FieldType<'v> + Send + Sync + 'static,
    {
        self.attr(name.into(), DynamicType::of::<F>(), value.into(), true)
    }

    pub(crate) fn attr(
        mut self,
        name: String,
        of: DynamicType,
        value: Untyped,
        is_final: bool,
    ) -> Self {
        self.attrs.push(AttrSpec { name, of, value, is_final });
        self
    }

    /// Returns one more method, as [`Class::define`] adds it: a closure on `&Instance` or
    /// `&mut Instance`, or a static one.
    pub fn method<K, M: IntoMethod<K> + 'static>(self, name: impl Into<String>, method: M) -> Self {
        self.method_with(name, |builder| builder.define(method))
    }

    /// Returns one more method, with names for its parameters and more said about it:
    /// `.method_with("scale", |scale| scale.param("by").define(|shape: &Instance, by: i64| …))`.
    pub fn method_with(
        mut self,
        name: impl Into<String>,
        define: impl FnOnce(MethodBuilder) -> Result<(), DefineMethodError> + 'static,
    ) -> Self {
        self.methods.push((name.into(), Box::new(define)));
        self
    }

    /// What becomes of names that are not declared: they are mismatches, unless it is said otherwise
    /// here, or there is a field that collects them, by [`FieldBuilder::extras`].
    pub fn unknown(self, unknown: UnknownFields) -> Self {
        Self { unknown, ..self }
    }

    /// No field can be set once an object is constructed.
    pub fn frozen(self) -> Self {
        Self { frozen: true, ..self }
    }

    /// Returns a check that every object has to pass: a `bool`, or a `Result<(), impl Display>`
    /// that says why not.
    pub fn check<O: CheckOutcome>(
        self,
        check: impl Fn(&Instance) -> O + Send + Sync + 'static,
    ) -> Self {
        Self { check: Some(Box::new(move |object| check(object).refusal())), ..self }
    }

    /// Makes the class.
    ///
    /// # Errors
    /// Every fault of the definition: names that are missing or taken twice, constraints that do
    /// not apply, defaults and values of the wrong type, methods that may not be defined. Other
    /// classes whose fields are of this one's type, by [`ClassBuilder::this`], are rejected as
    /// well, or take no value there.
    pub fn build(self) -> Result<&'static DynamicClass, DefineClassError> {
        let mut faults = Faults::default();
        let cell = self.cell;
        let class = self.make(&mut faults).finish(&mut faults);
        faults.result(class).inspect_err(|_| cell.reject())
    }
}

/// `HttpServer` as `http_server`.
fn snake_case(name: &str) -> String {
    let mut snake = String::with_capacity(name.len());
    let mut before = '_';
    for letter in name.chars() {
        if letter.is_uppercase() && before != '_' && !before.is_uppercase() {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
        before = letter;
    }
    snake
}

impl fmt::Debug for ClassBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClassBuilder")
            .field("name", &self.name)
            .field("fields", &self.fields)
            .finish_non_exhaustive()
    }
}
