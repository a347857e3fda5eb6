//! Construction of enums: the variant of a value, and its content.

use crate::class::{Class, Private, Shape, Tagging, UnknownFields};
use crate::construct::construct::construct_from;
use crate::construct::traits::Draft;
use crate::record::{Slots, Typed};
use crate::report::{Context, Key, Rejected, closest, code};
use crate::value::{Map, Value};
use alloc::format;

/// Implements `FieldType::check` of an enum.
pub fn check_enum<'v, T: Slots<'v> + Typed>(
    value: Value<'v>,
    cx: &mut Context<'_>,
) -> Result<T, Rejected> {
    let class = T::CLASS;
    let mut cx = cx.declared_in(class.name());
    let (index, content) = match class.tagging() {
        Tagging::External => external(class, value, &mut cx)?,
        Tagging::Internal(tag) => internal(class, tag, value, &mut cx)?,
    };
    let built = match class.tagging() {
        Tagging::External if !class.shape(index).style().is_unit() => {
            let mut cx = cx.descend(Key::Field(class.shape(index).name()))?;
            T::construct_variant(index, content, &mut cx, Private::TOKEN)
        }
        _ => T::construct_variant(index, content, &mut cx, Private::TOKEN),
    }?;
    built.header().verify(&mut cx).map(|()| built)
}

/// Constructs a variant from its content.
///
/// # Errors
/// - All mismatches of the content.
pub fn check_variant<'v, T, D: Draft<'v, Output = T>>(
    content: Value<'v>,
    cx: &mut Context<'_>,
    _: Private<T>,
) -> Result<T, Rejected> {
    construct_from::<D>(content, cx)
}

/// Returns the same place, for a value in place of the enum or of something unknown in it. Values
/// are hidden: any part may be a secret.
#[cold]
fn whole<'c>(class: &'static Class, cx: &'c mut Context<'_>) -> Context<'c> {
    cx.redacted_if(class.is_secret())
}

/// Splits `"Unit"`, or `{"Variant": content}`.
fn external<'v>(
    class: &'static Class,
    value: Value<'v>,
    cx: &mut Context<'_>,
) -> Result<(usize, Value<'v>), Rejected> {
    match value {
        Value::Str(name) => {
            let (index, shape) = find(class, &name, cx)?;
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

/// Splits `{"tag": "Variant", …fields}`.
fn internal<'v>(
    class: &'static Class,
    tag: &'static str,
    value: Value<'v>,
    cx: &mut Context<'_>,
) -> Result<(usize, Value<'v>), Rejected> {
    let Value::Map(map) = value else {
        let expected = format!("a map with the tag \"{tag}\"");
        return Err(whole(class, cx).reject(code::TYPE, expected, &value));
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
        None => return Err(at_tag.reject_missing(code::MISSING, described(class).into(), None)),
        Some(Value::Str(name)) => find(class, &name, &mut at_tag)?,
        Some(other) => {
            let mut cx = whole(class, &mut at_tag);
            return Err(cx.reject(code::TYPE, "the name of a variant", &other));
        }
    };
    if !shape.style().is_unit() {
        return Ok((index, Value::Map(content)));
    }
    let mut outcome = Ok((index, Value::Null));
    for (key, _) in content.iter().filter(|_| class.unknown() == UnknownFields::Deny) {
        outcome = Err(cx.at(Key::Item(key)).unknown("field", None));
    }
    outcome
}

fn find(
    class: &'static Class,
    name: &str,
    cx: &mut Context<'_>,
) -> Result<(usize, &'static Shape), Rejected> {
    let mut variants = class.variants().iter().enumerate();
    variants.find(|(_, shape)| shape.name() == name || shape.aliases().contains(&name)).ok_or_else(
        || {
            let suggestion = closest(name, class.variants().iter().map(Shape::name));
            let expected = described(class);
            whole(class, cx).reject_with(code::UNKNOWN, expected, &Value::from(name), suggestion)
        },
    )
}

#[cold]
fn none(class: &'static Class, cx: &mut Context<'_>) -> Rejected {
    cx.reject(code::TYPE, described(class), &Value::Null)
}

/// Returns "Color (Red, Green or Blue)", if that is short enough.
fn described(class: &'static Class) -> alloc::string::String {
    let mut text = format!("{} (", class.name());
    let names = class.variants();
    for (index, shape) in names.iter().take(MOST_LISTED).enumerate() {
        text.push_str(match index {
            0 => "",
            _ if index + 1 == names.len() => " or ",
            _ => ", ",
        });
        text.push_str(shape.name());
    }
    if names.len() > MOST_LISTED {
        text.push_str(", …");
    }
    text.push(')');
    text
}

/// The greatest number of variants that a message lists.
const MOST_LISTED: usize = 8;
