//! Drivers: they read documents of a format, part by part, into slots.

#[cfg(feature = "json")]
mod json;
#[cfg(feature = "serde")]
mod serde;

#[cfg(feature = "serde")]
pub use self::serde::{DeserializeError, deserialize, from_deserializer, serialize};
#[cfg(feature = "json")]
pub use json::{DocumentFault, Unread, from_json, from_json_with_warnings, value_from_json};

use crate::record::Input;
use crate::report::{Context, Rejected};

/// A function that takes the whole document.
type Root<'f, 'v> = dyn FnMut(&mut Input<'_, 'v>, &mut Context<'_>) -> Result<(), Rejected> + 'f;
