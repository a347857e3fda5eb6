//! Merge patches of values without a declared type, and of places that have no value yet.

use crate::class::{Class, ClassKind, Kind, Style, TypeInfo};
use crate::value::{Map, Value};
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

/// Merges a patch into a value, as RFC 7396 defines it.
pub(super) fn merged<'v>(target: &Value<'_>, patch: Map<'v>) -> Value<'v> {
    let Value::Map(target) = target else { return without_nulls(Value::Map(patch), None) };
    let mut entries: Vec<_> = target.iter().map(|entry| Some(Entry::Old(entry))).collect();
    let mut places = BTreeMap::new();
    for (at, (key, _)) in target.iter().enumerate() {
        if let Some(name) = key.as_str() {
            places.entry(String::from(name)).or_insert(at);
        }
    }
    for (key, value) in patch {
        let at = key.as_str().and_then(|name| places.remove(name));
        let old = at.and_then(|at| entries.get_mut(at));
        match (old, value) {
            (Some(old), Value::Null) => *old = None,
            (Some(old), Value::Map(map)) => {
                if let Some(Entry::Old((_, target))) = old {
                    *old = Some(Entry::New(key, merged(target, map)));
                }
            }
            (Some(old), value) => *old = Some(Entry::New(key, value)),
            (None, Value::Null) => {}
            // A key that is given twice stays in the result, whose check rejects it.
            (None, value) => entries.push(Some(Entry::New(key, without_nulls(value, None)))),
        }
    }
    let entries = entries.into_iter().flatten().map(|entry| match entry {
        Entry::Old((key, value)) => (key.clone().into_owned(), value.clone().into_owned()),
        Entry::New(key, value) => (key, value),
    });
    Value::Map(entries.collect())
}

enum Entry<'t, 'v> {
    Old((&'t Value<'t>, &'t Value<'t>)),
    New(Value<'v>, Value<'v>),
}

/// Removes the entries with `null` from a new value, as RFC 7396 does, except for fields whose type
/// takes `null`.
pub(super) fn without_nulls<'v>(value: Value<'v>, info: Option<&'static TypeInfo>) -> Value<'v> {
    let Value::Map(map) = value else { return value };
    let content = info.map_or(Content::Any, content);
    if matches!(content, Content::Variant) {
        return Value::Map(map);
    }
    Value::Map(map.filter_map(|(key, value)| {
        let info = match &content {
            Content::Fields(class) => key.as_str().and_then(|name| field_type(class, name)),
            Content::Items(item) => Some(*item),
            Content::Any | Content::Variant => None,
        };
        let takes_null = || match &content {
            Content::Fields(_) => {
                info.is_some_and(|info| info.is_optional() || info.kind() == Kind::Any)
            }
            _ => false,
        };
        if value.is_null() && !takes_null() {
            return None;
        }
        Some((key, without_nulls(value, info)))
    }))
}

/// The entries of a value of a type.
enum Content {
    Fields(&'static Class),
    Items(&'static TypeInfo),
    /// Those of a variant, which are not looked at.
    Variant,
    Any,
}

fn content(info: &'static TypeInfo) -> Content {
    let mut info = info;
    // A newtype can contain itself behind a pointer; such a type has no values.
    for _ in 0..crate::value::MAX_DEPTH {
        let Some(class) = info.class() else {
            return match info.unwrapped().arguments() {
                [_, value] if info.kind() == Kind::Map => Content::Items(value),
                _ => Content::Any,
            };
        };
        match (class.kind(), class.shape(0).style()) {
            (ClassKind::Enum, _) => return Content::Variant,
            (_, Style::Newtype) => match class.fields().first() {
                Some(field) => info = field.type_info(),
                None => return Content::Any,
            },
            _ => return Content::Fields(class),
        }
    }
    Content::Any
}

/// Returns the type of a field of a class, or of a base.
fn field_type(class: &'static Class, name: &str) -> Option<&'static TypeInfo> {
    let mut classes = class.mro();
    classes.find_map(|class| {
        let shape = class.shape(0);
        Some(shape.fields().get(shape.find(name)?)?.type_info())
    })
}
