//! Dispatch: finds a method by its name in the class or a base. Runs it on the part of the object
//! that is of its class.

use crate::call::erased::ErasedObject;
use crate::class::{
    CallFailure, Class, Method, MethodBody, Output, Private, Receiver, SelfArg, base_path,
    resolve_method,
};
use crate::record::{Record, RecordMut, base_part_mut};
use crate::report::{Context, Key, Rejected, code};
use crate::value::{Args, Value};
use core::mem;

/// The object of a call, if there is one.
pub(super) enum Target<'t, 'v> {
    Nothing,
    Mut(&'t mut (dyn RecordMut<'v> + 't)),
}

impl<'t> Target<'t, '_> {
    /// Returns the object itself, for a method of its own class.
    #[inline]
    pub(super) fn this(self) -> SelfArg<'t> {
        match self {
            Target::Nothing => SelfArg::Nothing,
            Target::Mut(record) => {
                record.object_mut(Private::TOKEN).map_or(SelfArg::Nothing, SelfArg::Mut)
            }
        }
    }
}

/// A method that was found by its name.
pub(super) struct ResolvedMethod {
    body: MethodBody,
    /// The class that declares it.
    pub(super) class: &'static Class,
}

impl ResolvedMethod {
    pub(super) fn method(&self) -> &'static Method {
        self.body.method()
    }

    /// Runs the method on the part of the object that is of its class.
    pub(super) fn run<'t>(
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
                    self.reject_guarded(record, &mut cx)?;
                }
                // A method of a class built at run time gets the whole object. It has the same Rust
                // type, and is changed with the checks of all its classes.
                let is_whole = self.class.is_dynamic();
                let part = if is_whole { Some(record) } else { base_part_mut(record, self.class) };
                part.map_or(SelfArg::Nothing, |part| Target::Mut(part).this())
            }
        };
        self.run_on(this, args, &mut cx)
    }

    /// Runs the method on the whole object, whatever its class.
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
        // Shortens their lifetime to that of the object.
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
            MethodBody::Declared(method) => (method.shim)(this, method, args, cx),
            #[cfg(feature = "std")]
            MethodBody::Added(added) => added.run(this, args, cx),
        }
    }

    /// Rejects a method that changes a base, and does not know the checks of the object's class.
    fn reject_guarded(&self, record: &dyn Record, cx: &mut Context<'_>) -> Result<(), Rejected> {
        if self.class.is_dynamic() || !is_guarded(record.class(), self.class) {
            return Ok(());
        }
        let mut cx = cx.at(Key::Field(self.method().name()));
        let sentence =
            "cannot be called: it could break a check or change a frozen field of the object";
        Err(cx.reject_missing(code::CALL, sentence.into(), None))
    }
}

/// Returns `true` if a class between the object's and the base that changes has checks or frozen
/// fields.
fn is_guarded(class: &'static Class, base: &'static Class) -> bool {
    base_path(class, base).any(|(class, field)| {
        class.is_checked()
            || class.is_frozen()
            || field.is_guarded()
            || !field.constraints().is_empty()
    })
}

/// Returns the method of this name in the class, a base or a rule.
pub(super) fn find(class: &'static Class, name: &str) -> Option<ResolvedMethod> {
    let (base, body) = resolve_method(class, name)?;
    Some(ResolvedMethod { body, class: base.unwrap_or(class) })
}
