//! What a path leads to, and what to say where it leads nowhere.

use crate::access::property;
use crate::access::set::{field_key, item_key};
use crate::class::{Class, ClassKind, Member, Role, Style, Tagging, UnknownFields, resolve};
use crate::construct::all_names;
use crate::record::{Record, RecordExt, Slot, ToValue, show};
use crate::report::{Closest, Context, MAX_DEPTH, Rejected, closest, code};
use crate::value::{Segment, Untyped, Value, split_name};
use alloc::borrow::Cow;
use alloc::format;

/// Returns the next step of a path through an object, and those after it. The name of an enum's
/// variant, which reports have before the fields of it, is no step of its own.
pub(crate) fn split<'p, 's>(
    record: &dyn Record,
    path: &'p [Segment<'s>],
) -> Option<(&'p Segment<'s>, &'p [Segment<'s>])> {
    let (first, rest) = path.split_first()?;
    match rest.first() {
        Some(next)
            if record.class().only_shape().is_none()
                && is_variant(record, first)
                && (member(record, first).is_none() || member(record, next).is_some()) =>
        {
            rest.split_first()
        }
        _ => Some((first, rest)),
    }
}

/// Returns `true` if the segment is the name of the variant in which the fields of an enum are.
#[cold]
fn is_variant(record: &dyn Record, segment: &Segment<'_>) -> bool {
    let shape = record.shape();
    let has_name =
        record.class().kind() == ClassKind::Enum && record.class().tagging() == Tagging::External;
    has_name && matches!(segment, Segment::Name(name) if shape.name() == name)
}

pub(crate) fn member(record: &dyn Record, segment: &Segment<'_>) -> Option<Member> {
    let class = record.class();
    let name = match segment {
        Segment::Name(name) => name,
        Segment::Index(index) => {
            let shape = record.shape();
            let field = shape.fields().get(*index).filter(|_| shape.is_tuple());
            return field.map(|_| Member::Own(*index));
        }
        Segment::Key(_) => return None,
    };
    // The fields of an enum are those of its variant.
    if class.only_shape().is_none() {
        let shape = record.shape();
        let is_content = shape.style() == Style::Newtype && is_variant(record, segment);
        let index = if is_content { Some(0) } else { shape.find(name) };
        if let Some(index) = index {
            return Some(Member::Own(index));
        }
    }
    resolve(class, name).or_else(|| match class.unknown() {
        UnknownFields::Collect => record.shape().extras().map(Member::InBase),
        UnknownFields::Deny | UnknownFields::Ignore => None,
    })
}

pub(crate) enum Located<'r> {
    Slot(&'r dyn Slot),
    Shown(Value<'r>),
}

impl<'r> Located<'r> {
    pub(crate) fn into_value(self) -> Value<'r> {
        match self {
            Located::Slot(slot) => slot.value(),
            Located::Shown(value) => value,
        }
    }
}

/// What a path of names leads to in structs within structs, without anything on the way that is not
/// theirs.
pub(crate) fn find_within<'r>(
    mut record: &'r dyn Record,
    mut class: &'static Class,
    mut path: &str,
) -> Option<Value<'r>> {
    for _ in 0..MAX_DEPTH {
        let (name, rest) = split_name(path);
        let (index, _) = class.only_shape()?.find_plain(name)?;
        if rest.is_empty() {
            return Some(show(record, index));
        }
        record = record.slot(index)?.record()?;
        path = rest.strip_prefix('.')?;
        class = record.class();
    }
    None
}

