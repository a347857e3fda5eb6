//! Custom constructors, which `construct` runs.

use crate::access::verify;
use crate::class::{CallFailure, Init, Method};
use crate::record::{HasClass, notify_constructed};
use crate::report::{Context, Key, Mismatches, code};
use crate::value::Args;
use alloc::boxed::Box;
use alloc::format;
use core::error::Error;

/// A return type of a constructor.
#[diagnostic::on_unimplemented(
    message = "`#[typed(init)]` is for a function that returns `Self` or a `Result` of it"
)]
pub trait Made<T> {
    /// Returns the object.
    ///
    /// # Errors
    /// - The error of the constructor.
    fn made(self) -> Result<T, CallFailure>;
}

impl<T: HasClass> Made<T> for T {
    fn made(self) -> Result<T, CallFailure> {
        Ok(self)
    }
}

impl<T: HasClass, E: Into<Box<dyn Error + Send + Sync>>> Made<T> for Result<T, E> {
    fn made(self) -> Result<T, CallFailure> {
        self.map_err(|error| CallFailure::Failed(error.into()))
    }
}

/// Constructs a struct by its custom constructor, and checks the object. The key leads to the object.
///
/// # Errors
/// - All mismatches of the arguments; the constructor did not run.
/// - `init`: the constructor returned an error.
/// - All mismatches of the object.
pub(super) fn initialize<T: HasClass>(
    init: &Init<T>,
    args: &mut Args<'_>,
    key: Key<'_>,
) -> Result<T, Mismatches> {
    let class = T::STATIC_CLASS.name();
    let mut report = Mismatches::new();
    let mut whole = Context::new(&mut report, class);
    let mut cx = whole.at(key);
    cx.convert(args.conversion());
    let made = (init.run)(init.method, args, &mut cx);
    args.discard();
    let object = match made {
        Ok(object) => object,
        Err(fault) => {
            let refused = refused(init.method, fault, &mut cx);
            return Err(refused.unwrap_or(report));
        }
    };
    let verified = verify(&object, &mut cx).and_then(|()| object.header().verify_new(&mut cx));
    match verified {
        Ok(()) => {
            notify_constructed(&object);
            Ok(object)
        }
        Err(_) => Err(report),
    }
}

/// Returns the report of a constructor, or `None` if its fault is in the report of the context.
#[inline]
fn refused(
    method: &'static Method,
    fault: CallFailure,
    cx: &mut Context<'_>,
) -> Option<Mismatches> {
    match fault {
        CallFailure::Rejected(_) => None,
        CallFailure::Return(mismatches) => Some(mismatches),
        CallFailure::Failed(error) => match error.downcast::<Mismatches>() {
            // The constructor set fields by name.
            Ok(mismatches) => Some(*mismatches),
            Err(error) => {
                let mut cx = cx.at(Key::Field(method.name()));
                let _ = cx.reject_missing(code::INIT, format!("{error}").into(), None);
                None
            }
        },
    }
}
