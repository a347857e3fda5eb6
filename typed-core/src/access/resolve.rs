//! Resolution of one step of a path in an object, and the errors of steps that lead nowhere. Reads
//! and writes descend by the same steps, each of which is resolved once.

use crate::class::{
    Class, ClassKind, Field, Kind, Member, Role, Style, Tagging, UnknownFields, all_names, resolve,
};
use crate::record::Record;
use crate::report::{Closest, Context, Key, NoItem, Rejected, closest, code};
use crate::value::{MAX_DEPTH, Segment, Steps, Value};

/// The next step of a path in an object.
pub(crate) enum Step<'p> {
    /// Into a field.
    Field(FieldStep<'p>),
    /// To a property or a class attribute, with the remaining path.
    Virtual(Segment<'p>, Steps<'p>),
    /// To the tag of an enum, which names the variant, with the remaining path.
    Tag(Segment<'p>, Steps<'p>),
    /// To nothing.
    Unknown(Option<Segment<'p>>),
}

/// A step into a field.
#[derive(Clone, Copy)]
pub(crate) struct FieldStep<'p> {
    pub(crate) index: usize,
    /// `true` if the name is that of a member of the field, which is a base or collects extras.
    pub(crate) is_member: bool,
    /// `true` if the step is one in the content of a newtype, which is not a step itself.
    is_within: bool,
    /// The remaining path within the field.
    pub(crate) rest: Steps<'p>,
}

impl FieldStep<'_> {
    /// The step into the field of a newtype, which is not a step of the path.
    pub(super) const WITHIN: Self =
        Self { index: 0, is_member: false, is_within: true, rest: Steps::NONE };

    /// Returns the key of the field in paths. Bases and newtypes are not shown in paths.
    pub(super) fn key(self, record: &dyn Record) -> Key<'static> {
        let is_shown = !self.is_member && !self.is_within;
        let field = record.shape().fields().get(self.index).filter(|_| is_shown);
        field.map_or(Key::Root, |field| Key::Field(field.name()))
    }
}

/// Resolves the next step of a path.
pub(crate) fn resolve_step<'p>(record: &dyn Record, path: Steps<'p>) -> Step<'p> {
    let Some((first, rest)) = path.split_first() else { return Step::Unknown(None) };
    let found = member(record, &first);
    if found.is_none() && is_tag(record, &first) {
        return Step::Tag(first, rest);
    }
    if goes_into_newtype(record, &first, found) {
        return Step::Field(FieldStep { index: 0, is_member: false, is_within: true, rest: path });
    }
    let (first, rest, found) = match skip_variant(record, &first, found, rest) {
        Some(skipped) => skipped,
        None => (first, rest, found),
    };
    match found {
        Some(Member::Own(index)) => {
            let is_within = is_whole(record, &first);
            Step::Field(FieldStep { index, is_member: false, is_within, rest })
        }
        Some(Member::InBase(index)) => {
            Step::Field(FieldStep { index, is_member: true, is_within: false, rest: path })
        }
        Some(Member::Property | Member::ClassAttr) => Step::Virtual(first, rest),
        None => Step::Unknown(Some(first)),
    }
}

/// Returns `true` if a path leads to a field, to a member of a base, or on from there.
pub(crate) fn leads_to_field(record: &dyn Record, path: Steps<'_>) -> bool {
    let Step::Field(to) = resolve_step(record, path) else { return false };
    let field = record.shape().fields().get(to.index);
    let is_extra = to.is_member && field.is_some_and(Field::is_extras);
    !is_extra
}

/// Returns the step after the key of a variant's content, which the paths of reports contain.
#[inline]
fn skip_variant<'p>(
    record: &dyn Record,
    first: &Segment<'p>,
    found: Option<Member>,
    rest: Steps<'p>,
) -> Option<(Segment<'p>, Steps<'p>, Option<Member>)> {
    if record.class().only_shape().is_some() || !is_content(record, first) {
        return None;
    }
    let (next, rest) = rest.split_first()?;
    // The content of a newtype variant is its field, into which the path goes on. Its members may
    // have the name of the key.
    if record.shape().style() == Style::Newtype && !is_field_index(record, &next) {
        return None;
    }
    let then = member(record, &next);
    (found.is_none() || then.is_some()).then_some((next, rest, then))
}

