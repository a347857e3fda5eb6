//! Calls by name: the method is found and run, and its result converted.

use crate::call::dispatch::{Target, find};
use crate::class::{CallError, CallFailure, CallFuture, Class, Method, Output};
use crate::record::{HasClass, Record, RecordMut};
use crate::report::{Closest, Context, Key, Mismatches, Rejected, code};
use crate::value::{Args, Untyped, Value};
use alloc::boxed::Box;
use core::future::ready;
use core::mem;

/// Calls a method on an object.
///
/// # Errors
/// See [`CallError`].
#[inline]
pub fn call<'t, T: RecordMut<'static> + HasClass>(
    object: &'t mut T,
    name: &str,
    args: Args<'t>,
) -> Result<Untyped, CallError> {
    call_in(object, T::STATIC_CLASS, name, args)
}

/// Like [`call`], given the object's class.
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

/// Calls the method of a base, even if the object's class redefines it. The method must belong to
/// the object's own lineage, whatever the class given.
pub(crate) fn call_as<'t>(
    base: &'static Class,
    object: &'t mut (dyn RecordMut<'_> + 't),
    name: &str,
    mut args: Args<'t>,
) -> Result<Untyped, CallError> {
    call_found(in_lineage(object, base), Target::Mut(object), name, &mut args)
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

/// Takes all arguments, so that the caller need not drop them.
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
    cx.convert(args.conversion());
    let outcome = (method.shim)(target.this(), method, args, &mut cx);
    args.discard();
    match outcome {
        Ok(Output::Value(value)) => {
            // The report is empty: there is nothing to drop.
            mem::forget(report);
            Ok(value)
        }
        outcome => finished(class, method, outcome, report),
    }
}

/// Calls a method that takes more than its shim. It belongs to a base or a rule, takes the whole
/// object, or was added at run time.
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
    cx.convert(args.conversion());
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
        // Only an async method returns a future.
        Ok(Output::Future(_)) => Ok(Value::Null),
        Err(fault) => Err(failed(class, method, fault, report)),
    }
}

/// Calls a method on an object. An async one runs when the future is polled.
pub fn call_async<'f>(
    object: &'f mut (dyn RecordMut<'_> + 'f),
    name: &str,
    args: Args<'f>,
) -> CallFuture<'f> {
    call_async_on(object.class(), Target::Mut(object), name, args)
}

/// Like [`call_as`]. An async method runs when the future is polled.
pub(crate) fn call_async_as<'f>(
    base: &'static Class,
    object: &'f mut (dyn RecordMut<'_> + 'f),
    name: &str,
    args: Args<'f>,
) -> CallFuture<'f> {
    call_async_on(in_lineage(object, base), Target::Mut(object), name, args)
}

/// Returns the base of the object, or the object's own class if it has no such base.
fn in_lineage(object: &dyn Record, base: &'static Class) -> &'static Class {
    let own = object.class();
    own.mro().find(|class| class.is_same(base)).unwrap_or(own)
}

/// Calls a static method. An async one runs when the future is polled.
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
    cx.convert(args.conversion());
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
        // It did not exist when it was looked up.
        Some(found) if found == name => {
            let why = "was added by another thread during this call; call it again";
            cx.reject_missing(code::CALL, why.into(), None)
        }
        found => cx.unknown("method", found),
    }
}
