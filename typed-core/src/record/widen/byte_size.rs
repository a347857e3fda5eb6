//! Sizes in bytes, such as `64MiB`.

use crate::record::widen::Widened;
use crate::record::widen::scalar::parse_integer;
use crate::value::Value;

/// The units, without their case. A prefix alone is a power of 1,000, as in pydantic.
const UNITS: [(&str, u128); 20] = [
    ("", 1),
    ("b", 1),
    ("k", 1_000),
    ("kb", 1_000),
    ("kib", 1 << 10),
    ("m", 1_000_000),
    ("mb", 1_000_000),
    ("mib", 1 << 20),
    ("g", 1_000_000_000),
    ("gb", 1_000_000_000),
    ("gib", 1 << 30),
    ("t", 1_000_000_000_000),
    ("tb", 1_000_000_000_000),
    ("tib", 1 << 40),
    ("p", 1_000_000_000_000_000),
    ("pb", 1_000_000_000_000_000),
    ("pib", 1 << 50),
    ("e", 1_000_000_000_000_000_000),
    ("eb", 1_000_000_000_000_000_000),
    ("eib", 1 << 60),
];

/// Parses a number with a unit, which is exactly a number of bytes.
pub(super) fn parse<'v>(text: &str) -> Widened<'v> {
    let text = text.trim();
    let end = text.bytes().position(|byte| !matches!(byte, b'0'..=b'9' | b'.' | b'_'));
    let Some((number, unit)) = end.and_then(|end| text.split_at_checked(end)) else {
        return parse_integer(text);
    };
    let unit = UNITS.iter().find(|(name, _)| name.eq_ignore_ascii_case(unit.trim_start()));
    let Some((_, unit)) = unit.filter(|_| !number.is_empty()) else {
        return parse_integer(text);
    };
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let fraction = fraction.trim_end_matches('0');
    let whole = match parse_integer(whole) {
        Widened::Value(value) => value.as_u128(),
        Widened::OutOfRange => return Widened::OutOfRange,
        _ => return Widened::Mismatch,
    };
    let (Some(whole), Some(part)) = (whole, part_of(*unit, fraction)) else {
        return Widened::Mismatch;
    };
    match whole.checked_mul(*unit).and_then(|whole| whole.checked_add(part)) {
        Some(bytes) => Widened::Value(Value::from(bytes)),
        None => Widened::OutOfRange,
    }
}

/// Returns the decimal fraction of a unit, if that is a whole number.
fn part_of(unit: u128, fraction: &str) -> Option<u128> {
    if fraction.is_empty() {
        return Some(0);
    }
    let scale = 10_u128.checked_pow(u32::try_from(fraction.len()).ok()?)?;
    let scaled = fraction.parse::<u128>().ok()?.checked_mul(unit)?;
    (scaled % scale == 0).then_some(scaled / scale)
}
