//! The builder of classes at run time.

use crate::class::{Class, LateClass, UnknownFields};
use crate::construct::RepairOutcome;
use crate::define::{DefineMethodError, IntoMethod, MethodBuilder};
use crate::dynamic::assertion::Assertion;
use crate::dynamic::class::{Check, DynamicClass, Repair, leaked_place};
use crate::dynamic::error::{DefineClassError, Faults};
use crate::dynamic::fields::FieldBuilder;
use crate::dynamic::instance::Instance;
use crate::dynamic::types::DynamicType;
use crate::record::{CheckOutcome, FieldType, HasClass};
use crate::value::{Untyped, Value};
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

/// A builder of a class at run time: see [`Class::builder`].
///
/// A class is never freed, even if its definition has faults, because its metadata is `&'static`.
/// So build classes for kinds of data, not for single items.
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
    pub(super) lax: bool,
    pub(super) frozen: bool,
    pub(super) assertion: Option<&'static dyn Assertion>,
    pub(super) check: Option<Check>,
    pub(super) after: Option<Check>,
    pub(super) before: Option<Repair>,
}

pub(super) struct AttrSpec {
    pub(super) name: String,
    pub(super) of: DynamicType,
    pub(super) value: Untyped,
    pub(super) is_final: bool,
}

/// A function that adds a method to the class.
pub(super) type Define = Box<dyn FnOnce(MethodBuilder) -> Result<(), DefineMethodError>>;

impl ClassBuilder {
    pub(crate) fn new(name: String) -> Self {
        Self {
            cell: leaked_place(),
            name,
            doc: String::new(),
            fields: Vec::new(),
            bases: Vec::new(),
            attrs: Vec::new(),
            methods: Vec::new(),
            unknown: UnknownFields::Deny,
            lax: false,
            frozen: false,
            assertion: None,
            check: None,
            after: None,
            before: None,
        }
    }

    /// Sets the documentation.
    pub fn doc(self, doc: impl Into<String>) -> Self {
        Self { doc: doc.into(), ..self }
    }

    /// Adds a derived struct as a base. Its members are members of this class. The field that holds
    /// it has the name of the struct in snake case.
    pub fn base<T>(self) -> Self
    where
        T: HasClass + for<'v> FieldType<'v> + Send + Sync + 'static,
    {
        self.base_as::<T>(snake_case(T::STATIC_CLASS.name()))
    }

    /// Like [`ClassBuilder::base`], with another name for the field that holds the base, such as
    /// when the class already has a member of that name.
    pub fn base_as<T>(self, name: impl Into<String>) -> Self
    where
        T: HasClass + for<'v> FieldType<'v> + Send + Sync + 'static,
    {
        self.with_base(name.into(), T::STATIC_CLASS, DynamicType::of::<T>())
    }

    /// Adds a class built at run time as a base: see [`ClassBuilder::base`]. Its methods get the
    /// whole object, and find the fields of this class.
    pub fn dynamic_base(self, class: &'static DynamicClass) -> Self {
        self.dynamic_base_as(snake_case(class.name()), class)
    }

    /// Like [`ClassBuilder::dynamic_base`], with another name for the field that holds the base.
    pub fn dynamic_base_as(self, name: impl Into<String>, class: &'static DynamicClass) -> Self {
        self.with_base(name.into(), class, DynamicType::object(class))
    }

    fn with_base(mut self, name: String, class: &'static Class, of: DynamicType) -> Self {
        self.bases.push(class);
        self.fields.push(FieldBuilder::new(name, of).base());
        self
    }

    /// Adds a required field. Its type is one that derived structs can have, and that is `Send` and
    /// `Sync`.
    pub fn field<F>(self, name: impl Into<String>) -> Self
    where
        F: for<'v> FieldType<'v> + Send + Sync + 'static,
    {
        self.field_with::<F>(name, |field| field)
    }

    /// Adds a field, with further declarations.
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

    /// Adds a field of a type that is known only at run time.
    pub fn field_of(
        mut self,
        name: impl Into<String>,
        of: DynamicType,
        describe: impl FnOnce(FieldBuilder) -> FieldBuilder,
    ) -> Self {
        self.fields.push(describe(FieldBuilder::new(name.into(), of)));
        self
    }

    /// Returns the type of objects of this class, for its own fields.
    /// `DynamicType::option(builder.this())` is the next node of a list.
    pub fn this(&self) -> DynamicType {
        DynamicType::of_cell(&self.name, self.cell)
    }

    /// Returns the index of the field that is added next.
    pub(crate) const fn next_field(&self) -> usize {
        self.fields.len()
    }

