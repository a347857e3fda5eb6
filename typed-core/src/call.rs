//! Calls by name: the method found, here or in a base, run, and its outcome.

use crate::args::Args;
use crate::class::Class;
use crate::context::{Context, Key, Rejected};
#[cfg(feature = "std")]
use crate::dynamic::DynamicMethod;
use crate::field_type::ToValue;
use crate::method::{Method, Receiver, no_shim};
use crate::mismatch::code;
use crate::mismatches::Mismatches;
use crate::record::{Access, Record, RecordMut};
use crate::slot::Slot;
use crate::suggest::closest;
use crate::value::{Untyped, Value};
use alloc::boxed::Box;
use core::any::Any;
use core::error::Error;
use core::future::{Future, ready};
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

/// Why a call went wrong, before it is known which report it belongs to.
#[derive(Debug)]
pub enum Fault {
    /// A mismatch, which was reported.
    Rejected(Rejected),
    /// The method returned a value that it does not declare.
    Return(Mismatches),
    /// The method returned an error.
    Failed(Box<dyn Error + Send + Sync>),
}

impl From<Rejected> for Fault {
    fn from(rejected: Rejected) -> Self {
        Self::Rejected(rejected)
    }
}

/// What a method is called on, its type erased.
pub enum This<'t> {
    /// A static method, or a class.
    Nothing,
    /// An object that is only read.
    Shared(&'t dyn Any),
    /// An object.
    Mut(&'t mut dyn Any),
}

/// What a method returned.
pub enum Returned<'t> {
    /// The value.
    Value(Untyped),
    /// An async method's future.
    Future(Pin<Box<dyn Future<Output = Result<Untyped, Fault>> + Send + 't>>),
}

/// An object to be called on, or none.
pub(crate) enum Target<'t, 'v> {
    Nothing,
    Shared(&'t dyn Record),
    Mut(&'t mut (dyn RecordMut<'v> + 't)),
}

impl<'t> Target<'t, '_> {
    /// The object itself, for a method of its own class.
    #[inline]
    fn this(self) -> This<'t> {
        let this = match self {
            Target::Nothing => None,
            Target::Shared(record) => record.any().map(This::Shared),
            Target::Mut(record) => record.any_mut(Access::GRANTED).map(This::Mut),
        };
        this.unwrap_or(This::Nothing)
    }
}

/// Calls a method on an object.
///
/// # Errors
/// See [`CallError`].
pub fn call<'t>(
    object: &'t mut (dyn RecordMut<'_> + 't),
    name: &str,
    args: &mut Args<'t>,
) -> Result<Untyped, CallError> {
    call_on(object.class(), Target::Mut(object), name, args)
}

/// Calls a static method.
///
/// # Errors
/// See [`CallError`].
pub fn call_static(
    class: &'static Class,
    name: &str,
    args: &mut Args<'_>,
) -> Result<Untyped, CallError> {
    call_on(class, Target::Nothing, name, args)
}

fn call_on<'t>(
    class: &'static Class,
    target: Target<'t, '_>,
    name: &str,
    args: &mut Args<'t>,
) -> Result<Untyped, CallError> {
    let mut report = Mismatches::new();
    let mut cx = Context::new(&mut report, class.name());
    let outcome = match class.own_method(name) {
        Some(method) if !method.is_async() => {
            let outcome = (method.shim)(target.this(), method, args, &mut cx);
            outcome.map_err(|fault| (class, method, fault))
        }
        _ => call_found(class, target, name, args, &mut cx),
    };
    match outcome {
        Ok(Returned::Value(value)) => Ok(value),
        // No method that is not async returns one.
        Ok(Returned::Future(_)) => Ok(Value::Null),
        Err((class, method, fault)) => Err(failed(class, method, fault, report)),
    }
}

type Failed = (&'static Class, &'static Method, Fault);

/// A call of what is not among the class's own methods: of a base's, of one added at run time.
#[inline(never)]
fn call_found<'t>(
    class: &'static Class,
    target: Target<'t, '_>,
    name: &str,
    args: &mut Args<'t>,
    cx: &mut Context<'_>,
) -> Result<Returned<'t>, Failed> {
    let Some(found) = find(class, name) else {
        return Err((class, &NONE, unknown(class, name, cx).into()));
    };
    let (method, class) = (found.method(), found.class);
    let outcome = if method.is_async() {
        let mut cx = cx.step(Key::Field(method.name()));
        Err(cx
            .absent(
                code::CALL,
                "is async: it is called by `call_async` or `call_static_async`".into(),
                None,
            )
            .into())
    } else {
        found.run(target, args, cx)
    };
    outcome.map_err(|fault| (class, method, fault))
}

/// What stands for a method that there is not.
static NONE: Method = Method::new("", Receiver::None, &[], <() as ToValue>::TYPE, no_shim);

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
        Ok(Returned::Value(value)) => Box::pin(ready(Ok(value))),
        Ok(Returned::Future(future)) => Box::pin(async move {
            future.await.map_err(|fault| failed(class, method, fault, Mismatches::new()))
        }),
        Err(fault) => Box::pin(ready(Err(failed(class, method, fault, report)))),
    }
}

/// A method that was found by its name.
pub(crate) struct Found {
    body: Body,
    /// The class that declares it.
    pub(crate) class: &'static Class,
}

enum Body {
    /// In the tables.
    Static(&'static Method),
    /// Among those added at run time.
    #[cfg(feature = "std")]
    Dynamic(DynamicMethod),
}

impl Found {
    pub(crate) fn declared(method: &'static Method, class: &'static Class) -> Self {
        Self { body: Body::Static(method), class }
    }

