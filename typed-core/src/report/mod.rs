//! Mismatches, the report that collects them, and the context of a check. Every mismatch enters a
//! report through the context, which hides secrets.

mod attempt;
pub mod code;
mod context;
mod conversion;
mod fault;
mod message;
mod mismatch;
mod mismatches;
mod no_item;
mod operation;
mod order;
mod override_disallowed;
mod params;
mod part_rules;
mod rank;
mod reject;
mod segments;
mod sentence;
#[cfg(feature = "serde")]
mod serialize;
mod suggest;
mod texts;
mod trail;
mod warnings;

pub use context::{Context, Rejected};
pub(crate) use context::{ExpectedRule, ExpectedType};
pub use fault::Fault;
pub use message::Message;
pub use message::assert;
pub(crate) use mismatch::Expected;
pub use mismatch::{Target, TypeMismatch};
pub use mismatches::{MAX_MISMATCHES, Mismatches};
pub(crate) use mismatches::{into_one, one};
pub(crate) use no_item::NoItem;
pub use operation::without_operation;
pub use override_disallowed::{OverrideDisallowed, RESERVED, Reason};
pub(crate) use part_rules::{Part, PartRules};
pub(crate) use rank::Rank;
pub(crate) use suggest::{Closest, at_most, closest, listed};
#[cfg(feature = "std")]
pub(crate) use texts::Texts;
pub(crate) use trail::Key;
