//! Enums with a tag among the fields of their variants: `{"tag": "Variant", …fields}`.

use crate::class::Class;
use crate::construct::variant::{find, find_in_text, missing_tag, not_a_name, whole};
use crate::report::{Context, Key, Rejected, code};
use crate::value::{Map, Value};
use alloc::format;

/// Splits `{"tag": "Variant", …fields}`.
pub(super) fn split<'v>(
    class: &'static Class,
    tag: &'static str,
    value: Value<'v>,
    cx: &mut Context<'_>,
) -> Result<(usize, Value<'v>), Rejected> {
    let map = match cx.parse_object(false, &value).unwrap_or(value) {
        Value::Map(map) => map,
        Value::Str(text) if cx.is_text() => {
            return find_in_text(class, &text, cx).map(|index| (index, Value::Null));
        }
        other => {
            let expected = format!("a map with the tag \"{tag}\"");
            return Err(whole(class, cx).reject(code::TYPE, expected, &other));
        }
    };
    let mut chosen = None;
    let mut content = Map::new();
    for (key, value) in map {
        if key.as_str() != Some(tag) {
            content.push(key, value);
        } else if chosen.replace(value).is_some() {
            return Err(cx.at(Key::Field(tag)).reject_missing(
                code::DUPLICATE,
                "field".into(),
                None,
            ));
        }
    }
    let mut at_tag = cx.descend(Key::Field(tag))?;
    let (index, shape) = match chosen {
        None => return Err(missing_tag(class, &mut at_tag)),
        Some(Value::Str(name)) => find(class, &name, &mut at_tag)?,
        Some(other) => return Err(not_a_name(class, &other, &mut at_tag)),
    };
    if !shape.style().is_unit() {
        return Ok((index, Value::Map(content)));
    }
    let mut outcome = Ok((index, Value::Null));
    for (key, _) in content.iter() {
        let mut cx = cx.at(Key::Item(key));
        if let Err(rejected) = cx.undeclared(class, |cx| cx.unknown("field", None)) {
            outcome = Err(rejected);
        }
    }
    outcome
}
