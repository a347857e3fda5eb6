//! Methods that were added at run time, and how they run.

use crate::call::bind::{bind, is_given};
use crate::call::dispatch::{CallFailure, Output, SelfArg};
use crate::class::{Class, Method};
use crate::report::{Context, Mismatches, Rejected};
use crate::value::{Arg, Args, Untyped, Value};
use alloc::boxed::Box;

/// A closure as a method. The result before the context tells if all arguments have a parameter. It
/// is returned only after their types have been checked.
pub(crate) type Body = dyn for<'t> Fn(
        (&'static Class, &'static Method),
        SelfArg<'t>,
        &mut [Arg<'t>],
        Result<(), Rejected>,
        &mut Context<'_>,
    ) -> Result<Untyped, CallFailure>
    + Send
    + Sync;

/// A function that checks a result against a type.
pub(crate) type CheckReturn =
    for<'v> fn(&'static Class, &'static str, Value<'v>) -> Option<Mismatches>;

/// A method added at run time.
pub(crate) struct DynamicMethod {
    pub(crate) class: &'static Class,
    /// Leaked once for each definition, since contexts keep names as long as classes live.
    pub(crate) method: &'static Method,
    pub(crate) defaults: Box<[Option<Untyped>]>,
    pub(crate) check: Option<CheckReturn>,
    pub(crate) body: Box<Body>,
}

impl DynamicMethod {
    pub(crate) const fn method(&self) -> &'static Method {
        self.method
    }

    pub(crate) fn run<'t>(
        &self,
        this: SelfArg<'t>,
        args: &mut Args<'t>,
        cx: &mut Context<'_>,
    ) -> Result<Output<'t>, CallFailure> {
        let (_, bound) = bind(self.method, args, cx);
        self.fill_default(args);
        let places = args.as_mut_slice();
        let value = (self.body)((self.class, self.method), this, places, bound, cx)?;
        match self.check.and_then(|check| check(self.class, self.method.name(), value.reborrow())) {
            Some(report) => Err(CallFailure::Return(report)),
            None => Ok(Output::Value(value)),
        }
    }

    /// Fills in the defaults of missing arguments.
    fn fill_default(&self, args: &mut Args<'_>) {
        for (index, default) in self.defaults.iter().enumerate() {
            let Some(default) = default else { continue };
            while args.len() <= index {
                args.push_named("", Value::Null);
            }
            match args.as_mut_slice().get_mut(index) {
                Some(place) if !is_given(place) => *place = Arg::positional(default.clone()),
                _ => {}
            }
        }
    }
}

impl core::fmt::Debug for DynamicMethod {
    #[inline]
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.method.fmt(f)
    }
}
