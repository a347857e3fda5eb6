//! Durations.

use crate::class::{Kind, TypeInfo};
use crate::record::{Composite, FieldType, ToValue, if_static};
use crate::report::{Context, Rejected};
use crate::types::parts::read_parts;
use crate::value::{Map, Value};
use core::time::Duration;

const SECS: &str = "secs";
const NANOS: &str = "nanos";

/// Shows the map that serde writes, which is exact.
impl ToValue for Duration {
    const TYPE: &'static TypeInfo = &TypeInfo::new("Duration", Kind::Map);
    const HAS_PLACEHOLDER: bool = true;

    #[inline(always)]
    fn placeholder() -> Self {
        Self::ZERO
    }

    #[inline]
    fn to_value(&self) -> Value<'_> {
        (*self).into()
    }
}

/// Converts that map, or a number of seconds.
impl<'v> FieldType<'v> for Duration {
    type Form = Composite;
    if_static!();

    #[inline]
    fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
        let duration = match value {
            Value::Map(parts) => return from_parts(parts, cx),
            Value::Int(_) | Value::BigInt(_) => value.as_u64().map(Self::from_secs),
            Value::Float(seconds) => Self::try_from_secs_f64(seconds).ok(),
            Value::OutOfRange(_) => None,
            other => return Err(cx.mismatch(Self::TYPE, &other)),
        };
        duration.ok_or_else(|| cx.out_of_range(Self::TYPE, &value))
    }
}

impl From<Duration> for Value<'_> {
    #[inline]
    fn from(duration: Duration) -> Self {
        parts(duration.as_secs(), duration.subsec_nanos())
    }
}

#[inline]
fn parts(secs: u64, nanos: u32) -> Value<'static> {
    let mut parts = Map::new();
    parts.push(SECS, secs);
    parts.push(NANOS, nanos);
    Value::Map(parts)
}

#[inline]
fn from_parts(map: Map<'_>, cx: &mut Context<'_>) -> Result<Duration, Rejected> {
    let (secs, nanos) = read_parts!(map, cx, secs: SECS => u64, nanos: NANOS => u32)?;
    // As in serde, the nanoseconds may exceed a second.
    Duration::from_secs(secs)
        .checked_add(Duration::from_nanos(u64::from(nanos)))
        .ok_or_else(|| cx.out_of_range(Duration::TYPE, &parts(secs, nanos)))
}
