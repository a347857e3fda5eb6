//! Durations.

use crate::class::{Kind, TypeInfo};
use crate::record::{Composite, FieldType, ToValue, if_static};
use crate::report::{Context, Key, Rejected, closest, code};
use crate::value::{Map, Value};
use alloc::borrow::Cow;
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

/// An entry of the map, if it was given.
type Part<T> = Option<Result<T, Rejected>>;

#[inline]
fn from_parts(map: Map<'_>, cx: &mut Context<'_>) -> Result<Duration, Rejected> {
    let (mut secs, mut nanos): (Part<u64>, Part<u32>) = (None, None);
    let mut outcome = Ok(());
    for (key, value) in map {
        let taken = match key.as_str() {
            Some(SECS) => take(&mut secs, SECS, value, cx),
            Some(NANOS) => take(&mut nanos, NANOS, value, cx),
            name => {
                let suggestion = closest(name.unwrap_or_default(), [SECS, NANOS].into_iter());
                Err(cx.at(Key::Item(&key)).unknown("field", suggestion))
            }
        };
        if taken.is_err() {
            outcome = taken;
        }
    }
    let (secs, nanos) = (required(secs, SECS, cx), required(nanos, NANOS, cx));
    outcome?;
    let (secs, nanos) = (secs?, nanos?);
    // As in serde, the nanoseconds may exceed a second.
    Duration::from_secs(secs)
        .checked_add(Duration::from_nanos(u64::from(nanos)))
        .ok_or_else(|| cx.out_of_range(Duration::TYPE, &parts(secs, nanos)))
}

fn take<'v, T: FieldType<'v>>(
    part: &mut Part<T>,
    name: &'static str,
    value: Value<'v>,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    if part.is_some() {
        return Err(cx.at(Key::Field(name)).reject_missing(code::DUPLICATE, "field".into(), None));
    }
    let checked = cx.descend(Key::Field(name)).and_then(|mut cx| T::check(value, &mut cx));
    *part = Some(checked);
    Ok(())
}

fn required<T: ToValue>(
    part: Part<T>,
    name: &'static str,
    cx: &mut Context<'_>,
) -> Result<T, Rejected> {
    part.unwrap_or_else(|| {
        let expected = Cow::Borrowed(T::TYPE.name());
        Err(cx.at(Key::Field(name)).reject_missing(code::MISSING, expected, None))
    })
}
