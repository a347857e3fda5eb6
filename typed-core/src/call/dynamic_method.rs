//! Methods that were added at run time, and how they run.

use crate::call::bind::{bind, is_given};
use crate::class::{CallFailure, DynamicMethod, Method, Output, SelfArg};
use crate::report::Context;
use crate::value::{Arg, Args, Value};

impl DynamicMethod {
    pub(crate) const fn method(&self) -> &'static Method {
        self.method
    }

    pub(super) fn run<'t>(
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
