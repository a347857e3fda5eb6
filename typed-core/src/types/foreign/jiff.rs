//! Dates and times of `jiff`, in the form of ISO 8601.

use crate::class::{Kind, TypeInfo};
use crate::record::{Composite, FieldType, ToValue, if_static};
use crate::report::{Context, Rejected};
use crate::types::parsed::parsed;
use crate::value::Value;
use alloc::string::ToString;
use jiff::civil::{Date, DateTime, Time};
use jiff::{SignedDuration, Span, Timestamp, ZonedDateTime};

parsed! {
    Timestamp as DateTime, "Timestamp", "a timestamp such as 2026-01-31T12:30:00Z", str::parse, |time| time.to_string();
    ZonedDateTime, "ZonedDateTime", "a time with its zone, such as 2026-01-31T12:30:00+01:00[Europe/Paris]",
        str::parse, |time| time.to_string();
    Date as Date, "Date", "a date such as 2026-01-31", str::parse, |date| date.to_string();
    Time, "Time", "a time such as 12:30:00", str::parse, |time| time.to_string();
    DateTime, "DateTime", "a date and time such as 2026-01-31T12:30:00", str::parse, |time| time.to_string();
    Span as Span, "Span", "a span such as P1DT2H30M", str::parse, |span| span.to_string();
    SignedDuration as Span, "SignedDuration", "a duration such as PT2H30M", str::parse, |span| span.to_string();
}
