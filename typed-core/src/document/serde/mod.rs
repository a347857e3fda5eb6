//! The drivers for every format of serde.
//!
//! Only the visitor and the sources of items and entries are compiled for each format. Slots, which know
//! types, see them as `dyn ListSource` and `dyn MapSource`.

mod entries;
mod error;
mod items;
mod key;
mod seed;
mod write;

pub use error::DeserializeError;
pub use write::serialize;

use crate::class::TypeInfo;
use crate::construct::read_whole;
use crate::document::serde::seed::{Seed, Target};
use crate::record::{FieldType, SlotMut, notify_constructed};
use crate::report::{Context, Mismatches, Rejected};
use crate::value::Level;
use core::cell::Cell;
use serde::de::{DeserializeSeed, Deserializer, Error as _};

/// Reads a value from any self-describing format that has a serde deserializer: a struct, an enum, or any
/// other [`FieldType`]. All mismatches are found in one pass. Strings are borrowed if the format allows it.
///
/// The variant of an enum of the format is a map of one entry. A date of TOML is a string. Input that
/// follows the value is left to the caller, as in serde.
///
/// # Errors
/// A [`DeserializeError`]:
///
/// - All mismatches, in input order, as [`from_value`](crate::from_value) reports them.
/// - The error of the format, if there is one, and the mismatches found before it.
///
/// ```
/// use typed_structs::{Typed, from_deserializer};
///
/// #[derive(Typed, Debug)]
/// struct Server { host: String, port: u16 }
///
/// let server: Server = from_deserializer(toml::Deserializer::parse("host = 'a'\nport = 80")?)?;
/// assert_eq!((&*server.host, server.port), ("a", 80));
///
/// let wrong = toml::Deserializer::parse("host = 1\nprot = 80")?;
/// let error = from_deserializer::<Server, _>(wrong).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "Server.host: expected String, got int 1\n\
///      Server.prot: unknown field; did you mean `port`?\n\
///      Server.port: missing, expected u16"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn from_deserializer<'de, T: FieldType<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, DeserializeError<D::Error>> {
    read_whole(
        |slot| read_root(deserializer, T::TYPE, slot),
        || DeserializeError::new(None, Mismatches::new()),
    )
}

/// Reads a document into a slot. This is compiled once for each format.
fn read_root<'de, D: Deserializer<'de>>(
    deserializer: D,
    type_info: &'static TypeInfo,
    slot: &mut dyn SlotMut<'de>,
) -> Result<(), DeserializeError<D::Error>> {
    let mut mismatches = Mismatches::new();
    let is_too_deep = Cell::new(false);
    let mut cx = Context::new(&mut mismatches, type_info.name());
    let seed = Seed {
        target: &mut Target::Slot(&mut *slot, &[], None),
        cx: &mut cx,
        level: Level::WHOLE,
        is_too_deep: &is_too_deep,
    };
    let read: Result<Result<(), Rejected>, D::Error> = seed.deserialize(deserializer);
    match read {
        Ok(Ok(())) => {
            if let Some(object) = slot.record() {
                notify_constructed(object);
            }
            Ok(())
        }
        Ok(Err(_)) => Err(DeserializeError::new(None, mismatches)),
        // The depth is among the mismatches.
        Err(_) if is_too_deep.get() => Err(DeserializeError::new(None, mismatches)),
        Err(error) => Err(DeserializeError::new(Some(error), mismatches)),
    }
}

/// Implements `Deserialize` of a type: the message of the error is the whole report.
///
/// # Errors
/// - All mismatches.
/// - The error of the format. If there are mismatches before it, they follow its message.
pub fn deserialize<'de, T: FieldType<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    from_deserializer(deserializer).map_err(|error| match error.into_parts() {
        (Some(format), mismatches) if mismatches.is_empty() => format,
        (format, mismatches) => D::Error::custom(DeserializeError::new(format, mismatches)),
    })
}
