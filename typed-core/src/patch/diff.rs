//! The difference of two objects, as a merge patch.

use crate::class::{
    Class, Member, Object, Shape, Style, Tagging, resolve, why_frozen, why_frozen_within,
};
use crate::patch::equal::{Numbers, equal};
use crate::patch::untyped::{Content, content as entries_of, content_of, field_type, stripped};
use crate::record::{Record, to_value};
use crate::report::{Context, Key, Mismatches, Rejected};
use crate::value::{Map, Untyped, Value};
use alloc::collections::BTreeMap;
use alloc::string::ToString;

const SECRET: &str = "cannot be expressed by a patch: a value that is replaced as a whole holds a secret, or no data";
const NULL: &str = "cannot be expressed by a patch: `null` would remove the entry";

/// Returns the merge patch that turns an object into another one of its class. Secrets are left out.
///
/// # Errors
/// - `frozen`: a change that no merge patch can express.
pub(crate) fn merge_diff(from: &dyn Record, to: &dyn Record) -> Result<Untyped, Mismatches> {
    diff(from.class(), &to_value(from), &to_value(to))
}

/// Like [`merge_diff`], for objects that can be of different classes.
///
/// # Errors
/// - Those of [`merge_diff`].
/// - `type`: the objects are of different classes.
pub(crate) fn merge_diff_erased(from: &dyn Object, to: &dyn Object) -> Result<Untyped, Mismatches> {
    let class = from.class();
    if class.is_same(to.class()) {
        return diff(class, &from.to_value(), &to.to_value());
    }
    let mut report = Mismatches::new();
    Context::new(&mut report, class.name()).reject_kind(class.name().into(), to.class().name());
    Err(report)
}

/// Returns the patch between the values of two objects of a class.
fn diff(class: &'static Class, from: &Value<'_>, to: &Value<'_>) -> Result<Untyped, Mismatches> {
    let mut report = Mismatches::new();
    let cx = &mut Context::new(&mut report, class.name());
    match delta(from, to, content_of(class), cx) {
        Ok(Some(patch)) => Ok(patch),
        Ok(None) => Ok(Value::Map(Map::new())),
        Err(_) => Err(report),
    }
}

/// Returns the patch of a value, or `None` if it stays.
fn delta(
    from: &Value<'_>,
    to: &Value<'_>,
    content: Content,
    cx: &mut Context<'_>,
) -> Result<Option<Untyped>, Rejected> {
    if equal(from, to, Numbers::Exact) {
        return Ok(None);
    }
    match (from, to, content) {
        (Value::Map(from), Value::Map(to), Content::Variant(class)) => {
            match variant(from, to, class, cx)? {
                Some(patch) => Ok(Some(patch)),
                None if to.iter().any(|(_, value)| value.has_opaque()) => {
                    Err(cx.reject_change(SECRET, &Value::Null))
                }
                None => Ok(Some(Value::Map(to.clone()).into_owned())),
            }
        }
        (Value::Map(from), Value::Map(to), content) => entries(from, to, content, cx).map(Some),
        (_, to, content) => whole(to, content, cx).map(Some),
    }
}

/// Returns a value that replaces another one.
fn whole(to: &Value<'_>, content: Content, cx: &mut Context<'_>) -> Result<Untyped, Rejected> {
    if to.has_opaque() {
        return Err(cx.reject_change(SECRET, to));
    }
    let to = to.clone().into_owned();
    let merged = stripped(to.clone(), content);
    if equal(&to, &merged, Numbers::Exact) { Ok(to) } else { Err(cx.reject_change(NULL, &to)) }
}

