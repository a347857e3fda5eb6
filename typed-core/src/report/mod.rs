//! Mismatches, the report that collects them, and the context of a check. Every mismatch enters a
//! report through the context, which hides secrets.

mod context;
mod message;
mod mismatch;
mod mismatches;
mod order;
mod override_disallowed;
mod rank;
mod suggest;

pub(crate) use context::Key;
pub use context::{Context, MAX_DEPTH, Rejected};
pub use message::Message;
pub use mismatch::{TypeMismatch, code};
pub use mismatches::{MAX_MISMATCHES, Mismatches};
pub use override_disallowed::{OverrideDisallowed, RESERVED, Reason};
pub(crate) use rank::Rank;
pub(crate) use suggest::{Closest, closest};
