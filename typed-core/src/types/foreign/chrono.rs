//! Dates and times of `chrono`, in the form of RFC 3339 and ISO 8601.

use crate::class::{Kind, TypeInfo};
use crate::record::{Composite, FieldType, ToValue, if_static};
use crate::report::{Context, Rejected};
use crate::types::parsed::parsed;
use crate::value::Value;
use alloc::format;
use alloc::string::{String, ToString};
use chrono::{
    DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, SecondsFormat, TimeZone, Utc,
};
use core::fmt::Display;

parsed! {
    NaiveDate as Date, "NaiveDate", "a date such as 2026-01-31", str::parse, |date| date.to_string();
    NaiveTime, "NaiveTime", "a time such as 12:30:00", str::parse, |time| time.to_string();
    // `Display` writes a space in place of the `T`, which is not parsed.
    NaiveDateTime, "NaiveDateTime", "a date and time such as 2026-01-31T12:30:00", str::parse,
        |time| format!("{time:?}");
    DateTime<Utc> as DateTime, "DateTime<Utc>", "a date and time such as 2026-01-31T12:30:00Z", str::parse,
        |time| rfc3339(time);
    DateTime<FixedOffset> as DateTime, "DateTime<FixedOffset>", "a date and time such as 2026-01-31T12:30:00+01:00",
        str::parse, |time| rfc3339(time);
}

fn rfc3339<Z: TimeZone<Offset: Display>>(time: &DateTime<Z>) -> String {
    time.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}