/// Returns the patch of the entries of a map, or of the fields of an object.
fn entries(
    from: &Map<'_>,
    to: &Map<'_>,
    content: Content,
    cx: &mut Context<'_>,
) -> Result<Untyped, Rejected> {
    let mut old: BTreeMap<_, _> =
        from.iter().map(|(key, value)| (key.to_string(), value)).collect();
    let (mut patch, mut outcome) = (Map::new(), Ok(()));
    for (key, value) in to.iter() {
        let info = match content {
            Content::Fields(class, shape) => {
                key.as_str().and_then(|name| field_type(class, shape, name))
            }
            Content::Items(item) => Some(item),
            Content::Variant(_) | Content::Any => None,
        };
        let within = info.map_or(Content::Any, entries_of);
        let cx = &mut cx.descend(Key::Item(key))?;
        let entry = match old.remove(&key.to_string()) {
            Some(from) => delta(from, value, within, cx),
            None => whole(value, within, cx).map(Some),
        };
        match entry {
            Ok(Some(Value::Null)) if !matches!(content, Content::Fields(..)) => {
                outcome = Err(cx.reject_change(NULL, &Value::Null));
            }
            Ok(Some(entry)) => match why_kept(content, key) {
                Some(why) => outcome = Err(cx.reject_change(why, &entry)),
                None => patch.add(key.clone().into_owned(), entry),
            },
            Ok(None) => {}
            Err(rejected) => outcome = Err(rejected),
        }
    }
    for (key, _) in from.iter().filter(|(key, _)| old.contains_key(&key.to_string())) {
        patch.add(key.clone().into_owned(), Value::Null);
    }
    outcome.map(|()| Value::Map(patch))
}

/// Returns the reason why a patch cannot change an entry: it is a frozen field.
fn why_kept(content: Content, key: &Value<'_>) -> Option<&'static str> {
    let (Content::Fields(class, shape), Some(name)) = (content, key.as_str()) else { return None };
    why_frozen_member(class, shape, name)
}

fn why_frozen_member(
    class: &'static Class,
    shape: &'static Shape,
    name: &str,
) -> Option<&'static str> {
    if let Some((_, field)) = shape.find_field(name) {
        return why_frozen(class, field);
    }
    match resolve(class, name)? {
        Member::InBase(index) => why_frozen_within(class, class.fields().get(index)?, name),
        Member::Own(_) | Member::Property | Member::ClassAttr => None,
    }
}

/// Returns the patch of an enum's content if the variant stays.
fn variant(
    from: &Map<'_>,
    to: &Map<'_>,
    class: &'static Class,
    cx: &mut Context<'_>,
) -> Result<Option<Untyped>, Rejected> {
    let named = |name: &Value<'_>| {
        let name = name.as_str()?;
        class.variants().iter().find(|shape| shape.is_named(name))
    };
    let (key, shape) = match class.tagging() {
        Tagging::Untagged => return Ok(None),
        Tagging::External => match (from.iter().next(), to.iter().next()) {
            (Some((from, _)), Some((to, _))) if from == to => (to.clone().into_owned(), named(to)),
            _ => return Ok(None),
        },
        Tagging::Internal(tag) | Tagging::Adjacent { tag, .. } => {
            match (from.get(tag), to.get(tag), class.tagging()) {
                (Some(from), Some(to), Tagging::Adjacent { content, .. }) if from == to => {
                    (Value::from(content), named(to))
                }
                (Some(from), Some(to), _) if from == to => (Value::Null, named(to)),
                _ => return Ok(None),
            }
        }
    };
    let Some(shape) = shape else { return Ok(None) };
    let within = match shape.style() {
        Style::Named => Content::Fields(class, shape),
        Style::Newtype => {
            let info = shape.fields().first().map(|field| field.type_info());
            info.map_or(Content::Any, entries_of)
        }
        Style::Tuple | Style::Unit => return Ok(None),
    };
    let Some(name) = key.as_str() else {
        return entries(from, to, within, cx).map(Some);
    };
    let (Some(from), Some(to)) = (from.get(name), to.get(name)) else { return Ok(None) };
    let mut patch = Map::new();
    if let Some(content) = delta(from, to, within, cx)? {
        patch.add(key, content);
    }
    Ok(Some(Value::Map(patch)))
}
