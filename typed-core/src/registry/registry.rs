//! The registry of classes.

use crate::class::Class;
#[cfg(feature = "dynamic")]
use crate::dynamic::DynamicClass;
use crate::object::Typed;
use crate::registry::duplicate::DuplicateClass;
use crate::registry::registration::Registration;
use crate::report::{Context, Mismatches};
use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::fmt;
use std::collections::HashMap;

/// A registry of classes by name, which constructs objects of a class that is named at run time.
///
/// A look-up takes constant time and does not allocate. Only registered classes have code that
/// constructs their objects as `dyn Object`.
///
/// ```
/// use typed_structs::{BoxObject, Map, Registry, Typed, Value, args};
///
/// #[derive(Typed)]
/// struct User { name: String, age: u8 }
///
/// #[derive(Typed)]
/// struct Mailer { host: String }
///
/// let mut registry = Registry::new();
/// registry.register::<User>()?;
/// registry.register_as::<Mailer>("mail")?;
///
/// let user: BoxObject = registry.construct("User", args!("Ada", age = 36))?;
///
/// let mut mailer = Map::new();
/// mailer.push("class", "mail");
/// mailer.push("host", "example.org");
/// let mailer: BoxObject = registry.from_value(Value::Map(mailer))?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// The first class of a name keeps it. Registering another class under it is an error,
/// [`DuplicateClass`]; registering the same class again is not.
#[cfg_attr(docsrs, doc(cfg(feature = "std")))]
#[derive(Clone)]
pub struct Registry {
    entries: Vec<Entry>,
    /// The entries by name.
    index: HashMap<Cow<'static, str>, usize>,
    pub(super) key: Cow<'static, str>,
}

#[derive(Clone)]
struct Entry {
    name: Cow<'static, str>,
    registration: Registration,
}

impl Registry {
    /// Creates a registry without classes. Does not allocate.
    #[must_use]
    #[inline]
    pub fn new() -> Self {
        Self { entries: Vec::new(), index: HashMap::new(), key: Cow::Borrowed("class") }
    }

    /// Sets the key under which values name their class; by default it is `class`. A field of this
    /// name cannot be given in a value.
    #[must_use]
    pub fn with_key(self, key: impl Into<Cow<'static, str>>) -> Self {
        Self { key: key.into(), ..self }
    }

    /// Registers a struct or an enum under its own name, [`Class::name`].
    ///
    /// The type must be `Send` and `Sync`, so that its objects are, and borrow nothing.
    ///
    /// # Errors
    /// - Another class has the name.
    pub fn register<T>(&mut self) -> Result<(), DuplicateClass>
    where
        T: Typed + Send + Sync,
    {
        self.add_own(const { Registration::of::<T>() })
    }

    /// Registers a struct or an enum under another name. Instances of a generic struct have the same name, and
    /// need this.
    ///
    /// # Errors
    /// - Another class has the name.
    pub fn register_as<T>(
        &mut self,
        name: impl Into<Cow<'static, str>>,
    ) -> Result<(), DuplicateClass>
    where
        T: Typed + Send + Sync,
    {
        self.add(name.into(), const { Registration::of::<T>() })
    }

    /// Registers a class built at run time under its own name. Its objects are
    /// [`Instance`](crate::Instance)s.
    ///
    /// # Errors
    /// - Another class has the name.
    #[cfg(feature = "dynamic")]
    #[cfg_attr(docsrs, doc(cfg(feature = "dynamic")))]
    pub fn register_class(&mut self, class: &'static DynamicClass) -> Result<(), DuplicateClass> {
        self.add_own(Registration::dynamic(class))
    }

    /// Registers a class built at run time under another name.
    ///
    /// # Errors
    /// - Another class has the name.
    #[cfg(feature = "dynamic")]
    #[cfg_attr(docsrs, doc(cfg(feature = "dynamic")))]
    pub fn register_class_as(
        &mut self,
        name: impl Into<Cow<'static, str>>,
        class: &'static DynamicClass,
    ) -> Result<(), DuplicateClass> {
        self.add(name.into(), Registration::dynamic(class))
    }

    #[inline]
    pub(super) fn add_own(&mut self, registration: Registration) -> Result<(), DuplicateClass> {
        self.add(Cow::Borrowed(registration.class.name()), registration)
    }

    /// Adds a class of any kind; all other functions call it.
    #[inline]
    fn add(
        &mut self,
        name: Cow<'static, str>,
        registration: Registration,
    ) -> Result<(), DuplicateClass> {
        if let Some(found) = self.find(&name) {
            if found.is_same(&registration) {
                return Ok(());
            }
            return Err(DuplicateClass {
                name: name.into_owned(),
                registered: found.type_name(),
                refused: registration.type_name(),
                others: Vec::new(),
            });
        }
        self.index.insert(name.clone(), self.entries.len());
        self.entries.push(Entry { name, registration });
        Ok(())
    }

    /// Returns the class of this name.
    #[must_use]
    #[inline]
    pub fn get(&self, name: &str) -> Option<&'static Class> {
        self.find(name).map(|registration| registration.class)
    }

    /// Returns `true` if there is a class of this name.
    #[must_use]
    #[inline]
    pub fn contains(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// Returns the number of classes.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.entries.len()
    }

    /// Returns `true` if there are no classes.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Returns the classes with their registered names, in the order of registration.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &'static Class)> {
        self.entries.iter().map(|entry| (&*entry.name, entry.registration.class))
    }

    /// Checks the defaults of all classes: see [`Class::verify`]. One line in a test checks them
    /// all, such as `Registry::collect()?.verify()?` with the feature `registry`.
    ///
    /// # Errors
    /// - All defaults that are rejected, with the codes of their constraints.
    #[inline]
    pub fn verify(&self) -> Result<(), Mismatches> {
        let mut report = Mismatches::new();
        let mut outcome = Ok(());
        for (_, class) in self.iter() {
            if let Err(found) = class.verify() {
                outcome = Err(Context::new(&mut report, class.name()).merge(found));
            }
        }
        report.unless_passed(outcome)
    }

    /// Returns the class itself and its registered subclasses: see [`Registry::iter`].
    ///
    /// Classes with other things in common are found by their metadata, such as [`Class::info`].
    pub fn subclasses_of(&self, base: &Class) -> impl Iterator<Item = (&str, &'static Class)> {
        self.iter().filter(|(_, class)| class.is_subclass_of(base))
    }

    #[inline]
    pub(super) fn find(&self, name: &str) -> Option<&Registration> {
        let at = *self.index.get(name)?;
        self.entries.get(at).map(|entry| &entry.registration)
    }
}

impl Default for Registry {
    #[inline]
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Registry {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter().map(|(name, _)| name)).finish()
    }
}
