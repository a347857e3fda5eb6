//! Faults: what the checks of users find.

use crate::report::code;
use crate::report::context::{Context, Rejected};
use crate::report::mismatch::{Expected, NOTHING};
use crate::value::Value;
use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::Display;

/// A fault that a check found: a message, and where it is needed a path, a code and parameters.
///
/// A check, given by `check = …` or `after = …`, returns a `Vec` of faults, an `Option`, or a
/// `Result<(), Fault>`. Each becomes a [`TypeMismatch`](crate::TypeMismatch), in this order.
///
/// ```
/// use typed_structs::{Fault, Typed, args};
///
/// #[derive(Typed, Debug)]
/// #[typed(check = find_faults)]
/// struct Trip { start: u32, end: u32, stops: Vec<u32> }
///
/// fn find_faults(trip: &Trip) -> Vec<Fault> {
///     let mut faults = Vec::new();
///     if trip.end < trip.start {
///         let fault = Fault::new("the end is before the start").at("end").code("order");
///         faults.push(fault.param("start", trip.start));
///     }
///     for (index, stop) in trip.stops.iter().enumerate() {
///         if !(trip.start..=trip.end).contains(stop) {
///             faults.push(Fault::new("not on the way").at(format!("stops[{index}]")));
///         }
///     }
///     faults
/// }
///
/// let report = Trip::construct(args!(5, 3, vec![4])).unwrap_err();
/// assert_eq!(
///     report.to_string(),
///     "Trip.end: the end is before the start\n\
///      Trip.stops[0]: not on the way"
/// );
/// let order = report.at("end").unwrap();
/// assert_eq!(order.code(), "order");
/// assert_eq!(order.params().next(), Some(("start", 5.into())));
/// ```
#[derive(Clone, Debug)]
#[must_use = "a fault is reported only if the check returns it"]
pub struct Fault {
    path: String,
    code: &'static str,
    told: Told,
}

/// The message and the parameters of a fault.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    pub(super) message: String,
    pub(super) params: Vec<(&'static str, Value<'static>)>,
}

impl Fault {
    /// Creates a fault of the value that is checked, with the code
    /// [`constraint.check`](code::CONSTRAINT_CHECK).
    ///
    /// The message is a sentence without the path, such as "the end is before the start". It is shown as
    /// it is, also for a value with a secret.
    pub fn new(message: impl Display) -> Self {
        let told = Told { message: message.to_string(), params: Vec::new() };
        Self { path: String::new(), code: code::CONSTRAINT_CHECK, told }
    }

    /// Sets the path, from the value that is checked: `end`, `lines[2].sku`, or a
    /// [`Path`](crate::Path). Names are those of values and documents, as `rename` sets them.
    ///
    /// A path that does not follow the grammar counts as one name.
    pub fn at(self, path: impl Display) -> Self {
        Self { path: path.to_string(), ..self }
    }

    /// Sets the code, which [`TypeMismatch::code`](crate::TypeMismatch::code) returns.
    ///
    /// Programs tell faults apart by it, so it never changes its meaning. Those of this crate are in
    /// [`code`](mod@code).
    pub fn code(self, code: &'static str) -> Self {
        Self { code, ..self }
    }

    /// Adds a parameter, which [`TypeMismatch::params`](crate::TypeMismatch::params) returns. If the
    /// place can hold a secret, its value is `***`.
    pub fn param<'v>(mut self, name: &'static str, value: impl Into<Value<'v>>) -> Self {
        self.told.params.push((name, value.into().into_owned()));
        self
    }

    /// Returns the path, from the value that is checked.
    pub(crate) fn path(&self) -> &str {
        &self.path
    }
}

impl Context<'_> {
    /// Reports a fault at this place, and shows the value there if it is given.
    #[cold]
    #[inline(never)]
    pub(crate) fn reject_fault(
        &mut self,
        fault: Fault,
        value: Option<&Value<'_>>,
        is_secret: bool,
    ) -> Rejected {
        let Fault { code, mut told, .. } = fault;
        if is_secret || self.secret {
            for (_, value) in &mut told.params {
                *value = Value::from("***");
            }
        }
        let actual = value.map_or(NOTHING, Value::kind);
        self.push(code, Expected::Told(Box::new(told)), Cow::Borrowed(actual), value, None)
    }
}