    /// Sets the default of a field.
    pub(crate) fn set_default(&mut self, index: usize, value: Untyped) {
        if let Some(field) = self.fields.get_mut(index) {
            field.set_default(value);
        }
    }

    /// Adds a class attribute. `attr` and objects read it, `set_attr` sets it; its declared and
    /// later values are checked.
    pub fn class_attr<F>(self, name: impl Into<String>, value: impl Into<Untyped>) -> Self
    where
        F: for<'v> FieldType<'v> + Send + Sync + 'static,
    {
        self.class_attr_of(name, DynamicType::of::<F>(), value)
    }

    /// Adds a class attribute of a type that is known only at run time.
    pub fn class_attr_of(
        self,
        name: impl Into<String>,
        of: DynamicType,
        value: impl Into<Untyped>,
    ) -> Self {
        self.attr(name.into(), of, value.into(), false)
    }

    /// Adds a class attribute that cannot be set.
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

    /// Adds a method like [`Class::define`]: a closure on `&Instance` or `&mut Instance`, or a
    /// static one.
    pub fn method<K, M: IntoMethod<K> + 'static>(self, name: impl Into<String>, method: M) -> Self {
        self.method_with(name, |builder| builder.define(method))
    }

    /// Adds a method with names for its parameters and further declarations:
    /// `.method_with("scale", |scale| scale.param("by").define(|shape: &Instance, by: i64| …))`.
    pub fn method_with(
        mut self,
        name: impl Into<String>,
        define: impl FnOnce(MethodBuilder) -> Result<(), DefineMethodError> + 'static,
    ) -> Self {
        self.methods.push((name.into(), Box::new(define)));
        self
    }

    /// Sets the treatment of names that are not declared. By default they are mismatches, or
    /// collected if there is a field for them: see [`FieldBuilder::extras`].
    pub fn unknown(self, unknown: UnknownFields) -> Self {
        Self { unknown, ..self }
    }

    /// Converts values of all fields in lax mode, except those of bases, and of fields that are
    /// [`strict`](FieldBuilder::strict).
    ///
    /// ```
    /// use typed_structs::{Class, args};
    ///
    /// let class = Class::builder("Server")
    ///     .lax()
    ///     .field::<u16>("port")
    ///     .field_with::<u64>("cache", |field| field.byte_size())
    ///     .build()?;
    /// let server = class.construct(args!(port = "80", cache = "64MiB"))?;
    /// assert_eq!(server.get("cache")?, 64 << 20);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn lax(self) -> Self {
        Self { lax: true, ..self }
    }

    /// Makes all fields read-only once an object is constructed.
    pub fn frozen(self) -> Self {
        Self { frozen: true, ..self }
    }

    /// Adds a check of whole objects. It returns what a `check = …` can return: see
    /// [`Fault`](crate::Fault).
    pub fn check<O: CheckOutcome>(
        self,
        check: impl Fn(&Instance) -> O + Send + Sync + 'static,
    ) -> Self {
        Self { check: Some(Box::new(move |object| check(object).faults())), ..self }
    }

    /// Adds a requirement on whole objects, which runs before the check.
    pub(crate) fn assert(self, assertion: &'static dyn Assertion) -> Self {
        Self { assertion: Some(assertion), ..self }
    }

    /// Adds a check of objects that were just constructed, like `after = …` of derived structs.
    /// Changes do not run it.
    pub fn after<O: CheckOutcome>(
        self,
        check: impl Fn(&Instance) -> O + Send + Sync + 'static,
    ) -> Self {
        Self { after: Some(Box::new(move |object| check(object).faults())), ..self }
    }

    /// Adds a function that may repair the value from which an object is constructed, like
    /// `before = …` of derived structs.
    pub fn before<O: RepairOutcome>(
        self,
        repair: impl Fn(&mut Value<'_>) -> O + Send + Sync + 'static,
    ) -> Self {
        Self { before: Some(Box::new(move |value| repair(value).found())), ..self }
    }

    /// Builds the class.
    ///
    /// # Errors
    /// All faults of the definition:
    /// - A name is missing or declared twice.
    /// - A constraint does not apply to its type.
    /// - A default or the value of a class attribute is not of its type.
    /// - A method cannot be defined.
    ///
    /// Other classes with fields of this one's type, from [`ClassBuilder::this`], are then rejected
    /// too, or accept no value there.
    pub fn build(self) -> Result<&'static DynamicClass, DefineClassError> {
        let mut faults = Faults::default();
        let cell = self.cell;
        let class = self.make(&mut faults).finish(&mut faults);
        faults.result(class).inspect_err(|_| cell.reject())
    }
}

/// Converts `HttpServer` to `http_server`.
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
