//! Calls by name: arguments bound to parameters, checked, and the outcome as a value.

use crate::args::Args;
use crate::class::Class;
use crate::context::{Context, Key, Rejected};
use crate::field_type::{Composite, FieldType, ToValue};
use crate::method::{Method, Param};
use crate::mismatch::code;
use crate::mismatches::Mismatches;
use crate::object::Typed;
use crate::suggest::closest;
use crate::type_info::TypeInfo;
use crate::value::{Untyped, Value};
use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use core::error::Error;

/// Why a call by name has no result.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CallError {
    /// The arguments, or the value returned, are not what the method declares. With wrong
    /// arguments the method was not run.
    #[error(transparent)]
    Mismatches(#[from] Mismatches),
    /// The method ran and returned an error of its own, which is the `source`.
    #[error("{class}.{method}: {source}")]
    Failed {
        /// The class.
        class: &'static str,
        /// The method.
        method: &'static str,
        /// What the method returned.
        source: Box<dyn Error + Send + Sync>,
    },
}

impl CallError {
    /// The mismatches, where that is what went wrong.
    #[must_use]
    pub const fn mismatches(&self) -> Option<&Mismatches> {
        match self {
            CallError::Mismatches(mismatches) => Some(mismatches),
            CallError::Failed { .. } => None,
        }
    }
}

/// Why a call went wrong, before it is known which report it belongs to.
#[derive(Debug)]
pub enum Fault {
    /// A mismatch, which was reported.
    Rejected(Rejected),
    /// The method of this name returned an error.
    Failed(&'static str, Box<dyn Error + Send + Sync>),
}

impl From<Rejected> for Fault {
    fn from(rejected: Rejected) -> Self {
        Self::Rejected(rejected)
    }
}

/// The shim of one method: binds the arguments, checks them, runs the method.
pub type Shim<T> = for<'r, 'v, 'c, 'd> fn(
    Option<&'r mut T>,
    &'static Method,
    Args<'v>,
    &'c mut Context<'d>,
) -> Result<Untyped, Fault>;

/// A type with methods that can be called by name: implemented by the derive, from the tables that
/// `#[typed_methods]` leaves on the type, in the order of `Class::methods`.
pub trait Methods: Typed + Sized + 'static {
    /// The shims of each block.
    const SHIMS: &'static [&'static [Shim<Self>]];
}

/// Calls a method, on an object or, where that is static, on none.
///
/// # Errors
/// See [`CallError`].
pub fn call<T: Methods>(
    object: Option<&mut T>,
    name: &str,
    args: Args<'_>,
) -> Result<Untyped, CallError> {
    let class = T::CLASS;
    let mut report = Mismatches::new();
    let mut cx = Context::new(&mut report, class.name());
    let outcome = match find(class, name, &mut cx) {
        Ok(Found::Static { block, index, method }) => {
            match T::SHIMS.get(block).and_then(|shims| shims.get(index)) {
                Some(shim) => shim(object, method, args, &mut cx),
                None => Err(unknown(class, name, &mut cx).into()),
            }
        }
        #[cfg(feature = "std")]
        Ok(Found::Dynamic(dynamic)) => {
            let object = object.map(|object| object as &mut dyn core::any::Any);
            dynamic.run(object, args, &mut cx)
        }
        Err(rejected) => Err(rejected.into()),
    };
    outcome.map_err(|fault| failed(class, fault, report))
}

/// `Record::call` of a type whose methods have no tables.
///
/// # Errors
/// Always: there are no methods.
pub(crate) fn call_none(class: &'static Class, name: &str) -> CallError {
    let mut report = Mismatches::new();
    let rejected = unknown(class, name, &mut Context::new(&mut report, class.name()));
    failed(class, rejected.into(), report)
}

