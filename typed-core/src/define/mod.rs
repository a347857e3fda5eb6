//! Methods that a program adds to a class at run time, as closures.
//! They are checked against the class before they are added.

#[cfg(feature = "std")]
mod into_method;
#[cfg(feature = "std")]
mod method;
#[cfg(feature = "std")]
mod params;

pub use into_method::IntoMethod;
pub use method::{DefineMethodError, MethodBuilder};
pub use params::ParamBuilder;
#[cfg(feature = "dynamic")]
pub(crate) use params::as_const;
