//! Merge patches of values without a declared type, and of places that have no value yet.

use crate::class::{Class, ClassKind, Field, Kind, Shape, Style, Tagging, TypeInfo};
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
    stripped(value, info.map_or(Content::Any, content))
}

/// Like [`without_nulls`], for a value with these entries.
pub(super) fn stripped(value: Value<'_>, content: Content) -> Value<'_> {
    let Value::Map(map) = value else { return value };
    if let Content::Variant(class) = content {
        return Value::Map(chosen(class, None, map));
    }
    Value::Map(map.filter_map(|(key, value)| {
        let info = match &content {
            Content::Fields(class, shape) => {
                key.as_str().and_then(|name| field_type(class, shape, name))
            }
            Content::Items(item) => Some(*item),
            Content::Any | Content::Variant(_) => None,
        };
        let takes_null = || match &content {
            Content::Fields(..) => {
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

/// Leaves out the entries with `null` that name the variants which a patch of an externally tagged
/// enum removes, as in `{"Old": null, "New": …}`. A single entry stays: it names the variant.
///
/// `current` is the present variant. It stays if the patch has no other one.
pub(super) fn chosen<'v>(
    class: &'static Class,
    current: Option<&'static Shape>,
    patch: Map<'v>,
) -> Map<'v> {
    if let (Tagging::Internal(tag) | Tagging::Adjacent { tag, .. }, Some(old)) =
        (class.tagging(), current)
    {
        return without_old(class, tag, old, patch);
    }
    if class.tagging() != Tagging::External || patch.len() < 2 {
        return patch;
    }
    let named = |key: &Value<'_>| {
        let name = key.as_str()?;
        class.variants().iter().find(|shape| shape.is_named(name))
    };
    let new = patch.iter().find(|(_, value)| !value.is_null());
    let stays = new.map_or(current, |(key, _)| named(key));
    // An unknown name is rejected, and it alone, since the rest of the patch may be meant otherwise.
    let is_unknown = |key: &Value<'_>, value: &Value<'_>| value.is_null() && named(key).is_none();
    if let Some((key, _)) = patch.iter().find(|(key, value)| is_unknown(key, value)) {
        return Map::from_iter([(key.clone(), Value::Null)]);
    }
    patch.filter_map(|(key, value)| {
        let is_kept = !value.is_null() || named(&key).map(Shape::name) == stays.map(Shape::name);
        is_kept.then_some((key, value))
    })
}

/// Leaves out the entries with `null` that are fields of the old variant only, if the tag of a patch
/// names another one. They are beside the tag, or in the content.
fn without_old<'v>(
    class: &'static Class,
    tag: &str,
    old: &'static Shape,
    patch: Map<'v>,
) -> Map<'v> {
    let name = patch.get(tag).and_then(Value::as_str);
    let new = name.and_then(|name| class.variants().iter().find(|shape| shape.is_named(name)));
    let Some(new) = new.filter(|new| new.name() != old.name()) else { return patch };
    let is_old = |name: &str| declares(old, name) && !declares(new, name);
    let stripped = |fields: Map<'v>| {
        fields.filter_map(|(key, value)| {
            let is_left_out = value.is_null() && key.as_str().is_some_and(is_old);
            (!is_left_out).then_some((key, value))
        })
    };
    match class.tagging() {
        Tagging::Adjacent { content, .. } => patch.filter_map(|(key, value)| match value {
            Value::Map(fields) if key.as_str() == Some(content) => {
                Some((key, Value::Map(stripped(fields))))
            }
            value => Some((key, value)),
        }),
        _ => stripped(patch),
    }
}

/// Returns `true` if a variant declares a field, or the struct that is its content.
fn declares(shape: &'static Shape, name: &str) -> bool {
    let content = shape.fields().first().filter(|_| shape.style() == Style::Newtype);
    match content.and_then(|field| field.type_info().class()) {
        Some(class) if class.kind() == ClassKind::Struct => {
            field_type(class, class.shape(0), name).is_some()
        }
        Some(_) => false,
        None => shape.find(name).is_some(),
    }
}

/// The entries of a value of a type.
#[derive(Clone, Copy)]
pub(super) enum Content {
    Fields(&'static Class, &'static Shape),
    Items(&'static TypeInfo),
    Variant(&'static Class),
    Any,
}

/// Returns the entries of the values of a type.
pub(super) fn content(info: &'static TypeInfo) -> Content {
    let mut info = info;
    // A newtype can contain itself behind a pointer; such a type has no values.
    for _ in 0..crate::value::MAX_DEPTH {
        let Some(class) = info.class() else {
            return match info.unwrapped().arguments() {
                [_, value] if info.kind() == Kind::Map => Content::Items(value),
                _ => Content::Any,
            };
        };
        match within(class) {
            Some(field) => info = field,
            None => return content_of(class),
        }
    }
    Content::Any
}

/// Returns the entries of the values of a class.
pub(super) fn content_of(class: &'static Class) -> Content {
    match (class.kind(), within(class)) {
        (ClassKind::Enum, _) => Content::Variant(class),
        (ClassKind::Struct, Some(info)) => content(info),
        (ClassKind::Struct, None) => Content::Fields(class, class.shape(0)),
    }
}

/// Returns the type of the field of a newtype.
fn within(class: &'static Class) -> Option<&'static TypeInfo> {
    let is_newtype = class.kind() == ClassKind::Struct && class.shape(0).style() == Style::Newtype;
    class.fields().first().filter(|_| is_newtype).map(Field::type_info)
}

/// Returns the type of a field of a shape, or of a base of its class.
pub(super) fn field_type(
    class: &'static Class,
    shape: &'static Shape,
    name: &str,
) -> Option<&'static TypeInfo> {
    let own = |shape: &'static Shape| Some(shape.find_field(name)?.1.type_info());
    own(shape).or_else(|| class.ancestors().iter().find_map(|base| own(base.shape(0))))
}
