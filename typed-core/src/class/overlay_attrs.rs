//! Class attributes at run time. The defaults of fields are class attributes too.

#[cfg(feature = "std")]
use crate::class::attr::ClassAttr;
use crate::class::class::Class;
#[cfg(feature = "std")]
use crate::class::dynamic_method::DynamicMethod;
use crate::class::field::Field;
use crate::class::type_info::TypeInfo;
use crate::report::{Closest, Context, Key, Rejected, TypeMismatch, one};
use crate::value::{Opaque, Untyped, Value, str_eq};
#[cfg(feature = "std")]
use alloc::sync::Arc;

/// The declaration of a class attribute.
#[cfg(feature = "std")]
enum Declared {
    ClassAttr(&'static ClassAttr),
    /// A field with a default, and the field's index.
    Default(usize, &'static Field),
}

#[cfg(feature = "std")]
impl Declared {
    const fn name(&self) -> &'static str {
        match self {
            Self::ClassAttr(attr) => attr.name(),
            Self::Default(_, field) => field.name(),
        }
    }

    const fn type_info(&self) -> &'static TypeInfo {
        match self {
            Self::ClassAttr(attr) => attr.type_info(),
            Self::Default(_, field) => field.type_info(),
        }
    }
}

/// Returns `true` if a base has a class attribute of this name and type.
#[must_use]
#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
#[inline]
pub const fn inherits(class: &'static Class, name: &str, type_info: &TypeInfo) -> bool {
    let bases = class.ancestors();
    let mut index = 0;
    while index < bases.len() {
        // The default of a field is a class attribute too.
        if let Some(field) = bases[index].field(name)
            && field.default().is_some()
            && str_eq(field.name(), name)
        {
            return str_eq(field.type_name(), type_info.name());
        }
        if let Some(attr) = bases[index].attr_info(name) {
            return str_eq(attr.type_name(), type_info.name());
        }
        index += 1;
    }
    // Bases without an order are reported elsewhere.
    class.conflict().is_some()
}

/// Class attributes at run time; the defaults of fields are among them.
impl Class {
    /// Returns a copy of the value of a class attribute, or of the default of a field: the one set
    /// last, otherwise the declared one.
    ///
    /// # Errors
    /// - `unknown`: neither the class nor a base has such an attribute.
    #[inline]
    pub fn attr(&'static self, name: &str) -> Result<Untyped, TypeMismatch> {
        one(self.name(), |cx| self.find_attr(name).ok_or_else(|| self.unknown_attr(name, cx)))
    }

    /// Sets a class attribute, or the default of a field for objects constructed from now on. Other
    /// threads see either the old or the new value.
    ///
    /// # Errors
    /// The old value stays on errors:
    /// - `unknown`: neither the class nor a base has such an attribute.
    /// - `frozen`: the attribute is `final`, a constant, or the default of a base; or the type is
    ///   generic.
    /// - Another code: the value is not of the declared type, or breaks a constraint.
    #[cfg(feature = "std")]
    #[cfg_attr(docsrs, doc(cfg(feature = "std")))]
    pub fn set_attr(
        &'static self,
        name: &str,
        value: impl Into<Untyped>,
    ) -> Result<(), TypeMismatch> {
        one(self.name(), |cx| self.set_attr_in(name, value.into(), cx))
    }

    #[cfg(feature = "std")]
    #[inline]
    fn set_attr_in(
        &'static self,
        name: &str,
        value: Untyped,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        let Some((declared_in, declared)) = self.declared_attr(name) else {
            return Err(self.unknown_attr(name, cx));
        };
        let name = declared.name();
        let mut cx = cx.at(Key::Field(name));
        let mut cx = cx.redact_for(declared.type_info());
        let Some(overlay) = self.overlay else {
            return Err(cx.reject_change("cannot be changed: the type is generic", &value));
        };
        let value = match declared {
            Declared::ClassAttr(attr) if attr.is_frozen() => {
                let mut cx = cx.declared_in(declared_in.name());
                return Err(
                    cx.reject_change("cannot be changed: the class attribute is frozen", &value)
                );
            }
            Declared::ClassAttr(attr) => {
                attr.check(value, &mut cx.declared_in(declared_in.name()))?
            }
            Declared::Default(index, _) if declared_in.is_same(self) => {
                self.check_default(index, value, &mut cx)?
            }
            Declared::Default(..) => {
                return Err(
                    cx.reject_change("cannot be changed here: it is the default of a base", &value)
                );
            }
        };
        overlay.set(name, value);
        Ok(())
    }

