//! Calls by name: arguments bound to parameters, checked, and the outcome as a value.

use crate::args::Args;
use crate::class::Class;
use crate::context::{Context, Key, Rejected};
use crate::field_type::{FieldType, ToValue};
use crate::method::Method;
use crate::mismatch::code;
use crate::mismatches::Mismatches;
use crate::object::Typed;
use crate::suggest::closest;
use crate::value::Untyped;
use alloc::boxed::Box;
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
    mut object: Option<&mut T>,
    name: &str,
    args: Args<'_>,
) -> Result<Untyped, CallError> {
    call_erased(T::CLASS, &mut object, name, args)
}

/// What of a call depends on the type, so that little is compiled for each.
trait Callee {
    /// The shim of a static method, run.
    fn run(
        &mut self,
        found: Position,
        args: Args<'_>,
        cx: &mut Context<'_>,
    ) -> Option<Result<Untyped, Fault>>;

    /// The object itself, for a method added at run time.
    #[cfg(feature = "std")]
    fn object(&mut self) -> Option<&mut dyn core::any::Any>;
}

impl<T: Methods> Callee for Option<&mut T> {
    fn run(
        &mut self,
        found: Position,
        args: Args<'_>,
        cx: &mut Context<'_>,
    ) -> Option<Result<Untyped, Fault>> {
        let shim = T::SHIMS.get(found.block)?.get(found.index)?;
        Some(shim(self.as_deref_mut(), found.method, args, cx))
    }

    #[cfg(feature = "std")]
    fn object(&mut self) -> Option<&mut dyn core::any::Any> {
        self.as_deref_mut().map(|object| object as &mut dyn core::any::Any)
    }
}

#[inline(never)]
fn call_erased(
    class: &'static Class,
    callee: &mut dyn Callee,
    name: &str,
    args: Args<'_>,
) -> Result<Untyped, CallError> {
    let mut report = Mismatches::new();
    let mut cx = Context::new(&mut report, class.name());
    let outcome = match find(class, name) {
        Some(Found::Static(found)) => callee.run(found, args, &mut cx),
        #[cfg(feature = "std")]
        Some(Found::Dynamic(dynamic)) => Some(dynamic.run(callee.object(), args, &mut cx)),
        None => None,
    };
    let outcome = outcome.unwrap_or_else(|| Err(unknown(class, name, &mut cx).into()));
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
    Static(Position),
    /// Among those added at run time.
    #[cfg(feature = "std")]
    Dynamic(crate::dynamic::DynamicMethod),
}

/// Where a method stands in the tables.
#[derive(Clone, Copy)]
struct Position {
    block: usize,
    index: usize,
    method: &'static Method,
}

fn find(class: &'static Class, name: &str) -> Option<Found> {
    for (block, methods) in class.method_blocks().iter().enumerate() {
        for (index, method) in methods.iter().enumerate() {
            if method.name() == name {
                return Some(Found::Static(Position { block, index, method }));
            }
        }
    }
    #[cfg(feature = "std")]
    return class.dynamic_method(name).map(Found::Dynamic);
    #[cfg(not(feature = "std"))]
    None
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
            let mut cx = cx.for_type(F::TYPE);
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