pub(crate) fn find<'r>(
    record: &'r dyn Record,
    path: &[Segment<'_>],
    cx: &mut Context<'_>,
) -> Result<Located<'r>, Rejected> {
    let Some((first, rest)) = split(record, path) else { return Err(unknown(record, None, cx)) };
    match member(record, first) {
        Some(Member::Own(index)) => {
            let mut cx = cx.descend(field_key(record, index))?;
            match record.slot(index) {
                Some(slot) => find_in(slot, rest, &mut cx),
                None => match rest.first() {
                    None => Ok(Located::Shown(show(record, index))),
                    Some(next) => {
                        Err(no_item(&show(record, index), next, &mut cx.at(item_key(next))))
                    }
                },
            }
        }
        Some(Member::InBase(index)) => match record.slot(index) {
            Some(slot) => find_in(slot, path, cx),
            None => Err(unknown(record, Some(first), cx)),
        },
        Some(Member::Property | Member::ClassAttr) => {
            let Segment::Name(name) = first else { return Err(unknown(record, Some(first), cx)) };
            let value = match property::read(record, name, cx) {
                Some(value) => Some(value?),
                None => record.class().find_attr(name),
            };
            match value {
                Some(value) => within(value, rest, &mut cx.at(item_key(first))),
                None => Err(unknown(record, Some(first), cx)),
            }
        }
        None => Err(unknown(record, Some(first), cx)),
    }
}

/// What a path leads to in a value of its own.
fn within<'r>(
    value: Untyped,
    path: &[Segment<'_>],
    cx: &mut Context<'_>,
) -> Result<Located<'r>, Rejected> {
    let Some((first, rest)) = path.split_first() else { return Ok(Located::Shown(value)) };
    let mut cx = cx.descend(item_key(first))?;
    let item = match ToValue::item(&value, first) {
        Some(item) => item.value().into_owned(),
        None => return Err(no_item(&value, first, &mut cx)),
    };
    within(item, rest, &mut cx)
}

fn find_in<'r>(
    slot: &'r dyn Slot,
    path: &[Segment<'_>],
    cx: &mut Context<'_>,
) -> Result<Located<'r>, Rejected> {
    let Some((first, rest)) = path.split_first() else { return Ok(Located::Slot(slot)) };
    if let Some(record) = slot.record() {
        return find(record, path, &mut cx.declared_in(record.class().name()));
    }
    let mut cx = cx.descend(item_key(first))?;
    match slot.item(first) {
        Some(item) => find_in(item, rest, &mut cx),
        None => Err(no_item(&slot.value(), first, &mut cx)),
    }
}

#[cold]
pub(crate) fn unknown(
    record: &dyn Record,
    segment: Option<&Segment<'_>>,
    cx: &mut Context<'_>,
) -> Rejected {
    match segment {
        Some(segment @ Segment::Name(name)) => {
            let class = record.class();
            let mut closest = Closest::to(name);
            for name in all_names(class, record.shape()) {
                closest.compare(name);
            }
            for class in class.mro() {
                for attr in class.attrs() {
                    closest.compare(attr.name());
                }
                for method in class.methods() {
                    if let Role::Getter(name) | Role::Setter(name) = method.role() {
                        closest.compare(name);
                    }
                }
            }
            cx.at(item_key(segment)).unknown("field", closest.found())
        }
        Some(segment) => cx.at(item_key(segment)).unknown("field", None),
        None => cx.unknown("field", None),
    }
}

/// Reports a step of a path that leads nowhere, with what there is instead.
#[cold]
pub(crate) fn no_item(value: &Value<'_>, segment: &Segment<'_>, cx: &mut Context<'_>) -> Rejected {
    let what = match (value, segment) {
        (Value::List(items), Segment::Index(index)) => match items.len() {
            len if *index < len => Cow::Borrowed("item; the items of a set have no index"),
            0 => Cow::Borrowed("item; there are none"),
            1 => Cow::Borrowed("item; there is 1"),
            len => Cow::Owned(format!("item; there are {len}")),
        },
        (Value::List(_), _) => Cow::Borrowed("item; a list has items such as [0]"),
        (Value::Map(map), Segment::Name(name)) if map.get(name).is_none() => {
            return cx
                .unknown("item", closest(name, map.iter().filter_map(|(key, _)| key.as_str())));
        }
        (Value::Map(_), Segment::Name(_)) => Cow::Borrowed("item; this is read and set as a whole"),
        (Value::Map(_), _) => Cow::Borrowed("item"),
        (Value::Null, _) => Cow::Borrowed("item; there is null"),
        (other, _) => Cow::Owned(format!("item; a value of kind {} has none", other.kind())),
    };
    cx.reject_missing(code::UNKNOWN, what, None)
}
