//! Construction of objects from arguments or a value. Every field is checked, and every mismatch
//! reported, before an object exists.

mod columns;
mod construct;
mod defaults;
#[cfg(any(feature = "json", feature = "serde"))]
mod entries;
mod field_set;
mod fields;
mod fill;
mod forward;
mod init;
mod repair;
mod rest;
mod traits;
mod variant;
#[cfg(any(feature = "json", feature = "serde"))]
mod whole;

pub(crate) use columns::Values;
pub use columns::{Lookup, Row};
#[cfg(any(feature = "json", feature = "serde"))]
pub(crate) use construct::fill_entries;
#[cfg(feature = "dynamic")]
pub(crate) use construct::missing_fields_error;
pub use construct::{check_struct, construct, read_struct};
#[cfg(feature = "dynamic")]
pub(crate) use construct::{fill_args, fill_content, finish_object};
#[cfg(feature = "dynamic")]
pub(crate) use defaults::Defaults;
#[cfg(feature = "dynamic")]
pub(crate) use defaults::Work;
pub use defaults::{Fallback, OfFields, assert_made};
pub(crate) use field_set::FieldSet;
pub(crate) use fields::FieldBinder;
pub(crate) use forward::{given_twice, pass_on, refuse_each};
pub use init::Made;
pub use repair::RepairOutcome;
#[cfg(feature = "dynamic")]
pub(crate) use repair::repair_by;
pub use traits::{Construct, Draft};
pub use variant::{check_enum, check_variant};
#[cfg(any(feature = "json", feature = "serde"))]
pub(crate) use whole::read_whole;
