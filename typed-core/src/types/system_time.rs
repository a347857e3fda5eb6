//! Points in time of the operating system.

use crate::class::{Domain, Kind, Notation, TypeInfo};
use crate::record::{Composite, FieldType, ToValue, if_static};
use crate::report::{Context, Rejected, code};
use crate::types::duration::text_of;
use crate::types::parts::read_parts;
use crate::value::{Map, Value};
use core::time::Duration;
use std::time::{SystemTime, UNIX_EPOCH};

const SECS: &str = "secs_since_epoch";
const NANOS: &str = "nanos_since_epoch";

const NANOS_PER_SEC: u32 = 1_000_000_000;

/// Shows the map that serde writes, which is exact. The seconds of a time before 1970 are negative.
impl ToValue for SystemTime {
    const TYPE: &'static TypeInfo = &TypeInfo::new("SystemTime", Kind::Map)
        .with_domain(Domain::Time)
        .with_notation(Notation::SystemTime);
    const HAS_PLACEHOLDER: bool = true;

    #[inline(always)]
    fn placeholder() -> Self {
        UNIX_EPOCH
    }

    #[inline]
    fn to_value(&self) -> Value<'_> {
        (*self).into()
    }
}

/// Converts that map, or a number of seconds since 1970.
impl<'v> FieldType<'v> for SystemTime {
    type Form = Composite;
    if_static!();

    #[inline]
    fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
        let time = match value {
            Value::Map(map) => return from_parts(map, cx),
            Value::Int(secs) => at(secs, 0),
            Value::Float(secs) => from_seconds(secs),
            Value::BigInt(_) | Value::OutOfRange(_) => None,
            other => return parse(other, cx),
        };
        time.ok_or_else(|| cx.out_of_range(Self::TYPE, &value))
    }
}

/// Parses a string, outside of strict mode: a number of seconds, or a timestamp.
#[cold]
fn parse(value: Value<'_>, cx: &mut Context<'_>) -> Result<SystemTime, Rejected> {
    let Some(text) = text_of(&value, cx) else {
        return Err(match value {
            Value::Str(_) => cx.reject(code::TYPE, "a number of seconds since 1970", &value),
            _ => cx.mismatch(SystemTime::TYPE, &value),
        });
    };
    match Value::number(text) {
        Some(seconds) => SystemTime::check(seconds, cx),
        None => spelled(text).ok_or_else(|| cx.reject(code::TYPE, SPELLED, &value)),
    }
}

#[cfg(feature = "jiff")]
const SPELLED: &str = "seconds since 1970, or a timestamp such as 2026-01-31T12:30:00Z";
#[cfg(not(feature = "jiff"))]
const SPELLED: &str = "seconds since 1970 (2026-01-31T12:30:00Z needs the feature `jiff`)";

#[cfg(feature = "jiff")]
fn spelled(text: &str) -> Option<SystemTime> {
    let time: jiff::Timestamp = text.parse().ok()?;
    let nanos = time.subsec_nanosecond();
    // The nanoseconds have the sign of the seconds.
    let (secs, nanos) = match u32::try_from(nanos) {
        Ok(nanos) => (time.as_second(), nanos),
        Err(_) => (time.as_second() - 1, NANOS_PER_SEC - nanos.unsigned_abs()),
    };
    at(secs, nanos)
}

#[cfg(not(feature = "jiff"))]
fn spelled(_: &str) -> Option<SystemTime> {
    None
}

#[inline]
fn from_parts(map: Map<'_>, cx: &mut Context<'_>) -> Result<SystemTime, Rejected> {
    let (secs, nanos) = read_parts!(map, cx, secs: SECS => i64, nanos: NANOS => u32)?;
    at(secs, nanos).ok_or_else(|| cx.out_of_range(SystemTime::TYPE, &parts(secs, nanos)))
}

#[inline]
fn at(secs: i64, nanos: u32) -> Option<SystemTime> {
    let whole = Duration::from_secs(secs.unsigned_abs());
    let at = if secs < 0 { UNIX_EPOCH.checked_sub(whole) } else { UNIX_EPOCH.checked_add(whole) };
    at?.checked_add(Duration::from_nanos(u64::from(nanos)))
}

#[inline]
fn from_seconds(secs: f64) -> Option<SystemTime> {
    let duration = Duration::try_from_secs_f64(secs.abs()).ok()?;
    if secs < 0.0 { UNIX_EPOCH.checked_sub(duration) } else { UNIX_EPOCH.checked_add(duration) }
}

impl From<SystemTime> for Value<'_> {
    #[inline]
    fn from(time: SystemTime) -> Self {
        let (is_before, distance) = match time.duration_since(UNIX_EPOCH) {
            Ok(after) => (false, after),
            Err(error) => (true, error.duration()),
        };
        let secs = i64::try_from(distance.as_secs()).unwrap_or(i64::MAX);
        match (is_before, distance.subsec_nanos()) {
            (false, nanos) => parts(secs, nanos),
            (true, 0) => parts(-secs, 0),
            (true, nanos) => parts(-secs - 1, NANOS_PER_SEC - nanos),
        }
    }
}

#[inline]
fn parts(secs: i64, nanos: u32) -> Value<'static> {
    let mut parts = Map::new();
    parts.push(SECS, secs);
    parts.push(NANOS, nanos);
    Value::Map(parts)
}