/// A method that was found by its name.
enum Found {
    /// In the tables.
    Static { block: usize, index: usize, method: &'static Method },
    /// Among those added at run time.
    #[cfg(feature = "std")]
    Dynamic(crate::dynamic::DynamicMethod),
}

fn find(class: &'static Class, name: &str, cx: &mut Context<'_>) -> Result<Found, Rejected> {
    for (block, methods) in class.method_blocks().iter().enumerate() {
        if let Some(index) = methods.iter().position(|method| method.name() == name)
            && let Some(method) = methods.get(index)
        {
            return Ok(Found::Static { block, index, method });
        }
    }
    #[cfg(feature = "std")]
    if let Some(dynamic) = class.dynamic_method(name) {
        return Ok(Found::Dynamic(dynamic));
    }
    Err(unknown(class, name, cx))
}

fn failed(class: &'static Class, fault: Fault, report: Mismatches) -> CallError {
    match fault {
        Fault::Rejected(_) => CallError::Mismatches(report),
        Fault::Failed(method, source) => CallError::Failed { class: class.name(), method, source },
    }
}

#[cold]
fn unknown(class: &'static Class, name: &str, cx: &mut Context<'_>) -> Rejected {
    let suggestion = closest(name, class.methods().map(Method::name));
    cx.step(Key::Name(name)).unknown("method", suggestion)
}

/// The object of a method that needs one.
///
/// # Errors
/// Where it is called on none.
pub fn receiver<'r, T>(
    object: Option<&'r mut T>,
    method: &'static Method,
    cx: &mut Context<'_>,
) -> Result<&'r mut T, Rejected> {
    object.ok_or_else(|| {
        let mut cx = cx.step(Key::Field(method.name()));
        cx.absent(code::TYPE, "an object to be called on".into(), None)
    })
}

/// The argument of a parameter of type `&str`: borrowed where the caller lends it.
#[derive(Debug)]
pub struct Text<'v>(Cow<'v, str>);

impl ToValue for Text<'_> {
    const TYPE: &'static TypeInfo = <&str as ToValue>::TYPE;

    fn to_value(&self) -> Value<'_> {
        self.0.to_value()
    }
}

impl<'v: 'a, 'a> FieldType<'v> for Text<'a> {
    type Form = Composite;

    #[inline]
    fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
        match value {
            Value::Str(text) => Ok(Self(text)),
            other => Err(cx.mismatch(Self::TYPE, &other)),
        }
    }
}

impl From<&'static str> for Text<'_> {
    fn from(text: &'static str) -> Self {
        Self(Cow::Borrowed(text))
    }
}

impl core::ops::Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

/// Puts every argument in the place of its parameter. Goes on after a mismatch, so that the types
/// of the others are checked as well.
///
/// # Errors
/// Arguments beyond the parameters, unknown and duplicate names.
pub fn bind<'v>(
    method: &'static Method,
    args: Args<'v>,
    places: &mut [Option<Value<'v>>],
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    let mut outcome = Ok(());
    let mut position = 0;
    for arg in args {
        let index = match &arg.name {
            None => {
                position += 1;
                position - 1
            }
            Some(name) => {
                let found = method.params().iter().position(|param| param.name() == name);
                let Some(index) = found else {
                    let names = method.params().iter().map(Param::name);
                    let suggestion = closest(name, names);
                    let mut cx = cx.step(Key::Field(method.name()));
                    outcome = Err(cx.step(Key::Param(name)).unknown("parameter", suggestion));
                    continue;
                };
                index
            }
        };
        match (places.get_mut(index), method.params().get(index)) {
            (Some(place @ None), _) => *place = Some(arg.value),
            (Some(Some(_)), Some(param)) => {
                let mut cx = cx.step(Key::Field(method.name()));
                let mut cx = cx.step(Key::Param(param.name()));
                outcome = Err(cx.absent(code::DUPLICATE, "parameter".into(), None));
            }
            _ => {
                let expected = at_most(method.params().len());
                let mut cx = cx.step(Key::Field(method.name()));
                outcome = Err(cx.refuse(code::ARITY, expected, &arg.value));
            }
        }
    }
    outcome
}

