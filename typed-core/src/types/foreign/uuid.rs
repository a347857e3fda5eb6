//! UUIDs.

use crate::class::{Kind, TypeInfo};
use crate::record::{Composite, FieldType, ToValue, if_static};
use crate::report::{Context, Rejected};
use crate::types::parsed::parsed;
use crate::value::Value;
use alloc::string::ToString;
use uuid::Uuid;

parsed! {
    Uuid as Uuid, "Uuid", "a UUID", Self::try_parse, |uuid| uuid.to_string(), Self::nil();
}
