//! Enums with a tag beside the content of their variants: `{"tag": "Variant", "content": …}`.

use crate::class::{Class, Shape, Style};
use crate::construct::forward::given_twice;
use crate::construct::variant::{
    ConstructVariant, find, find_in_text, find_plain, missing_tag, not_a_name, whole,
};
use crate::report::{Closest, Context, Key, Rejected, code};
use crate::value::Value;
use alloc::borrow::Cow;
use alloc::format;
use core::mem;

/// Constructs the variant that the tag names. Entries are checked in input order, and what is
/// missing after them.
pub(super) fn construct<'v>(
    class: &'static Class,
    keys: (&'static str, &'static str),
    value: Value<'v>,
    construct: ConstructVariant<'_, 'v>,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    let (tag, content) = keys;
    let map = match cx.parse_object(false, &value).unwrap_or(value) {
        Value::Map(map) => map,
        Value::Str(text) if cx.is_text() => {
            let index = find_in_text(class, &text, cx)?;
            return construct(index, Value::Null, cx);
        }
        other => {
            let expected = format!("a map with the tag \"{tag}\" and the content \"{content}\"");
            return Err(whole(class, cx).reject(code::TYPE, expected, &other));
        }
    };
    // The content may come first.
    let chosen = map.get(tag).and_then(Value::as_str).and_then(|name| find_plain(class, name));
    let (mut has_tag, mut has_content) = (false, false);
    let mut outcome = Ok(());
    for (key, value) in map {
        let entry = match key.as_str() {
            Some(name) if name == tag => {
                let is_second = mem::replace(&mut has_tag, true);
                check_tag(class, is_second, &value, &mut cx.at(Key::Field(tag)))
            }
            Some(name) if name == content => {
                if mem::replace(&mut has_content, true) {
                    Err(given_twice(&mut cx.at(Key::Field(content))))
                } else {
                    chosen.map_or(Ok(()), |(index, shape)| {
                        let mut cx = cx.descend(Key::Field(content))?;
                        construct_content(class, (index, shape), value, construct, &mut cx)
                    })
                }
            }
            Some(name) => cx.at(Key::Name(name)).undeclared(class, |cx| {
                let mut closest = Closest::to(name);
                closest.compare(tag);
                closest.compare(content);
                cx.unknown("field", closest.found())
            }),
            None => {
                let mut cx = whole(class, cx);
                Err(cx.at(Key::Item(&key)).reject(code::TYPE, "the name of a field", &key))
            }
        };
        outcome = outcome.and(entry);
    }
    match chosen {
        None if !has_tag => Err(missing_tag(class, &mut cx.at(Key::Field(tag)))),
        Some((index, shape)) if !has_content => {
            let mut cx = cx.at(Key::Field(content));
            outcome.and(construct_missing(index, shape, construct, &mut cx))
        }
        _ => outcome,
    }
}

/// Reports a tag that does not name a variant, or that is given twice.
fn check_tag(
    class: &'static Class,
    is_second: bool,
    tag: &Value<'_>,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    match tag {
        _ if is_second => Err(given_twice(cx)),
        Value::Str(name) => find(class, name, cx).map(|_| ()),
        other => Err(not_a_name(class, other, cx)),
    }
}

fn construct_content<'v>(
    class: &'static Class,
    (index, shape): (usize, &'static Shape),
    content: Value<'v>,
    construct: ConstructVariant<'_, 'v>,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    if shape.style().is_unit() && !content.is_null() {
        return Err(whole(class, cx).reject(code::TYPE, "null", &content));
    }
    construct(index, content, cx)
}

/// Constructs a variant without content: one without fields, or around an `Option`.
fn construct_missing<'v>(
    index: usize,
    shape: &'static Shape,
    construct: ConstructVariant<'_, 'v>,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    let field = shape.fields().first().filter(|_| shape.style() == Style::Newtype);
    if shape.style().is_unit() || field.is_some_and(|field| field.type_info().is_optional()) {
        return construct(index, Value::Null, cx);
    }
    let expected = match field {
        Some(field) => Cow::Borrowed(field.type_name()),
        None => Cow::Owned(format!("the content of {}", shape.name())),
    };
    Err(cx.reject_missing(code::MISSING, expected, None))
}
