//! Access to a field, a part of a field, or a property by its path. A change that a check rejects
//! is rolled back.

mod edit;
mod field;
mod get;
mod items;
mod notify;
mod property;
mod resolve;
mod rollback;
mod set;
mod touched;
mod verify;

pub(crate) use edit::{Checks, Edit, edit_item, edit_member};
pub(crate) use field::{set_field, try_store};
pub use get::get;
pub(crate) use get::{get_member, variant_at};
pub(crate) use notify::{OldValue, capture_old, notify_changed};
pub use notify::{capture_old_field, notify_field_changed};
pub(crate) use resolve::{Step, leads_to_field, resolve_step};
pub(crate) use rollback::{Undo, undo_field, undo_item, undo_member};
pub use set::set;
pub(crate) use set::{set_converted, set_erased, set_slow};
pub(crate) use touched::Touched;
pub(crate) use verify::{is_free, verify, verify_field};