    /// Returns the value of a class attribute: the one set here, declared here, or inherited.
    #[inline]
    pub(crate) fn find_attr(&'static self, name: &str) -> Option<Untyped> {
        for class in self.mro() {
            let value = class.own_value(name);
            if value.is_some() {
                return value;
            }
        }
        None
    }

    fn own_value(&'static self, name: &str) -> Option<Untyped> {
        let set = self.overlay.and_then(|overlay| {
            let value = overlay.get(name)?;
            // Defaults are stored as `unredacted` shows them, which reveals only their own secrets.
            let field = self.defaulted_field(name);
            let is_secret = field.is_some_and(|(_, field)| field.type_info().is_declared_secret());
            Some(if is_secret { Value::Opaque(Opaque::absent(|| "***")) } else { value })
        });
        let declared = || {
            let attr = self.attr_info(name);
            attr.and_then(|attr| attr.value).map(|value| value())
        };
        let default = || {
            let (index, _) = self.defaulted_field(name)?;
            self.defaults().and_then(|defaults| defaults.declared(self, index))
        };
        set.or_else(declared).or_else(default)
    }

    /// Returns the method of this name that was added at run time.
    #[cfg(feature = "std")]
    pub(crate) fn dynamic_method(&self, name: &str) -> Option<Arc<DynamicMethod>> {
        let overlay = self.overlay?;
        overlay.methods(|methods| {
            methods.iter().find(|dynamic| dynamic.method().name() == name).cloned()
        })
    }

    /// Checks a new default of a field, as the field's constructor would.
    #[cfg(feature = "std")]
    pub(crate) fn check_default(
        &'static self,
        index: usize,
        value: Untyped,
        cx: &mut Context<'_>,
    ) -> Result<Untyped, Rejected> {
        match self.defaults() {
            Some(defaults) => defaults.check(self, index, value, cx),
            None => Err(cx.unknown("field", None)),
        }
    }

    /// Returns the default of a field if it is stored as a value: one set at run time, or that of a
    /// class built at run time.
    pub(crate) fn kept_default(&'static self, index: usize) -> Option<Untyped> {
        let overlay = self.overlay?;
        overlay.get(self.fields().get(index)?.name()).or_else(|| self.own_default(index))
    }

    /// Returns the default of a field, secrets included; `None` for a field of a variant.
    ///
    /// # Errors
    /// After reporting every mismatch of the default to `cx`.
    pub(crate) fn default_of(
        &'static self,
        index: usize,
        cx: &mut Context<'_>,
    ) -> Result<Option<Untyped>, Rejected> {
        if self.only_shape().is_none() {
            return Ok(None);
        }
        if let Some(value) = self.kept_default(index) {
            return Ok(Some(value));
        }
        let field = self.fields().get(index).filter(|field| field.default().is_some());
        match self.defaults().filter(|_| field.is_some()) {
            Some(defaults) => defaults.value(self, index, cx),
            None => Ok(None),
        }
    }

    /// Returns the declared default of a field of a class built at run time.
    pub(crate) fn own_default(&'static self, index: usize) -> Option<Untyped> {
        #[cfg(feature = "dynamic")]
        return self.built()?.default(index);
        #[cfg(not(feature = "dynamic"))]
        {
            let _ = index;
            None
        }
    }

    /// Returns the declaration of this name in the first class of the order that has one.
    #[cfg(feature = "std")]
    #[inline]
    fn declared_attr(&'static self, name: &str) -> Option<(&'static Self, Declared)> {
        self.mro().find_map(|class| {
            let attr = class.attr_info(name).map(Declared::ClassAttr);
            let default = || {
                class.defaulted_field(name).map(|(index, field)| Declared::Default(index, field))
            };
            Some((class, attr.or_else(default)?))
        })
    }

    fn defaulted_field(&self, name: &str) -> Option<(usize, &'static Field)> {
        let mut fields = self.fields().iter().enumerate();
        fields.find(|(_, field)| field.name() == name && field.default().is_some())
    }

    #[cold]
    fn unknown_attr(&'static self, name: &str, cx: &mut Context<'_>) -> Rejected {
        let mut closest = Closest::to(name);
        for class in self.mro() {
            for attr in class.attrs() {
                closest.compare(attr.name());
            }
            for field in class.fields() {
                if field.default().is_some() {
                    closest.compare(field.name());
                }
            }
        }
        cx.at(Key::Name(name)).unknown("class attribute", closest.found())
    }
}