    pub(crate) fn method(&self) -> &'static Method {
        match &self.body {
            Body::Static(method) => method,
            #[cfg(feature = "std")]
            Body::Dynamic(dynamic) => dynamic.method(),
        }
    }

    /// Runs it, on the part of the object that is of its class.
    pub(crate) fn run<'t>(
        &self,
        target: Target<'t, '_>,
        args: &mut Args<'t>,
        cx: &mut Context<'_>,
    ) -> Result<Returned<'t>, Fault> {
        let mut cx = cx.declared_in(self.class.name());
        let needs_mut = self.method().receiver() == Receiver::Mut;
        let this = match target {
            Target::Nothing => This::Nothing,
            Target::Shared(record) => {
                part(record, self.class).and_then(Record::any).map_or(This::Nothing, This::Shared)
            }
            Target::Mut(record) => {
                if needs_mut {
                    self.refuse_guarded(record, &mut cx)?;
                }
                let part = part_mut(record, self.class);
                let part = part.and_then(|part| part.any_mut(Access::GRANTED));
                part.map_or(This::Nothing, This::Mut)
            }
        };
        match &self.body {
            Body::Static(method) => (method.shim)(this, method, args, &mut cx),
            #[cfg(feature = "std")]
            Body::Dynamic(dynamic) => dynamic.run(this, args, &mut cx),
        }
    }

    /// A method that changes a base knows nothing of the checks of the class around it.
    fn refuse_guarded(&self, record: &dyn Record, cx: &mut Context<'_>) -> Result<(), Rejected> {
        if record.class().is_same(self.class) || !is_guarded(record.class(), self.class) {
            return Ok(());
        }
        let mut cx = cx.step(Key::Field(self.method().name()));
        let sentence = "cannot be called: it could break a check, or change a frozen field, of the class that has its class as a base";
        Err(cx.absent(code::CALL, sentence.into(), None))
    }
}

/// Whether something between a class and the base that is to be changed guards against changes.
fn is_guarded(class: &'static Class, base: &'static Class) -> bool {
    if class.is_same(base) {
        return false;
    }
    class.is_checked()
        || class.is_frozen()
        || class.fields().iter().any(|field| {
            let own = field.type_info().class().filter(|own| field.is_base() && own.has_base(base));
            own.is_some_and(|own| {
                field.is_frozen()
                    || field.is_checked()
                    || !field.constraints().is_empty()
                    || is_guarded(own, base)
            })
        })
}

/// The field that holds the part of an object which is of the base, or has it as a base itself.
fn holder(class: &'static Class, base: &'static Class) -> Option<usize> {
    class.fields().iter().position(|field| {
        field.is_base() && field.type_info().class().is_some_and(|own| own.has_base(base))
    })
}

fn part<'r>(record: &'r dyn Record, class: &'static Class) -> Option<&'r dyn Record> {
    if record.class().is_same(class) {
        return Some(record);
    }
    let index = holder(record.class(), class)?;
    part(record.slot(index).and_then(Slot::record)?, class)
}

fn part_mut<'r, 'v>(
    record: &'r mut (dyn RecordMut<'v> + 'r),
    class: &'static Class,
) -> Option<&'r mut (dyn RecordMut<'v> + 'r)> {
    if record.class().is_same(class) {
        return Some(record);
    }
    let index = holder(record.class(), class)?;
    let slot = record.slot_mut(index, Access::GRANTED)?;
    part_mut(slot.record_mut()?, class)
}

/// The method of this name: the class's own, or a base's.
pub(crate) fn find(class: &'static Class, name: &str) -> Option<Found> {
    let own = class.own_methods().find(|method| method.name() == name).map(Body::Static);
    #[cfg(feature = "std")]
    let own = own.or_else(|| class.dynamic_method(name).map(Body::Dynamic));
    match own {
        Some(body) => Some(Found { body, class }),
        None => class.bases().iter().find_map(|base| find(base, name)),
    }
}

fn failed(
    class: &'static Class,
    method: &'static Method,
    fault: Fault,
    report: Mismatches,
) -> CallError {
    match fault {
        Fault::Rejected(_) => CallError::Mismatches(report),
        Fault::Return(mismatches) => CallError::Mismatches(mismatches),
        Fault::Failed(source) => match source.downcast::<CallError>() {
            Ok(failed) if failed.mismatches().is_none() => *failed,
            Ok(mismatches) => {
                CallError::Failed { class: class.name(), method: method.name(), source: mismatches }
            }
            Err(source) => CallError::Failed { class: class.name(), method: method.name(), source },
        },
    }
}

#[cold]
fn unknown(class: &'static Class, name: &str, cx: &mut Context<'_>) -> Rejected {
    let methods = class.all_methods();
    let suggestion = closest(name, methods.iter().map(|method| method.name()));
    cx.step(Key::Name(name)).unknown("method", suggestion)
}

macro_rules! no_methods {
    ($init:ident $($block:ident)*) => {
        /// The empty blocks that a type without `#[typed_methods]` falls back on; the inherent ones
        /// come first.
        pub trait NoMethods: Sized {
            $(
                /// The block of this number.
                const $block: &'static crate::method::Block = &crate::method::Block::EMPTY;
            )*
            /// The constructor that a block declares.
            const $init: Option<crate::init::Init<Self>> = None;
        }
    };
}
no_methods! {
    __TYPED_INIT_ONCE_IN_ALL_BLOCKS
    __TYPED_BLOCK_0_OTHERS_NEED_ANOTHER_NUMBER
    __TYPED_BLOCK_1_OTHERS_NEED_ANOTHER_NUMBER
    __TYPED_BLOCK_2_OTHERS_NEED_ANOTHER_NUMBER
    __TYPED_BLOCK_3_OTHERS_NEED_ANOTHER_NUMBER
}

impl<T> NoMethods for T {}
