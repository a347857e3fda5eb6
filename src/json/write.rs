//! Writer from a value to JSON.

use super::Error;
use std::fmt::Write as _;
use std::string::String;
use typed_core::__private::{Layout, report};
use typed_core::{Context, Map, Rejected, ToValue, Value, code};

/// Writes a value, or reports every part that JSON cannot express.
pub(super) fn write<T: ToValue>(value: &T) -> Result<String, Error> {
    let (layout, value) = (Layout::of(value), value.to_value());
    let mut text = String::new();
    report(layout.name().unwrap_or(T::TYPE.name()), |cx| push(&mut text, &value, layout, cx))?;
    Ok(text)
}

/// Adds a value, with the types of its layout.
fn push(
    text: &mut String,
    value: &Value<'_>,
    layout: Layout,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    match value {
        Value::Null => text.push_str("null"),
        Value::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
        Value::Int(integer) => push_integer(text, *integer),
        Value::BigInt(integer) => push_display(text, *integer),
        Value::Float(float) if !float.is_finite() => {
            return Err(cx.reject(code::RANGE, "a finite number", value));
        }
        #[expect(clippy::cast_possible_truncation, reason = "it was an `f32`")]
        Value::Float(float) if layout.is_single() => {
            push_display(text, format_args!("{:?}", *float as f32))
        }
        // `Debug` writes the shortest form that reads back, with an exponent if that is shorter.
        Value::Float(float) => push_display(text, format_args!("{float:?}")),
        Value::Str(string) => push_string(text, string),
        Value::Bytes(bytes) => {
            text.push('[');
            for (index, byte) in bytes.iter().enumerate() {
                push_comma(text, index);
                push_integer(text, i64::from(*byte));
            }
            text.push(']');
        }
        Value::List(items) => {
            text.push('[');
            let mut outcome = Ok(());
            for (index, item) in items.iter().enumerate() {
                push_comma(text, index);
                let mut cx = cx.item(index)?;
                outcome = push(text, item, layout.item(index, item), &mut cx).and(outcome);
            }
            text.push(']');
            return outcome;
        }
        Value::Map(map) => return push_map(text, map, layout.of_entries(map), cx),
        Value::Opaque(opaque) if opaque.is_secret() => push_string(text, "***"),
        value => return Err(cx.reject(code::TYPE, "a value that JSON can say", value)),
    }
    Ok(())
}

fn push_map(
    text: &mut String,
    map: &Map<'_>,
    layout: Layout,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    text.push('{');
    let mut outcome = Ok(());
    for (index, (key, value)) in map.iter().enumerate() {
        push_comma(text, index);
        let mut cx = cx.entry(key)?;
        let written = push_key(text, key, &mut cx);
        text.push(':');
        outcome = push(text, value, layout.entry(key, value), &mut cx).and(written).and(outcome);
    }
    text.push('}');
    outcome
}

/// Adds a key: a string, or an integer or a boolean as a string.
fn push_key(text: &mut String, key: &Value<'_>, cx: &mut Context<'_>) -> Result<(), Rejected> {
    match key {
        Value::Str(name) => push_string(text, name),
        Value::Bool(_) | Value::Int(_) | Value::BigInt(_) => {
            push_display(text, format_args!("\"{key}\""));
        }
        _ => return Err(cx.reject(code::TYPE, "a string, an integer or a boolean as key", key)),
    }
    Ok(())
}

fn push_comma(text: &mut String, index: usize) {
    if index > 0 {
        text.push(',');
    }
}

fn push_display(text: &mut String, value: impl std::fmt::Display) {
    // Writing to a `String` does not fail.
    let _ = write!(text, "{value}");
}

fn push_integer(text: &mut String, integer: i64) {
    // Digits are filled in from the end. An `i64` has at most 19.
    let mut digits = [b'0'; 19];
    let (mut first, mut rest) = (digits.len() - 1, integer.unsigned_abs());
    for (at, digit) in digits.iter_mut().enumerate().rev() {
        if rest == 0 {
            break;
        }
        *digit = b'0' + (rest % 10) as u8;
        (first, rest) = (at, rest / 10);
    }
    if integer < 0 {
        text.push('-');
    }
    text.push_str(digits.get(first..).and_then(|it| str::from_utf8(it).ok()).unwrap_or_default());
}

/// Adds a string with quotes, and with escapes only if needed.
fn push_string(text: &mut String, string: &str) {
    text.push('"');
    let mut rest = string;
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, ..b' ' | b'"' | b'\\')) {
        let (plain, special) = rest.split_at(at);
        text.push_str(plain);
        let mut chars = special.chars();
        match chars.next().unwrap_or_default() {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            '\u{8}' => text.push_str("\\b"),
            '\u{C}' => text.push_str("\\f"),
            control => push_display(text, format_args!("\\u{:04x}", u32::from(control))),
        }
        rest = chars.as_str();
    }
    text.push_str(rest);
    text.push('"');
}
