//! Enums whose values name their variant: `"Unit"`, `{"Variant": content}`.

use crate::class::Class;
use crate::construct::variant::{described, find, find_in_json, find_plain, whole};
use crate::report::{Context, Key, Rejected, code};
use crate::value::Value;
use alloc::format;

/// Splits `"Unit"`, or `{"Variant": content}`.
pub(super) fn split<'v>(
    class: &'static Class,
    value: Value<'v>,
    cx: &mut Context<'_>,
) -> Result<(usize, Value<'v>), Rejected> {
    match value {
        Value::Str(name) => {
            if find_plain(class, &name).is_none()
                && let Some(object) = cx.parse_object(false, &Value::Str(name.clone()))
            {
                return split(class, object, cx);
            }
            let (index, shape) = find_in_json(class, &name, cx)?;
            if shape.style().is_unit() {
                return Ok((index, Value::Null));
            }
            let expected = format!("{{\"{}\": …}}, a variant with content", shape.name());
            Err(whole(class, cx).reject(code::TYPE, expected, &Value::Str(name)))
        }
        Value::Map(map) if map.len() == 1 => {
            let Some((key, content)) = map.into_iter().next() else { return Err(none(class, cx)) };
            let Value::Str(name) = key else {
                return Err(whole(class, cx).reject(code::TYPE, "the name of a variant", &key));
            };
            let (index, shape) = find(class, &name, cx)?;
            if shape.style().is_unit() && !content.is_null() {
                let mut cx = whole(class, cx);
                let mut cx = cx.at(Key::Field(shape.name()));
                return Err(cx.reject(code::TYPE, "null", &content));
            }
            Ok((index, content))
        }
        other => Err(whole(class, cx).reject(code::TYPE, described(class), &other)),
    }
}

#[cold]
fn none(class: &'static Class, cx: &mut Context<'_>) -> Rejected {
    cx.reject(code::TYPE, described(class), &Value::Null)
}
