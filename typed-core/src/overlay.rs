//! What of a class can change at run time: the values of its attributes.

use crate::access::one;
use crate::class::{Class, OverlayRef};
use crate::const_value::same_text;
use crate::context::{Context, Key, Rejected};
#[cfg(feature = "std")]
use crate::dynamic::DynamicMethod;
use crate::field_type::FieldType;
use crate::mismatch::TypeMismatch;
use crate::record::{Access, Build, Cells, Draft, clear};
use crate::type_info::TypeInfo;
use crate::value::{Opaque, Untyped, Value};

/// What was set on one class, and the methods that were added to it.
#[derive(Debug, Default)]
pub struct Overlay {
    #[cfg(feature = "std")]
    values: std::sync::RwLock<std::vec::Vec<Entry>>,
    #[cfg(feature = "std")]
    methods: std::sync::RwLock<std::vec::Vec<DynamicMethod>>,
    /// Whether there are values, so that nobody takes the lock for nothing.
    #[cfg(feature = "std")]
    is_used: core::sync::atomic::AtomicBool,
    /// Whether there are methods.
    #[cfg(feature = "std")]
    is_extended: core::sync::atomic::AtomicBool,
}

#[cfg(feature = "std")]
#[derive(Debug)]
struct Entry {
    name: &'static str,
    value: Untyped,
}

impl Overlay {
    /// Nothing set yet.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            #[cfg(feature = "std")]
            values: std::sync::RwLock::new(std::vec::Vec::new()),
            #[cfg(feature = "std")]
            methods: std::sync::RwLock::new(std::vec::Vec::new()),
            #[cfg(feature = "std")]
            is_used: core::sync::atomic::AtomicBool::new(false),
            #[cfg(feature = "std")]
            is_extended: core::sync::atomic::AtomicBool::new(false),
        }
    }

    #[cfg(feature = "std")]
    fn get(&self, name: &str) -> Option<Untyped> {
        if !self.is_used.load(core::sync::atomic::Ordering::Acquire) {
            return None;
        }
        // A value is replaced whole, so that a poisoned lock guards nothing half-done.
        let values = self.values.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        values.iter().find(|entry| entry.name == name).map(|entry| entry.value.clone())
    }

    #[cfg(feature = "std")]
    fn set(&self, name: &'static str, value: Untyped) {
        let mut values = self.values.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        match values.iter_mut().find(|entry| entry.name == name) {
            Some(entry) => entry.value = value,
            None => values.push(Entry { name, value }),
        }
        self.is_used.store(true, core::sync::atomic::Ordering::Release);
    }

    /// Adds a method where there is none of this name, or replaces the one there is; whether there
    /// was what it takes.
    #[cfg(feature = "std")]
    pub(crate) fn put(
        &self,
        name: &str,
        replace: bool,
        make: impl FnOnce() -> DynamicMethod,
    ) -> bool {
        let mut methods = self.methods.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        match methods.iter_mut().find(|dynamic| dynamic.method().name() == name) {
            Some(place) if replace => *place = make(),
            None if !replace => methods.push(make()),
            _ => return false,
        }
        self.is_extended.store(true, core::sync::atomic::Ordering::Release);
        true
    }

    /// Removes a method; whether there was one.
    #[cfg(feature = "std")]
    pub(crate) fn remove(&self, name: &str) -> bool {
        let mut methods = self.methods.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        let before = methods.len();
        methods.retain(|dynamic| dynamic.method().name() != name);
        methods.len() < before
    }

    /// Something of the methods that were added, where there are any.
    #[cfg(feature = "std")]
    pub(crate) fn methods<R: Default>(&self, read: impl FnOnce(&[DynamicMethod]) -> R) -> R {
        if !self.is_extended.load(core::sync::atomic::Ordering::Acquire) {
            return R::default();
        }
        read(&self.methods.read().unwrap_or_else(std::sync::PoisonError::into_inner))
    }

    #[cfg(not(feature = "std"))]
    #[expect(clippy::unused_self, reason = "nothing is ever set without the locks of std")]
    const fn get(&self, _: &str) -> Option<Untyped> {
        None
    }
}

