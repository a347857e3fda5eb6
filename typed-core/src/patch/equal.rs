//! The equality of values: as documents, or exactly.

use crate::value::{Value, order_with_float};
use alloc::collections::BTreeMap;
use alloc::string::ToString;
use core::cmp::Ordering;

/// The equality of numbers.
#[derive(Clone, Copy)]
pub(super) enum Numbers {
    /// By their value, as RFC 6902 defines it: 1 is 1.0.
    ByValue,
    /// Bit for bit. Opaque values and secrets are equal, since they are not compared.
    Exact,
}

/// Compares values. The entries of maps can be in any order.
pub(super) fn equal(left: &Value<'_>, right: &Value<'_>, numbers: Numbers) -> bool {
    match (left, right) {
        (Value::List(left), Value::List(right)) => {
            left.len() == right.len()
                && left.iter().zip(right.iter()).all(|(left, right)| equal(left, right, numbers))
        }
        (Value::Map(left), Value::Map(right)) => {
            let entries = |map| BTreeMap::from_iter(map);
            let key = |(key, value): (&Value<'_>, _)| (key.to_string(), value);
            left.len() == right.len() && {
                let right: BTreeMap<_, &Value<'_>> = entries(right.iter().map(key));
                left.iter().all(|entry| {
                    let (key, left) = key(entry);
                    right.get(&key).is_some_and(|right| equal(left, right, numbers))
                })
            }
        }
        // A document has bytes as a list of numbers.
        (Value::Bytes(bytes), Value::List(list)) | (Value::List(list), Value::Bytes(bytes)) => {
            list.len() == bytes.len()
                && list.iter().zip(bytes.iter()).all(|(item, byte)| *item == Value::from(*byte))
        }
        (Value::Float(left), Value::Float(right)) => match numbers {
            Numbers::ByValue => left == right,
            Numbers::Exact => left.to_bits() == right.to_bits(),
        },
        (Value::Float(float), integer) | (integer, Value::Float(float)) => match numbers {
            Numbers::ByValue => is_integer(integer, *float),
            Numbers::Exact => false,
        },
        (Value::Opaque(_), Value::Opaque(_)) if matches!(numbers, Numbers::Exact) => true,
        (left, right) => left == right,
    }
}

fn is_integer(integer: &Value<'_>, float: f64) -> bool {
    let parts = match integer {
        Value::Int(value) => Some((*value < 0, u128::from(value.unsigned_abs()))),
        Value::BigInt(value) => match value.to_i128() {
            Some(value) => Some((value < 0, value.unsigned_abs())),
            None => value.to_u128().map(|value| (false, value)),
        },
        _ => None,
    };
    parts.is_some_and(|(negative, magnitude)| {
        order_with_float(negative, magnitude, float) == Some(Ordering::Equal)
    })
}
