//! Receivers of methods: the object of the call, or a clone of it.

use crate::access::verify;
use crate::class::{CallFailure, Class, Method, SelfArg};
use crate::record::Record;
use crate::report::{Context, Key, Mismatches, Rejected, code};

/// Returns the object of a method on `&self`.
///
/// # Errors
/// - `missing`: the method was called without an object.
pub fn receiver<'t, T: 'static>(
    this: SelfArg<'t>,
    method: &'static Method,
    cx: &mut Context<'_>,
) -> Result<&'t T, Rejected> {
    let object = match this {
        SelfArg::Nothing | SelfArg::ErasedObject(_) => None,
        SelfArg::Shared(object) => object.downcast_ref(),
        SelfArg::Mut(object) => object.downcast_ref(),
    };
    object.ok_or_else(|| no_object(method, cx))
}

/// Returns the object of a method on `&mut self`.
///
/// # Errors
/// - `missing`: the method was called without an object, or on one that can only be read.
pub fn receiver_mut<'t, T: 'static>(
    this: SelfArg<'t>,
    method: &'static Method,
    cx: &mut Context<'_>,
) -> Result<&'t mut T, Rejected> {
    match this {
        SelfArg::Mut(object) => object.downcast_mut().ok_or_else(|| no_object(method, cx)),
        SelfArg::Nothing | SelfArg::Shared(_) | SelfArg::ErasedObject(_) => {
            Err(no_object(method, cx))
        }
    }
}

#[cold]
pub(super) fn no_object(method: &'static Method, cx: &mut Context<'_>) -> Rejected {
    cx.at(Key::Field(method.name())).reject_missing(
        code::TYPE,
        "an object to be called on".into(),
        None,
    )
}

/// A type whose methods run on a clone if they are called by name. These are methods that take
/// `self`, and those on `&mut self` with `returns` or `verify`: only after the checks is it known
/// whether the object changes.
#[diagnostic::on_unimplemented(
    message = "a call by name needs a clone of the object, but `{Self}` is not `Clone`",
    note = "derive `Clone`, or mark the method `#[typed(skip)]`"
)]
pub trait RunsOnClone: Clone {}

impl<T: Clone> RunsOnClone for T {}

/// Returns the clone that a method runs on.
pub fn cloned<T: RunsOnClone>(object: &T) -> T {
    object.clone()
}

/// Checks the object that a method leaves: every constraint and check, before it replaces the old one.
///
/// # Errors
/// - Every mismatch of the object.
pub fn verify_left(object: &dyn Record, class: &'static Class) -> Result<(), CallFailure> {
    let mut report = Mismatches::new();
    match verify(object, &mut Context::new(&mut report, class.name())) {
        Ok(()) => Ok(()),
        Err(_) => Err(CallFailure::Return(report)),
    }
}
