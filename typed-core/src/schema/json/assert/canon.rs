//! Values in a form in which equal ones of JSON Schema are equal: `1` and `1.0`, and objects whose
//! properties are in another order.

use crate::value::Value;
use alloc::vec::Vec;
use core::ptr;

/// A value that can be ordered. The order has no meaning.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Canon<'v> {
    Null,
    Bool(bool),
    Integer {
        is_negative: bool,
        magnitude: u128,
    },
    /// The bits of a float that is not an integer.
    Float(u64),
    Spelled(&'v str),
    Str(&'v str),
    Bytes(&'v [u8]),
    List(Vec<Canon<'v>>),
    Map(Vec<(Canon<'v>, Canon<'v>)>),
    /// The address of a value that only equals itself.
    Other(usize),
}

impl<'v> Canon<'v> {
    /// Returns the form of a value. Values nest at most `MAX_DEPTH` levels.
    pub(super) fn of(value: &'v Value<'v>) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(value) => Self::Bool(*value),
            Value::Int(value) => {
                Self::Integer { is_negative: *value < 0, magnitude: value.unsigned_abs().into() }
            }
            Value::BigInt(value) => {
                Self::Integer { is_negative: value.is_negative(), magnitude: value.magnitude() }
            }
            Value::Float(value) => Self::of_float(*value),
            Value::OutOfRange(text) => Self::Spelled(text),
            Value::Str(text) => Self::Str(text),
            Value::Bytes(bytes) => Self::Bytes(bytes),
            Value::List(items) => Self::List(items.iter().map(Self::of).collect()),
            Value::Map(map) => {
                let entries = map.iter().map(|(key, value)| (Self::of(key), Self::of(value)));
                let mut entries: Vec<_> = entries.collect();
                entries.sort_unstable();
                Self::Map(entries)
            }
            Value::Opaque(_) | Value::TooDeep => Self::Other(ptr::from_ref(value).addr()),
        }
    }

    fn of_float(value: f64) -> Self {
        /// 2¹²⁸.
        const BEYOND: f64 = 340_282_366_920_938_463_463_374_607_431_768_211_456.0;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is exact")]
        if value % 1.0 == 0.0 && value.abs() < BEYOND {
            return Self::Integer { is_negative: value < 0.0, magnitude: value.abs() as u128 };
        }
        Self::Float(value.to_bits())
    }
}
