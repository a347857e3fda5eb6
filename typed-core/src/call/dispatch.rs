//! From the name of a method to what runs: here or in a base, on the part of the object that it is of.

#[cfg(feature = "std")]
use crate::call::dynamic_method::DynamicMethod;
use crate::call::erased::ErasedObject;
use crate::class::{Class, Method, Private, Receiver, base_part_mut, base_path};
#[cfg(feature = "std")]
use crate::define::final_in;
use crate::object::Object;
use crate::record::{Record, RecordExt, RecordMut};
use crate::report::{Context, Key, Mismatches, Rejected, code};
use crate::value::{Args, Untyped, Value};
use alloc::boxed::Box;
#[cfg(feature = "std")]
use alloc::sync::Arc;
use core::any::Any;
use core::error::Error;
use core::future::Future;
use core::mem;
use core::pin::Pin;

/// Why a call went wrong, before it is known which report it belongs to.
#[derive(Debug)]
pub enum CallFailure {
    /// A mismatch, which was reported.
    Rejected(Rejected),
    /// The method returned a value that it does not declare.
    Return(Mismatches),
    /// The method returned an error.
    Failed(Box<dyn Error + Send + Sync>),
}

impl From<Rejected> for CallFailure {
    fn from(rejected: Rejected) -> Self {
        Self::Rejected(rejected)
    }
}

/// What a method is called on, its type erased.
pub enum SelfArg<'t> {
    /// A static method, or a class.
    Nothing,
    /// An object that is only read.
    Shared(&'t dyn Any),
    /// An object.
    Mut(&'t mut dyn Any),
    /// An object of whatever class.
    ErasedObject(&'t mut dyn Object),
}

/// What a method returned.
pub enum Output<'t> {
    /// The value.
    Value(Untyped),
    /// An async method's future.
    Future(Pin<Box<dyn Future<Output = Result<Untyped, CallFailure>> + Send + 't>>),
}

/// An object to be called on, or none.
pub(crate) enum Target<'t, 'v> {
    Nothing,
    Mut(&'t mut (dyn RecordMut<'v> + 't)),
}

impl<'t> Target<'t, '_> {
    /// The object itself, for a method of its own class.
    #[inline]
    pub(crate) fn this(self) -> SelfArg<'t> {
        match self {
            Target::Nothing => SelfArg::Nothing,
            Target::Mut(record) => {
                record.object_mut(Private::TOKEN).map_or(SelfArg::Nothing, SelfArg::Mut)
            }
        }
    }
}

/// A method that was found by its name.
pub(crate) struct ResolvedMethod {
    body: Body,
    /// The class that declares it.
    pub(crate) class: &'static Class,
}

enum Body {
    /// In the tables.
    Static(&'static Method),
    /// Among those added at run time.
    #[cfg(feature = "std")]
    Dynamic(Arc<DynamicMethod>),
}

impl ResolvedMethod {
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
    ) -> Result<Output<'t>, CallFailure> {
        let mut cx = cx.declared_in(self.class.name());
        if self.method().receiver().is_whole() {
            return self.run_whole(target, mem::take(args), &mut cx);
        }
        let needs_mut = self.method().receiver() == Receiver::Mut;
        let this = match target {
            Target::Nothing => SelfArg::Nothing,
            Target::Mut(record) => {
                if needs_mut {
                    self.refuse_guarded(record, &mut cx)?;
                }
                // A method of a class made at run time gets the whole object, which is of the same Rust
                // type, and changes it through the checks of all its classes.
                let is_whole = self.class.is_dynamic();
                let part = if is_whole { Some(record) } else { base_part_mut(record, self.class) };
                part.map_or(SelfArg::Nothing, |part| Target::Mut(part).this())
            }
        };
        self.run_on(this, args, &mut cx)
    }

    /// Runs it on the whole object, whatever class it is of.
    fn run_whole<'r>(
        &self,
        target: Target<'_, '_>,
        args: Args<'_>,
        cx: &mut Context<'_>,
    ) -> Result<Output<'r>, CallFailure> {
        let mut whole = match target {
            Target::Nothing => None,
            Target::Mut(record) => Some(ErasedObject(record)),
        };
        let this = match &mut whole {
            None => SelfArg::Nothing,
            Some(whole) => SelfArg::ErasedObject(whole),
        };
        // They need not live longer than what the method is called on.
        let mut args = args;
        match self.run_on(this, &mut args, cx)? {
            Output::Value(value) => Ok(Output::Value(value)),
            // Such a method is never async.
            Output::Future(_) => Ok(Output::Value(Value::Null)),
        }
    }

    fn run_on<'t>(
        &self,
        this: SelfArg<'t>,
        args: &mut Args<'t>,
        cx: &mut Context<'_>,
    ) -> Result<Output<'t>, CallFailure> {
        match &self.body {
            Body::Static(method) => (method.shim)(this, method, args, cx),
            #[cfg(feature = "std")]
            Body::Dynamic(dynamic) => dynamic.run(this, args, cx),
        }
    }

    /// A method that changes a base knows nothing of the checks of the class around it.
    fn refuse_guarded(&self, record: &dyn Record, cx: &mut Context<'_>) -> Result<(), Rejected> {
        if self.class.is_dynamic() || !is_guarded(record.class(), self.class) {
            return Ok(());
        }
        let mut cx = cx.at(Key::Field(self.method().name()));
        let sentence =
            "cannot be called: it could break a check or change a frozen field of the object";
        Err(cx.reject_missing(code::CALL, sentence.into(), None))
    }
}

/// Whether something between a class and the base that is to be changed guards against changes.
fn is_guarded(class: &'static Class, base: &'static Class) -> bool {
    base_path(class, base).any(|(class, field)| {
        class.is_checked()
            || class.is_frozen()
            || field.is_guarded()
            || !field.constraints().is_empty()
    })
}

/// The method of this name: the class's own, or a base's, or a rule's.
pub(crate) fn find(class: &'static Class, name: &str) -> Option<ResolvedMethod> {
    for declarer in class.mro() {
        if let Some(own) = declarer.own_method(name) {
            return Some(ResolvedMethod { body: Body::Static(own), class: declarer });
        }
        // What is added to one base replaces no final method of another, or of a rule.
        #[cfg(feature = "std")]
        if let Some(added) = declarer.dynamic_method(name)
            && final_in(class, name).is_none()
        {
            return Some(ResolvedMethod { body: Body::Dynamic(added), class: declarer });
        }
    }
    let (base, helper) = class.helper(name)?;
    Some(ResolvedMethod { body: Body::Static(helper), class: base.unwrap_or(class) })
}
