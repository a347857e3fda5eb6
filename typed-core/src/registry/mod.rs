//! Classes by name, and construction of their objects.
//! Classes register themselves with the feature `registry`.

#[cfg(feature = "registry")]
mod collected;
mod construct;
mod duplicate;
mod registration;
#[cfg(feature = "std")]
mod registry;

pub use duplicate::DuplicateClass;
pub use registration::{BoxObject, Registration};
pub use registry::Registry;
