//! Reading and setting a field, a part of a field, or a property by its path.
//! A change that a check rejects is rolled back.

mod find;
mod nested;
mod notify;
mod property;
mod put_back;
mod set;
mod setter;

pub(crate) use nested::not_put_back;
pub(crate) use notify::OldValue;
pub use notify::{Change, capture_old_field, notify_field_changed};
pub(crate) use notify::{Observer, notify_constructed};
pub(crate) use property::is_own;
pub(crate) use put_back::{copy, is_copyable, restore};
pub use set::{get, set};
pub(crate) use set::{one, set_erased, set_field, set_slow, try_store, why_frozen};
pub use setter::{checked_opaque, set_place, set_with, swap_verified};
