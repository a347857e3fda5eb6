//! Constructors with parameters of their own, which `construct` runs.

use crate::args::Args;
use crate::change;
use crate::constraint::check_all;
use crate::context::{Context, Key, Rejected};
use crate::dispatch::Fault;
use crate::method::Method;
use crate::mismatch::code;
use crate::mismatches::Mismatches;
use crate::object::Typed;
use crate::record::{Record, RecordExt};
use crate::seal::Access;
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
    for<'v> fn(&'static Method, &mut Args<'v>, &mut Context<'_>) -> Result<T, Fault>;

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
    fn made(self) -> Result<T, Fault>;
}

impl<T: Typed> Made<T> for T {
    fn made(self) -> Result<T, Fault> {
        Ok(self)
    }
}

impl<T: Typed, E: Into<Box<dyn Error + Send + Sync>>> Made<T> for Result<T, E> {
    fn made(self) -> Result<T, Fault> {
        self.map_err(|error| Fault::Failed(error.into()))
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
            change::constructed(&object);
            Ok(object)
        }
        Err(_) => Err(report),
    }
}

#[inline]
fn refused(
    class: &'static str,
    method: &'static Method,
    fault: Fault,
    mut report: Mismatches,
) -> Mismatches {
    match fault {
        Fault::Rejected(_) => report,
        Fault::Return(mismatches) => mismatches,
        Fault::Failed(error) => match error.downcast::<Mismatches>() {
            // It set its fields by name.
            Ok(mismatches) => *mismatches,
            Err(error) => {
                let mut cx = Context::new(&mut report, class);
                let mut cx = cx.step(Key::Field(method.name()));
                let _ = cx.absent(code::INIT, format!("{error}").into(), None);
                report
            }
        },
    }
}

/// Holds an object that was not made field by field against all that its fields demand.
#[inline]
fn verify(record: &dyn Record, cx: &mut Context<'_>) -> Result<(), Rejected> {
    let mut outcome = Ok(());
    for (index, field) in record.shape().fields().iter().enumerate() {
        let slot = record.slot(index);
        let base = slot.and_then(|slot| slot.record()).filter(|_| field.is_base());
        let checked = match (base, slot) {
            (Some(base), _) => verify(base, &mut cx.declared_in(base.class().name())),
            (None, slot) => {
                let mut cx = cx.step(Key::Field(field.name()));
                let mut cx = cx.for_type(field.type_info());
                let held = slot.map_or(Ok(()), |slot| {
                    check_all(field.constraints(), &slot.exposed(Access::GRANTED), &mut cx)
                });
                held.and_then(|()| record.about().check_field(index, &mut cx))
            }
        };
        outcome = checked.and(outcome);
    }
    outcome.and_then(|()| record.about().verify(cx))
}
