//! Classes that are built at run time, and their instances.
//! Their fields are slots like those of derived structs, so that the same code checks both.

mod assertion;
mod build;
mod builder;
mod check;
mod class;
mod default_budget;
mod error;
mod fields;
mod instance;
mod items;
#[cfg(feature = "schema")]
mod parts;
mod slot;
mod text;
mod types;

pub(crate) use assertion::Assertion;
pub use builder::ClassBuilder;
pub use class::DynamicClass;
pub(crate) use class::built_in;
pub(crate) use default_budget::excess;
pub(crate) use error::Faults;
pub use error::{DefineClassError, DefineClassErrorKind};
pub use fields::FieldBuilder;
pub use instance::Instance;
#[cfg(feature = "schema")]
pub(crate) use parts::TypeParts;
pub use types::DynamicType;