impl OverlayRef {
    /// The run-time side of a class.
    #[must_use]
    pub const fn new(values: &'static Overlay) -> Self {
        Self { values, default: |_| None, check: |_, _, cx| Err(cx.unknown("field", None)) }
    }

    /// With the defaults of fields as class attributes.
    #[must_use]
    pub const fn with_defaults<T: Build<'static>>(self) -> Self {
        Self { default: default_of::<T>, check: check_default::<T>, ..self }
    }
}

/// The default that a field was declared with.
fn default_of<T: Build<'static>>(index: usize) -> Option<Untyped> {
    let mut draft = T::Draft::new(Access::GRANTED);
    if !draft.fall_back(index) {
        return None;
    }
    let default = draft.cell(index)?.shown().map(Value::into_owned);
    clear(&mut draft);
    default
}

/// Checks a new default, as the field's constructor would.
fn check_default<T: Build<'static>>(
    index: usize,
    value: Untyped,
    cx: &mut Context<'_>,
) -> Result<Untyped, Rejected> {
    let mut draft = T::Draft::new(Access::GRANTED);
    let field = T::CLASS.fields().get(index);
    let Some(field) = field else { return Err(cx.unknown("field", None)) };
    let filled = crate::filler::fill_cell(&mut draft, index, field, value, cx);
    let checked = draft.cell(index).and_then(|cell| cell.exposed().map(Value::into_owned));
    clear(&mut draft);
    filled?;
    match checked {
        Some(value) if value.has_opaque() => {
            Err(cx.frozen("cannot be a default: it cannot be copied", &value))
        }
        Some(value) => Ok(value),
        None => Err(cx.unknown("field", None)),
    }
}

/// Checks a class attribute: see `Attr`.
///
/// # Errors
/// Where the value is no `T`.
pub fn check_attr<'v, T: FieldType<'v>>(
    value: Value<'v>,
    cx: &mut Context<'_>,
) -> Result<Untyped, Rejected> {
    T::check(value, &mut cx.for_type(T::TYPE)).map(|value| value.to_value().into_owned())
}

/// Whether a base has a class attribute of this name and type.
#[must_use]
#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
pub const fn inherits(class: &'static Class, name: &str, type_info: &TypeInfo) -> bool {
    let bases = class.ancestors();
    let mut index = 0;
    while index < bases.len() {
        if let Some(attr) = bases[index].attr_info(name) {
            return same_text(attr.type_name(), type_info.name());
        }
        index += 1;
    }
    // What has no order says so itself.
    class.conflict().is_some()
}

/// The run-time side: class attributes, and the defaults of fields, which are class attributes too.
impl Class {
    /// The value of a class attribute, or the default of a field: what was set last, otherwise what
    /// was declared. Copies it.
    ///
    /// # Errors
    /// `unknown`, where there is no such attribute here or in a base.
    pub fn attr(&'static self, name: &str) -> Result<Untyped, TypeMismatch> {
        one(self, |cx| self.find_attr(name).ok_or_else(|| self.unknown_attr(name, cx)))
    }

    /// Sets a class attribute, or the default that objects constructed from now on take for a
    /// field. Threads see the old value or the new one, never a mixture.
    ///
    /// # Errors
    /// `unknown`; `frozen`, which all are of a type with parameters; or that the value is not of the
    /// declared type. The old value stays.
    #[cfg(feature = "std")]
    #[cfg_attr(docsrs, doc(cfg(feature = "std")))]
    pub fn set_attr(
        &'static self,
        name: &str,
        value: impl Into<Untyped>,
    ) -> Result<(), TypeMismatch> {
        one(self, |cx| self.set_attr_in(name, value.into(), cx))
    }