/// Returns the key of a variant's content if a path begins with it. Reports show the key then, as
/// the path is written.
pub(super) fn content_key(record: &dyn Record, path: Steps<'_>) -> Option<&'static str> {
    if record.class().only_shape().is_some() {
        return None;
    }
    let (first, rest) = path.split_first()?;
    let is_key = is_whole(record, &first)
        || skip_variant(record, &first, member(record, &first), rest).is_some();
    if is_key { content_name(record) } else { None }
}

/// Returns `true` if the segment is the key of the content of a newtype variant, and so leads to its
/// field.
#[inline]
fn is_whole(record: &dyn Record, segment: &Segment<'_>) -> bool {
    record.class().only_shape().is_none()
        && record.shape().style() == Style::Newtype
        && is_content(record, segment)
}

/// Returns `true` if the segment is the index of the field of a newtype, and not that of an item in
/// it.
fn is_field_index(record: &dyn Record, segment: &Segment<'_>) -> bool {
    matches!(segment, Segment::Index(0)) && !has_items(content_kind(record))
}

/// Returns `true` if the segment leads into the content of a newtype, whose value is the content
/// alone. A member of the newtype itself comes first, but not its index if the content has items.
fn goes_into_newtype(record: &dyn Record, segment: &Segment<'_>, found: Option<Member>) -> bool {
    if record.shape().style() != Style::Newtype {
        return false;
    }
    let kind = content_kind(record);
    match (found, segment) {
        (None, Segment::Name(_)) if kind == Some(Kind::List) => false,
        (None, _) => has_items(kind) || matches!(kind, Some(Kind::Struct | Kind::Enum | Kind::Any)),
        (Some(Member::Own(_)), Segment::Index(_)) => has_items(kind),
        _ => false,
    }
}

const fn has_items(kind: Option<Kind>) -> bool {
    matches!(kind, Some(Kind::List | Kind::Map))
}

/// Returns the kind of the content of a newtype, through further newtypes.
fn content_kind(record: &dyn Record) -> Option<Kind> {
    let mut field = record.shape().fields().first()?;
    // A newtype can contain itself behind a pointer.
    for _ in 0..MAX_DEPTH {
        match field.type_info().class() {
            Some(class) if field.type_info().kind() == Kind::Newtype => {
                field = class.fields().first()?;
            }
            _ => break,
        }
    }
    Some(field.type_info().kind())
}

/// Returns `true` if the segment is the key of the content of an enum's current variant.
#[cold]
fn is_content(record: &dyn Record, segment: &Segment<'_>) -> bool {
    matches!(segment, Segment::Name(name) if content_name(record).is_some_and(|key| key == name))
}

/// Returns `true` if the segment is the key of an enum's tag.
#[inline]
fn is_tag(record: &dyn Record, segment: &Segment<'_>) -> bool {
    record.class().only_shape().is_none()
        && matches!(segment, Segment::Name(name) if tag(record.class()).is_some_and(|tag| tag == name))
}

fn tag(class: &'static Class) -> Option<&'static str> {
    match class.tagging() {
        Tagging::Internal(tag) | Tagging::Adjacent { tag, .. } => Some(tag),
        Tagging::External | Tagging::Untagged => None,
    }
}

/// Returns the key of the content of an enum's current variant.
fn content_name(record: &dyn Record) -> Option<&'static str> {
    let class = record.class();
    match class.tagging() {
        _ if class.kind() != ClassKind::Enum => None,
        Tagging::External => Some(record.shape().name()),
        Tagging::Adjacent { content, .. } => Some(content),
        Tagging::Internal(_) | Tagging::Untagged => None,
    }
}

fn member(record: &dyn Record, segment: &Segment<'_>) -> Option<Member> {
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
        let index = if is_whole(record, segment) { Some(0) } else { shape.find(name) };
        if let Some(index) = index {
            return Some(Member::Own(index));
        }
    }
    resolve(class, name).or_else(|| match class.unknown() {
        UnknownFields::Collect => record.shape().extras().map(Member::InBase),
        UnknownFields::Deny | UnknownFields::Ignore | UnknownFields::Warn => None,
    })
}

pub(super) fn item_key<'s>(segment: &'s Segment<'_>) -> Key<'s> {
    match segment {
        Segment::Name(name) => Key::Name(name),
        Segment::Index(index) => Key::Index(*index),
        Segment::Key(key) => Key::Item(key),
    }
}

/// Returns `true` if a field, or its whole class, is frozen.
pub(super) fn is_frozen(record: &dyn Record, index: usize) -> bool {
    record.class().is_frozen() || record.shape().fields().get(index).is_some_and(Field::is_frozen)
}

#[cold]
pub(super) fn unknown(
    record: &dyn Record,
    segment: Option<&Segment<'_>>,
    cx: &mut Context<'_>,
) -> Rejected {
    match segment {
        Some(segment @ Segment::Name(name)) => {
            let class = record.class();
            let mut closest = Closest::to(name);
            for name in all_names(class, record.shape()).into_iter().chain(tag(class)) {
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

/// Reports a step that leads to no item, and the items that exist.
#[cold]
pub(super) fn no_item(value: &Value<'_>, segment: &Segment<'_>, cx: &mut Context<'_>) -> Rejected {
    let why = match (value, segment) {
        (Value::List(items), Segment::Index(index)) if *index < items.len() => NoItem::OfSet,
        (Value::List(items), Segment::Index(index)) => {
            NoItem::OutOfBounds { index: *index, len: items.len() }
        }
        (Value::List(_), _) => NoItem::NoIndex,
        (Value::Map(map), Segment::Name(name)) if cx.is_recording() && map.get(name).is_none() => {
            let keys = map.iter().filter_map(|(key, _)| key.as_str());
            return cx.reject_item(NoItem::Absent, closest(name, keys));
        }
        (Value::Map(_), Segment::Name(_)) => NoItem::Whole,
        (Value::Map(_), _) => NoItem::Absent,
        (other, _) => NoItem::Without(other.kind()),
    };
    cx.reject_item(why, None)
}

#[cold]
pub(super) fn malformed(path: &str, cx: &mut Context<'_>) -> Rejected {
    cx.reject(code::PATH, "a path such as `address.lines[2].zip`", &Value::from(path))
}
