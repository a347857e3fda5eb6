//! Durations.

use crate::class::{Domain, Kind, Notation, TypeInfo};
use crate::record::{Composite, FieldType, ToValue, if_static};
use crate::report::{Context, Rejected, code};
use crate::types::parts::read_parts;
use crate::value::{Conversion, Map, Value};
use core::time::Duration;

const SECS: &str = "secs";
const NANOS: &str = "nanos";
const NOT_NEGATIVE: &str = "a duration that is not negative";

/// Shows the map that serde writes, which is exact.
impl ToValue for Duration {
    const TYPE: &'static TypeInfo = &TypeInfo::new("Duration", Kind::Map)
        .with_domain(Domain::Time)
        .with_notation(Notation::Duration);
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
            other => return parse(other, cx),
        };
        duration.ok_or_else(|| match value {
            Value::Int(..0) => cx.reject(code::RANGE, NOT_NEGATIVE, &value),
            Value::Float(seconds) if seconds < 0.0 => cx.reject(code::RANGE, NOT_NEGATIVE, &value),
            _ => cx.out_of_range(Self::TYPE, &value),
        })
    }
}

/// Parses a string, outside of strict mode: a number of seconds, or a duration as people write it.
#[cold]
fn parse(value: Value<'_>, cx: &mut Context<'_>) -> Result<Duration, Rejected> {
    let Some(text) = text_of(&value, cx) else {
        return Err(match value {
            Value::Str(_) => cx.reject(code::TYPE, "a number of seconds such as 1.5", &value),
            _ => cx.mismatch(Duration::TYPE, &value),
        });
    };
    match Value::number(text) {
        Some(seconds) => Duration::check(seconds, cx),
        None => spelled(text).ok_or_else(|| cx.reject(code::TYPE, SPELLED, &value)),
    }
}

#[cfg(feature = "jiff")]
const SPELLED: &str = "a duration such as 90, 1.5 or 1h30m";
#[cfg(not(feature = "jiff"))]
const SPELLED: &str = "a number of seconds such as 1.5 (1h30m needs the feature `jiff`)";

#[cfg(feature = "jiff")]
fn spelled(text: &str) -> Option<Duration> {
    let duration: jiff::SignedDuration = text.parse().ok()?;
    Duration::try_from(duration).ok()
}

#[cfg(not(feature = "jiff"))]
fn spelled(_: &str) -> Option<Duration> {
    None
}

/// Returns the string that is parsed in the mode at this place.
pub(super) fn text_of<'t>(value: &'t Value<'_>, cx: &Context<'_>) -> Option<&'t str> {
    let is_parsed = cx.conversion() != Conversion::Strict;
    value.as_str().filter(|_| is_parsed).map(str::trim)
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