    #[cfg(feature = "std")]
    fn set_attr_in(
        &'static self,
        name: &str,
        value: Untyped,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        let Some(overlay) = &self.overlay else {
            if self.declared_attr(name).is_none() && self.defaulted_field(name).is_none() {
                return Err(self.unknown_attr(name, cx));
            }
            let mut cx = cx.step(Key::Name(name));
            return Err(cx.frozen(
                "cannot be changed: a type with parameters keeps its class attributes",
                &value,
            ));
        };
        let (name, value) = if let Some((declared_in, attr)) = self.declared_attr(name) {
            let mut cx = cx.step(Key::Field(attr.name()));
            let mut cx = cx.declared_in(declared_in.name());
            if attr.is_frozen() {
                return Err(cx.frozen("cannot be changed: the class attribute is frozen", &value));
            }
            (attr.name(), (attr.check)(value, &mut cx)?)
        } else if let Some((index, field)) = self.defaulted_field(name) {
            let mut cx = cx.step(Key::Field(field.name()));
            (field.name(), (overlay.check)(index, value, &mut cx)?)
        } else if self.find_attr(name).is_some() {
            let mut cx = cx.step(Key::Name(name));
            return Err(cx.frozen("cannot be changed here: it is the default of a base", &value));
        } else {
            return Err(self.unknown_attr(name, cx));
        };
        overlay.values.set(name, value);
        Ok(())
    }

    /// The value of a class attribute: set here, declared here, or a base's.
    pub(crate) fn find_attr(&'static self, name: &str) -> Option<Untyped> {
        self.mro().find_map(|class| class.own_value(name))
    }

    fn own_value(&'static self, name: &str) -> Option<Untyped> {
        let set = self.overlay.as_ref().and_then(|overlay| {
            let value = overlay.values.get(name)?;
            let secret =
                self.defaulted_field(name).is_some_and(|(_, field)| field.type_info().is_secret());
            Some(if secret { Value::Opaque(Opaque::absent(|| "***")) } else { value })
        });
        let declared = || {
            let attr = self.attr_info(name);
            attr.and_then(|attr| attr.value).map(|value| value())
        };
        let default = || {
            let (index, _) = self.defaulted_field(name)?;
            (self.overlay.as_ref()?.default)(index)
        };
        set.or_else(declared).or_else(default)
    }

    /// The method of this name that was added at run time.
    #[cfg(feature = "std")]
    pub(crate) fn dynamic_method(&'static self, name: &str) -> Option<DynamicMethod> {
        let overlay = self.overlay.as_ref()?;
        overlay.values.methods(|methods| {
            methods.iter().find(|dynamic| dynamic.method().name() == name).cloned()
        })
    }

    /// The default of a field, where one was set at run time.
    pub(crate) fn changed_default(&'static self, index: usize) -> Option<Untyped> {
        let overlay = self.overlay.as_ref()?;
        overlay.values.get(self.fields().get(index)?.name())
    }

    #[cfg(feature = "std")]
    fn declared_attr(
        &'static self,
        name: &str,
    ) -> Option<(&'static Self, &'static crate::class::Attr)> {
        self.mro().find_map(|class| Some((class, class.attr_info(name)?)))
    }

    fn defaulted_field(&self, name: &str) -> Option<(usize, &'static crate::class::Field)> {
        let mut fields = self.fields().iter().enumerate();
        fields.find(|(_, field)| field.name() == name && field.default().is_some())
    }

    #[cold]
    fn unknown_attr(&'static self, name: &str, cx: &mut Context<'_>) -> Rejected {
        let defaults = self.fields().iter().filter(|field| field.default().is_some());
        let names = self.mro().flat_map(Self::attrs).map(crate::class::Attr::name);
        let suggestion =
            crate::suggest::closest(name, names.chain(defaults.map(crate::class::Field::name)));
        cx.step(Key::Name(name)).unknown("class attribute", suggestion)
    }
}