/// What is expected where there are more arguments than parameters.
pub(crate) fn at_most(params: usize) -> String {
    match params {
        0 => String::from("no arguments"),
        1 => String::from("at most 1 argument"),
        _ => format!("at most {params} arguments"),
    }
}

/// The argument of one parameter, or its default.
///
/// # Errors
/// Where it is missing or of another type.
#[inline]
pub fn argument<'v, F: FieldType<'v>>(
    method: &'static Method,
    index: usize,
    place: &mut Option<Value<'v>>,
    default: impl FnOnce() -> Option<F>,
    cx: &mut Context<'_>,
) -> Result<F, Rejected> {
    let name = method.params().get(index).map_or("", Param::name);
    let mut cx = cx.step(Key::Field(method.name()));
    let mut cx = cx.step(Key::Param(name));
    let mut cx = cx.for_type(F::TYPE);
    match place.take() {
        Some(value) => F::check(value, &mut cx),
        None => match default().or_else(F::absent) {
            Some(value) => Ok(value),
            None => Err(cx.absent(code::MISSING, F::TYPE.name().into(), None)),
        },
    }
}

/// Holds the value that a method returned as `Untyped` against the type it declares.
///
/// # Errors
/// With the code `return`, where it is of another type.
pub fn returned_as<'v, F: FieldType<'v>>(
    method: &'static str,
    value: Untyped,
    cx: &mut Context<'_>,
) -> Result<Untyped, Fault> {
    let mut report = Mismatches::new();
    let shown = value.clone();
    match F::check(value, &mut Context::new(&mut report, "")) {
        Ok(value) => Ok(value.to_value().into_owned()),
        Err(_) => {
            let mut cx = cx.step(Key::Field(method));
            let mut cx = cx.step(Key::Param("return"));
            Err(cx.refuse(code::RETURN, F::TYPE.name(), &shown).into())
        }
    }
}

/// What a method called by name may return: any value, or a `Result` of one.
#[diagnostic::on_unimplemented(
    message = "a method called by name cannot return `{Self}`",
    note = "it returns a field type, `()`, or a `Result` of these with an error; mark it `#[typed(skip)]` to leave it out"
)]
pub trait Outcome {
    /// The value as a dynamic one.
    ///
    /// # Errors
    /// The method's own.
    fn into_outcome(self, method: &'static str) -> Result<Untyped, Fault>;
}

impl<T: ToValue> Outcome for T {
    fn into_outcome(self, _: &'static str) -> Result<Untyped, Fault> {
        Ok(self.to_value().into_owned())
    }
}

impl<T: ToValue, E: Into<Box<dyn Error + Send + Sync>>> Outcome for Result<T, E> {
    fn into_outcome(self, method: &'static str) -> Result<Untyped, Fault> {
        match self {
            Ok(value) => Ok(value.to_value().into_owned()),
            Err(error) => Err(Fault::Failed(method, error.into())),
        }
    }
}

macro_rules! no_methods {
    ($($methods:ident $shims:ident)*) => {
        /// The empty tables that a type without `#[typed_methods]` falls back on; the inherent ones
        /// of a block come first.
        pub trait NoMethods: Sized + 'static {
            $(
                /// What the methods of the block are.
                const $methods: &'static [Method] = &[];
                /// How they are called.
                const $shims: &'static [Shim<Self>] = &[];
            )*
        }
    };
}
no_methods! {
    __TYPED_METHODS_0 __TYPED_SHIMS_0
    __TYPED_METHODS_1 __TYPED_SHIMS_1
    __TYPED_METHODS_2 __TYPED_SHIMS_2
    __TYPED_METHODS_3 __TYPED_SHIMS_3
}

impl<T: 'static> NoMethods for T {}
