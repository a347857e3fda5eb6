//! Constructors with parameters of their own, which `construct` runs.

use crate::access;
use crate::call::CallFailure;
use crate::class::Method;
use crate::construct::verify::verify;
use crate::object::Typed;
use crate::report::{Context, Key, Mismatches, code};
use crate::value::Args;
use alloc::boxed::Box;
use alloc::format;
use core::error::Error;

/// The method marked `#[typed(init)]`. Only the shared code can run it, which then checks what it
/// made.
#[derive(Debug)]
pub struct Init<T> {
    method: &'static Method,
    run: Run<T>,
}

/// Binds the arguments, checks them, and runs the constructor.
pub(crate) type Run<T> =
    for<'v> fn(&'static Method, &mut Args<'v>, &mut Context<'_>) -> Result<T, CallFailure>;

impl<T> Init<T> {
    /// A constructor.
    #[must_use]
    pub const fn new(method: &'static Method, run: Run<T>) -> Self {
        Self { method, run }
    }
}

/// What a constructor may return.
#[diagnostic::on_unimplemented(
    message = "`#[typed(init)]` is for a function that returns `Self` or a `Result` of it"
)]
pub trait Made<T> {
    /// The object.
    ///
    /// # Errors
    /// The constructor's own.
    fn made(self) -> Result<T, CallFailure>;
}

impl<T: Typed> Made<T> for T {
    fn made(self) -> Result<T, CallFailure> {
        Ok(self)
    }
}

impl<T: Typed, E: Into<Box<dyn Error + Send + Sync>>> Made<T> for Result<T, E> {
    fn made(self) -> Result<T, CallFailure> {
        self.map_err(|error| CallFailure::Failed(error.into()))
    }
}

/// Constructs a struct by its own constructor, and checks what that made.
///
/// # Errors
/// Every mismatch of the arguments; the constructor's own error, with the code `init`; every
/// mismatch of the object.
pub(crate) fn initialize<T: Typed>(init: &Init<T>, args: &mut Args<'_>) -> Result<T, Mismatches> {
    let mut report = Mismatches::new();
    let mut cx = Context::new(&mut report, T::CLASS.name());
    let made = (init.run)(init.method, args, &mut cx);
    args.discard();
    let object = match made {
        Ok(object) => object,
        Err(fault) => return Err(refused(T::CLASS.name(), init.method, fault, report)),
    };
    match verify(&object, &mut cx) {
        Ok(()) => {
            access::notify_constructed(&object);
            Ok(object)
        }
        Err(_) => Err(report),
    }
}

#[inline]
fn refused(
    class: &'static str,
    method: &'static Method,
    fault: CallFailure,
    mut report: Mismatches,
) -> Mismatches {
    match fault {
        CallFailure::Rejected(_) => report,
        CallFailure::Return(mismatches) => mismatches,
        CallFailure::Failed(error) => match error.downcast::<Mismatches>() {
            // It set its fields by name.
            Ok(mismatches) => *mismatches,
            Err(error) => {
                let mut cx = Context::new(&mut report, class);
                let mut cx = cx.at(Key::Field(method.name()));
                let _ = cx.reject_missing(code::INIT, format!("{error}").into(), None);
                report
            }
        },
    }
}
