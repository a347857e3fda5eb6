//! Methods that are added to classes, replaced and removed at run time.

use crate::call::wrong_return;
use crate::class::{
    CheckReturn, Class, DynamicMethod, Method, ParamKind, Receiver, TypeInfo, final_in, has_field,
    no_shim,
};
use crate::define::into_method::{IntoMethod, Signature, body, signature};
use crate::define::params::{ParamBuilder, check_params, leak_params};
use crate::record::FieldType;
use crate::report::{Mismatches, OverrideDisallowed, RESERVED, Reason};
use crate::value::Untyped;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

/// A reason why a method could not be defined.
///
/// See [`Class::method_builder`](crate::Class::method_builder) for an example.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DefineMethodError {
    /// The class does not allow a method of this name.
    #[error(transparent)]
    OverrideDisallowed(#[from] OverrideDisallowed),
    /// The parameters that the builder describes do not fit the closure.
    #[error(transparent)]
    Mismatches(#[from] Mismatches),
}

/// Methods added at run time.
///
/// They are called like others, on objects of the class and of its subclasses. A definition is
/// never freed, even if it is replaced or removed, because its metadata is `&'static`. So define
/// methods to extend a class, not to pass data.
#[cfg_attr(docsrs, doc(cfg(feature = "std")))]
impl Class {
    /// Adds a method. Its arguments and result are checked like those of other methods. Other
    /// threads see it as soon as this returns. The parameters have no names;
    /// [`Class::method_builder`] gives them some.
    ///
    /// # Errors
    /// [`OverrideDisallowed`] if:
    /// - the name is reserved or empty,
    /// - there is a method of this name, or a final one in a base,
    /// - the closure takes an object of another class, or one of this class by value,
    /// - the type is generic.
    ///
    /// A parameter that borrows does not compile, since arguments need not outlive the call:
    ///
    /// ```compile_fail,E0080
    /// # use typed_structs::Class;
    /// fn extend(class: &'static Class) {
    ///     let _ = class.define("shout", |text: &str| text.to_uppercase()); // take a `String`
    /// }
    /// # let _: fn(&'static Class) = extend;
    /// ```
    pub fn define<K, M: IntoMethod<K>>(
        &'static self,
        name: impl Into<String>,
        method: M,
    ) -> Result<(), OverrideDisallowed> {
        self.method_builder(name).put(false, method).map_err(only_disallowed(self))
    }

    /// Replaces a method that was added at run time. Running calls finish with the old one.
    ///
    /// # Errors
    /// [`OverrideDisallowed`] for the reasons of [`Class::define`], or if no method of this name
    /// was added.
    pub fn redefine<K, M: IntoMethod<K>>(
        &'static self,
        name: impl Into<String>,
        method: M,
    ) -> Result<(), OverrideDisallowed> {
        self.method_builder(name).put(true, method).map_err(only_disallowed(self))
    }

    /// Removes a method that was added at run time. Running calls finish with it.
    ///
    /// # Errors
    /// [`OverrideDisallowed`] if no method of this name was added.
    #[inline]
    pub fn remove(&'static self, name: &str) -> Result<(), OverrideDisallowed> {
        admit(self, name)?;
        match &self.overlay {
            Some(overlay) if overlay.remove(name) => Ok(()),
            _ => Err(reject(self, name, self, Reason::Absent)),
        }
    }

    /// Describes a method before it is added: the names and defaults of its parameters, its
    /// documentation, its result.
    ///
    /// ```
    /// # use typed_structs::{Class, DefineMethodError};
    /// # fn extend(class: &'static Class) -> Result<(), DefineMethodError> {
    /// class
    ///     .method_builder("clamp")
    ///     .doc("The nearest number within the limits.")
    ///     .param("number")
    ///     .param("from")
    ///     .param_or("to", 100)
    ///     .define(|number: i64, from: i64, to: i64| number.max(from).min(to))
    /// # }
    /// ```
    pub fn method_builder(&'static self, name: impl Into<String>) -> MethodBuilder {
        MethodBuilder {
            class: self,
            name: name.into(),
            doc: String::new(),
            tags: Vec::new(),
            params: Vec::new(),
            returns: None,
        }
    }
}

/// A builder of a method that is added at run time: see [`Class::method_builder`].
#[derive(Debug)]
#[must_use = "nothing is defined before `define` or `redefine`"]
#[cfg_attr(docsrs, doc(cfg(feature = "std")))]
pub struct MethodBuilder {
    class: &'static Class,
    name: String,
    doc: String,
    tags: Vec<String>,
    params: Vec<ParamBuilder>,
    returns: Option<(&'static TypeInfo, CheckReturn)>,
}

impl MethodBuilder {
    /// Sets the documentation.
    pub fn doc(self, doc: impl Into<String>) -> Self {
        Self { doc: doc.into(), ..self }
    }

    /// Adds a tag.
    pub fn tag(mut self, tag: impl Into<String>) -> Self {
        self.tags.push(tag.into());
        self
    }

    /// Names the next parameter. Parameters without a name are numbered from 0.
    pub fn param(self, name: impl Into<String>) -> Self {
        self.described(ParamBuilder::new(name.into(), ParamKind::One))
    }

    /// Names the next parameter and sets its default.
    pub fn param_or(self, name: impl Into<String>, default: impl Into<Untyped>) -> Self {
        self.param_with(name, |param| param.default(default))
    }

    /// Names the next parameter, with further declarations.
    ///
    /// ```
    /// # use typed_structs::{Class, Constraint, DefineMethodError, Typed, args};
    /// # #[derive(Typed)]
    /// # struct Lamp { level: u8 }
    /// Lamp::class()
    ///     .method_builder("dim")
    ///     .param_with("level", |level| level.constraint(Constraint::range(0..=100)).alias("percent"))
    ///     .define(|lamp: &mut Lamp, level: u8| lamp.level = level)?;
    ///
    /// let mut lamp = Lamp { level: 0 };
    /// lamp.call("dim", args!(percent = 50)).unwrap();
    /// let error = lamp.call("dim", args!(200)).unwrap_err();
    /// assert_eq!(error.to_string(), "Lamp.dim(level): expected 0..=100, got int 200");
    /// # Ok::<(), DefineMethodError>(())
    /// ```
    pub fn param_with(
        self,
        name: impl Into<String>,
        describe: impl FnOnce(ParamBuilder) -> ParamBuilder,
    ) -> Self {
        self.described(describe(ParamBuilder::new(name.into(), ParamKind::One)))
    }

    /// Names the next parameter, a list that collects the remaining positional arguments.
    pub fn rest(self, name: impl Into<String>) -> Self {
        self.described(ParamBuilder::new(name.into(), ParamKind::Rest))
    }

    /// Names the next parameter, a map that collects the remaining named arguments.
    pub fn keywords(self, name: impl Into<String>) -> Self {
        self.described(ParamBuilder::new(name.into(), ParamKind::Keywords))
    }

    /// Sets the type that results are checked against; the closure may return an `Untyped`. If the
    /// result of a closure on `&mut T` is wrong, the changes it made stay: not every `T` can be
    /// cloned before the call.
    pub fn returns<F: FieldType<'static>>(self) -> Self {
        Self { returns: Some((F::TYPE, wrong_return::<F>)), ..self }
    }

    /// Adds the method.
    ///
    /// # Errors
    /// - The errors of [`Class::define`].
    /// - There are more names than parameters, a name is given twice, a default is not of its
    ///   parameter's type, or no value of the type satisfies a constraint. One report has all of
    ///   these.
    pub fn define<K, M: IntoMethod<K>>(self, method: M) -> Result<(), DefineMethodError> {
        self.put(false, method)
    }

    /// Replaces a method that was added at run time.
    ///
    /// # Errors
    /// The errors of [`Class::redefine`] and [`MethodBuilder::define`].
    pub fn redefine<K, M: IntoMethod<K>>(self, method: M) -> Result<(), DefineMethodError> {
        self.put(true, method)
    }

    #[inline]
    fn described(mut self, param: ParamBuilder) -> Self {
        self.params.push(param);
        self
    }

    fn put<K, M: IntoMethod<K>>(self, replace: bool, method: M) -> Result<(), DefineMethodError> {
        let dynamic = self.build(signature::<K, M>(), |method_info, defaults, class, check| {
            DynamicMethod { class, method: method_info, defaults, check, body: body(method) }
        });
        let (class, name, make) = dynamic?;
        let reason = if replace { Reason::Absent } else { Reason::Sealed };
        match &class.overlay {
            Some(overlay) if overlay.put(&name, replace, make) => Ok(()),
            _ => Err(reject(class, &name, class, reason).into()),
        }
    }

    /// Returns the class, the name, and a function that builds the method. The function is called
    /// only once the name is known to be free, since metadata is leaked.
    #[inline]
    fn build(
        self,
        signature: Signature,
        make: impl FnOnce(
            &'static Method,
            Box<[Option<Untyped>]>,
            &'static Class,
            Option<CheckReturn>,
        ) -> DynamicMethod,
    ) -> Result<(&'static Class, String, impl FnOnce() -> DynamicMethod), DefineMethodError> {
        let Self { class, name, doc, tags, params, returns } = self;
        admit(class, &name)?;
        if signature.owner.is_some_and(|owner| !class.is_of(owner)) {
            return Err(reject(class, &name, class, Reason::Receiver).into());
        }
        if takes_object_by_value(class, &signature) {
            return Err(reject(class, &name, class, Reason::ByValue).into());
        }
        let constraints = check_params(class, &name, &params, &signature.params)?;
        let made_name = name.clone();
        let make = move || {
            let name: &'static str = String::leak(made_name);
            let (params, defaults) = leak_params(params, constraints, &signature.params);
            let (returns, check) = match returns {
                Some((returns, check)) => (returns, Some(check)),
                None => (signature.returns, None),
            };
            let tags: Vec<&'static str> = tags.into_iter().map(|tag| &*String::leak(tag)).collect();
            let method = Method::new(name, signature.receiver, params, returns, no_shim)
                .with_doc(String::leak(doc))
                .with_tags(Vec::leak(tags));
            make(Box::leak(Box::new(method)), defaults, class, check)
        };
        Ok((class, name, make))
    }
}

/// Returns `true` if a closure without a receiver takes an object of the class, or of a base, as
/// its first parameter. A reference was probably meant.
fn takes_object_by_value(class: &'static Class, signature: &Signature) -> bool {
    let first = signature.params.first().map(|param| param.type_info);
    let own = first.filter(|first| first.arguments().is_empty()).and_then(TypeInfo::class);
    signature.receiver == Receiver::None && own.is_some_and(|own| class.is_subclass_of(own))
}

/// Checks that a method of this name may be added at run time, as far as the metadata tells.
#[inline]
fn admit(class: &'static Class, name: &str) -> Result<(), OverrideDisallowed> {
    if name.is_empty() {
        return Err(reject(class, name, class, Reason::Name));
    }
    let is_setter = name.strip_prefix("set_").is_some_and(|field| has_field(class, field));
    if is_setter || RESERVED.contains(&name) {
        return Err(reject(class, name, class, Reason::Reserved));
    }
    if let Some(method) = class.own_method(name) {
        let reason = if method.is_final() { Reason::Final } else { Reason::Sealed };
        return Err(reject(class, name, class, reason));
    }
    if let Some((base, _)) = final_in(class, name) {
        return Err(reject(class, name, base.unwrap_or(class), Reason::Final));
    }
    if class.overlay.is_none() {
        return Err(reject(class, name, class, Reason::Parameters));
    }
    Ok(())
}

#[inline]
fn reject(
    class: &'static Class,
    name: &str,
    declared_in: &'static Class,
    reason: Reason,
) -> OverrideDisallowed {
    OverrideDisallowed {
        class: class.name(),
        member: name.into(),
        declared_in: declared_in.name(),
        reason,
    }
}

/// Converts the error of a definition without described parameters, which cannot be wrong.
#[inline]
fn only_disallowed(class: &'static Class) -> impl Fn(DefineMethodError) -> OverrideDisallowed {
    move |error| match error {
        DefineMethodError::OverrideDisallowed(disallowed) => disallowed,
        DefineMethodError::Mismatches(_) => reject(class, "", class, Reason::Sealed),
    }
}
