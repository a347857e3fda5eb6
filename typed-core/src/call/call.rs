//! Calls by name: the method found and run, and its outcome.

use crate::call::dispatch::{CallFailure, Output, Target, find};
use crate::class::{Class, Method};
use crate::object::Typed;
use crate::record::{RecordExt, RecordMut};
use crate::report::{Closest, Context, Key, Mismatches, Rejected, code};
use crate::value::{Args, Untyped, Value};
use alloc::boxed::Box;
use core::error::Error;
use core::future::{Future, ready};
use core::mem;
use core::pin::Pin;

/// Why a call by name has no result.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CallError {
    /// The arguments, or the value returned, are not what the method declares. With wrong
    /// arguments the method was not run.
    #[error(transparent)]
    Mismatches(#[from] Mismatches),
    /// The method ran and returned an error of its own, which is the `source`. An error that is
    /// `Failed` already, because the method made a call by name itself, is passed on as it is.
    #[error("{class}.{method}: {source}")]
    Failed {
        /// The class that declares the method.
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

/// What `call_async` returns: allocated, and `Send`.
pub type CallFuture<'f> = Pin<Box<dyn Future<Output = Result<Untyped, CallError>> + Send + 'f>>;

/// Calls a method on an object.
///
/// # Errors
/// See [`CallError`].
#[inline]
pub fn call<'t, T: RecordMut<'static> + Typed>(
    object: &'t mut T,
    name: &str,
    args: Args<'t>,
) -> Result<Untyped, CallError> {
    call_in(object, T::CLASS, name, args)
}

/// As [`call`], given the class: the object's own.
pub(crate) fn call_in<'t>(
    object: &'t mut (dyn RecordMut<'_> + 't),
    class: &'static Class,
    name: &str,
    mut args: Args<'t>,
) -> Result<Untyped, CallError> {
    let outcome = call_on(class, Target::Mut(object), name, &mut args);
    mem::forget(args);
    outcome
}

/// Calls the method that a base has, whatever there is by that name in the class around it. The tables of
/// methods are those of the object's own lineage, whatever class was given.
pub(crate) fn call_as<'t>(
    base: &'static Class,
    object: &'t mut (dyn RecordMut<'_> + 't),
    name: &str,
    mut args: Args<'t>,
) -> Result<Untyped, CallError> {
    let own = object.class();
    let class = own.mro().find(|class| class.is_same(base)).unwrap_or(own);
    call_found(class, Target::Mut(object), name, &mut args)
}

/// Calls a static method.
///
/// # Errors
/// See [`CallError`].
pub fn call_static(
    class: &'static Class,
    name: &str,
    mut args: Args<'_>,
) -> Result<Untyped, CallError> {
    let outcome = call_on(class, Target::Nothing, name, &mut args);
    mem::forget(args);
    outcome
}

/// Leaves nothing in the arguments, so that they need not be dropped.
#[inline(always)]
fn call_on<'t>(
    class: &'static Class,
    target: Target<'t, '_>,
    name: &str,
    args: &mut Args<'t>,
) -> Result<Untyped, CallError> {
    let Some(method) = class.own_method(name).filter(|method| method.is_direct()) else {
        return call_found(class, target, name, args);
    };
    let mut report = Mismatches::new();
    let mut cx = Context::new(&mut report, class.name());
    let outcome = (method.shim)(target.this(), method, args, &mut cx);
    args.discard();
    match outcome {
        Ok(Output::Value(value)) => {
            // Nothing was reported: there is nothing to drop.
            mem::forget(report);
            Ok(value)
        }
        outcome => finished(class, method, outcome, report),
    }
}

/// A call of what is not just run: of a method of a base or a rule, of the whole object, added at run
/// time.
#[inline(never)]
fn call_found<'t>(
    class: &'static Class,
    target: Target<'t, '_>,
    name: &str,
    args: &mut Args<'t>,
) -> Result<Untyped, CallError> {
    let mut report = Mismatches::new();
    let mut cx = Context::new(&mut report, class.name());
    let Some(found) = find(class, name) else {
        args.discard();
        let _ = unknown(class, name, &mut cx);
        return Err(report.into());
    };
    let method = found.method();
    let outcome = if method.is_async() {
        let why = "is async: use `call_async` or `call_static_async`";
        Err(cx.at(Key::Field(method.name())).reject_missing(code::CALL, why.into(), None).into())
    } else {
        found.run(target, args, &mut cx)
    };
    args.discard();
    finished(found.class, method, outcome, report)
}

#[inline(never)]
fn finished(
    class: &'static Class,
    method: &'static Method,
    outcome: Result<Output<'_>, CallFailure>,
    report: Mismatches,
) -> Result<Untyped, CallError> {
    match outcome {
        Ok(Output::Value(value)) => Ok(value),
        // No method that is not async returns one.
        Ok(Output::Future(_)) => Ok(Value::Null),
        Err(fault) => Err(failed(class, method, fault, report)),
    }
}

/// Calls a method on an object; an async one runs when the future does.
pub fn call_async<'f>(
    object: &'f mut (dyn RecordMut<'_> + 'f),
    name: &str,
    args: Args<'f>,
) -> CallFuture<'f> {
    call_async_on(object.class(), Target::Mut(object), name, args)
}

/// Calls a static method; an async one runs when the future does.
pub fn call_static_async<'f>(class: &'static Class, name: &str, args: Args<'f>) -> CallFuture<'f> {
    call_async_on(class, Target::Nothing, name, args)
}

fn call_async_on<'f>(
    class: &'static Class,
    target: Target<'f, '_>,
    name: &str,
    mut args: Args<'f>,
) -> CallFuture<'f> {
    let mut report = Mismatches::new();
    let mut cx = Context::new(&mut report, class.name());
    let Some(found) = find(class, name) else {
        let _ = unknown(class, name, &mut cx);
        return Box::pin(ready(Err(report.into())));
    };
    let (method, class) = (found.method(), found.class);
    match found.run(target, &mut args, &mut cx) {
        Ok(Output::Value(value)) => Box::pin(ready(Ok(value))),
        Ok(Output::Future(future)) => Box::pin(async move {
            future.await.map_err(|fault| failed(class, method, fault, Mismatches::new()))
        }),
        Err(fault) => Box::pin(ready(Err(failed(class, method, fault, report)))),
    }
}

fn failed(
    class: &'static Class,
    method: &'static Method,
    fault: CallFailure,
    report: Mismatches,
) -> CallError {
    match fault {
        CallFailure::Rejected(_) => CallError::Mismatches(report),
        CallFailure::Return(mismatches) => CallError::Mismatches(mismatches),
        CallFailure::Failed(source) => {
            let (class, method) = (class.name(), method.name());
            match source.downcast::<CallError>() {
                Ok(failed) if failed.mismatches().is_none() => *failed,
                Ok(source) => CallError::Failed { class, method, source },
                Err(source) => CallError::Failed { class, method, source },
            }
        }
    }
}

#[cold]
fn unknown(class: &'static Class, name: &str, cx: &mut Context<'_>) -> Rejected {
    let mut closest = Closest::to(name);
    for class in class.mro() {
        for method in class.methods() {
            closest.compare(method.name());
        }
    }
    let mut cx = cx.at(Key::Name(name));
    match closest.found() {
        // It was not there when it was looked for.
        Some(found) if found == name => {
            let why = "was added by another thread during this call; call it again";
            cx.reject_missing(code::CALL, why.into(), None)
        }
        found => cx.unknown("method", found),
    }
}
