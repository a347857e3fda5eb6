//! Classes built at run time, and the construction of their objects.

use crate::call::call_static;
use crate::class::{BuiltClass, CallError, Class, LateClass};
use crate::dynamic::assertion::Assertion;
use crate::dynamic::builder::ClassBuilder;
use crate::dynamic::fields::FieldSpec;
use crate::dynamic::instance::Instance;
#[cfg(feature = "schema")]
use crate::dynamic::types::DynamicType;
use crate::report::{Fault, Mismatches};
use crate::value::{Args, Untyped, Value};
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::any::{Any, TypeId};
use core::fmt;
use core::ops::Deref;

/// A class built at run time by [`Class::builder`], like one that `type(name, bases, namespace)`
/// creates in Python.
///
/// It dereferences to its metadata, a [`Class`], and constructs [`Instance`]s.
///
/// See [`Class::builder`](crate::Class::builder) for an example.
#[cfg_attr(docsrs, doc(cfg(feature = "dynamic")))]
pub struct DynamicClass {
    pub(super) class: Class,
    pub(super) cell: &'static LateClass,
    pub(super) fields: &'static [FieldSpec],
    pub(super) assertion: Option<&'static dyn Assertion>,
    pub(super) check: Option<Check>,
    pub(super) after: Option<Check>,
    pub(super) before: Option<Repair>,
}

/// A check of whole objects, which returns the faults of one that it rejects.
pub(super) type Check = Box<dyn Fn(&Instance) -> Option<Vec<Fault>> + Send + Sync>;

/// A function that may repair the value of an object, and returns the faults of one that it rejects.
pub(super) type Repair = Box<dyn Fn(&mut Value<'_>) -> Option<Vec<Fault>> + Send + Sync>;

/// Returns the class that was built in a place.
pub(crate) fn built_in(place: &LateClass) -> Option<&'static DynamicClass> {
    let built: &dyn Any = place.get()?;
    built.downcast_ref()
}

/// Makes the place of a class, which lives as long as the program.
pub(super) fn leaked_place() -> &'static LateClass {
    Box::leak(Box::default())
}

impl BuiltClass for DynamicClass {
    fn class(&self) -> &Class {
        &self.class
    }

    fn default(&self, index: usize) -> Option<Untyped> {
        self.fields.get(index)?.default.clone()
    }

    fn object_type(&self) -> TypeId {
        TypeId::of::<Instance>()
    }
}

impl Class {
    /// Returns the class as one that was built at run time, if it is one.
    #[cfg_attr(docsrs, doc(cfg(feature = "dynamic")))]
    #[must_use]
    pub fn dynamic(&self) -> Option<&'static DynamicClass> {
        let built: &dyn Any = self.built()?;
        built.downcast_ref()
    }

    /// Creates a builder of a class at run time.
    ///
    /// ```
    /// use typed_structs::{Args, Class, Constraint, Instance, Object};
    ///
    /// let class = Class::builder("User")
    ///     .doc("A user of the service.")
    ///     .field::<String>("name")
    ///     .field_with::<u8>("age", |age| age.constraint(Constraint::range(0..=150)).default(0))
    ///     .class_attr::<String>("api_version", "v1")
    ///     .method("is_adult", |user: &Instance| user.get_as::<u8>("age").map(|age| age >= 18))
    ///     .build()?;
    ///
    /// let mut args = Args::new();
    /// args.push("Ada");
    /// let mut user = class.construct(args)?;
    /// user.set("age", 36)?;
    /// assert_eq!(user.call("is_adult", Args::new())?.as_bool(), Some(true));
    /// assert_eq!(
    ///     user.set("age", 200).unwrap_err().to_string(),
    ///     "User.age: expected 0..=150, got int 200",
    /// );
    /// let object: Box<dyn Object> = Box::new(user);
    /// assert_eq!(object.get("api_version")?.as_str(), Some("v1"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[cfg_attr(docsrs, doc(cfg(feature = "dynamic")))]
    pub fn builder(name: impl Into<String>) -> ClassBuilder {
        ClassBuilder::new(name.into())
    }
}

impl DynamicClass {
    /// Constructs an object from positional arguments, in the order of the fields, followed by
    /// named ones. Fields without an argument get their defaults. Allocates the fields.
    ///
    /// # Errors
    /// - All mismatches, in input order, then all missing fields.
    pub fn construct<'v>(&'static self, args: impl Into<Args<'v>>) -> Result<Instance, Mismatches> {
        Instance::construct(self, args.into())
    }

    /// Constructs an object from a value, such as a map of its fields.
    ///
    /// # Errors
    /// - All mismatches, in input order, then all missing fields.
    pub fn from_value<'v>(
        &'static self,
        value: impl Into<Value<'v>>,
    ) -> Result<Instance, Mismatches> {
        Instance::from_value(self, value.into())
    }

    /// Calls a static method by name.
    ///
    /// # Errors
    /// - All mismatches of the arguments; the method did not run.
    /// - The error of the method.
    /// - `call`: the method needs an object.
    pub fn call_static<'v>(
        &'static self,
        method: &str,
        args: impl Into<Args<'v>>,
    ) -> Result<Untyped, CallError> {
        let args: Args<'v> = args.into();
        call_static(self, method, args)
    }

    /// Returns the type of the field of this index.
    #[cfg(feature = "schema")]
    pub(crate) fn field_type(&self, index: usize) -> Option<&'static DynamicType> {
        self.fields.get(index).map(FieldSpec::of)
    }

    /// Returns the requirement on whole objects, if there is one.
    #[cfg(feature = "schema")]
    pub(crate) const fn assertion(&self) -> Option<&'static dyn Assertion> {
        self.assertion
    }

    pub(crate) const fn class(&self) -> &Class {
        &self.class
    }

    pub(super) const fn cell(&self) -> &'static LateClass {
        self.cell
    }
}

impl Deref for DynamicClass {
    type Target = Class;

    fn deref(&self) -> &Class {
        &self.class
    }
}

impl fmt::Debug for DynamicClass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.class.fmt(f)
    }
}
