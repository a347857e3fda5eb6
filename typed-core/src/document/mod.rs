//! Drivers: they read documents of a format, part by part, into slots.

#[cfg(feature = "json")]
mod json;
#[cfg(feature = "serde")]
mod serde;

#[cfg(feature = "serde")]
pub use self::serde::{DeserializeError, deserialize, from_deserializer, serialize};
#[cfg(feature = "json")]
pub use json::{DocumentFault, Unread, from_json, from_json_with_warnings, value_from_json};
