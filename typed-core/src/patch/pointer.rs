//! JSON Pointers (RFC 6901), and the paths in live objects to which they lead.

use crate::access::{Step, resolve_step};
use crate::class::Private;
use crate::record::{Record, RecordMut, Slot, SlotMut, show, to_value};
use crate::report::{Context, Rejected, code};
use crate::value::{MAX_DEPTH, Segment, Steps, Value};
use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

/// The tokens of a pointer.
pub(super) type Pointer<'v> = Vec<Cow<'v, str>>;

/// The greatest number of tokens. A variant has one more for its content.
const MAX_TOKENS: usize = 2 * MAX_DEPTH as usize;

/// Parses a pointer.
pub(super) fn parse<'v>(text: Cow<'v, str>, cx: &mut Context<'_>) -> Result<Pointer<'v>, Rejected> {
    let malformed = |cx: &mut Context<'_>, text: &str| {
        let expected = "a JSON Pointer such as `/address/lines/2`";
        Err(cx.reject(code::PATH, expected, &Value::from(text)))
    };
    if text.is_empty() {
        return Ok(Vec::new());
    }
    if !text.starts_with('/') {
        return malformed(cx, &text);
    }
    if text.bytes().filter(|byte| *byte == b'/').count() > MAX_TOKENS {
        return Err(cx.too_deep());
    }
    let tokens: Option<Vec<Cow<'v, str>>> = match &text {
        Cow::Borrowed(text) => text.split('/').skip(1).map(unescaped).collect(),
        Cow::Owned(text) => {
            let tokens = text.split('/').skip(1);
            tokens.map(|token| Some(Cow::Owned(unescaped(token)?.into_owned()))).collect()
        }
    };
    match tokens {
        Some(tokens) => Ok(tokens),
        None => malformed(cx, &text),
    }
}

fn unescaped(token: &str) -> Option<Cow<'_, str>> {
    let mut parts = token.split('~');
    let first = parts.next()?;
    let mut token: Option<String> = None;
    for part in parts {
        let token = token.get_or_insert_with(|| String::from(first));
        let (letter, rest) = match part.as_bytes().first()? {
            b'0' => ('~', part.get(1..)?),
            b'1' => ('/', part.get(1..)?),
            _ => return None,
        };
        token.push(letter);
        token.push_str(rest);
    }
    Some(token.map_or(Cow::Borrowed(first), Cow::Owned))
}

/// Returns the index that a token spells: digits without a leading zero.
fn index(token: &str) -> Option<usize> {
    let is_index = token == "0" || !token.starts_with('0') && !token.starts_with('+');
    if is_index { token.parse().ok() } else { None }
}

/// Returns the part of a pointer to the smallest place around a change: that of the list for an item,
/// since the other items have other indices after it.
pub(super) fn around<'p, 'v>(pointer: &'p [Cow<'v, str>]) -> &'p [Cow<'v, str>] {
    match pointer.split_last() {
        Some((last, list)) if last == "-" || index(last).is_some() => list,
        _ => pointer,
    }
}

/// The place to which a pointer leads.
pub(super) enum Place<'r, 'v> {
    Record(&'r mut (dyn RecordMut<'v> + 'r)),
    Slot(&'r mut (dyn SlotMut<'v> + 'r)),
    /// In a part that other owners share.
    Shared(&'r dyn Slot),
    /// A field that is only shown.
    Shown(Value<'r>),
}

impl Place<'_, '_> {
    pub(super) fn value(&self) -> Value<'_> {
        match self {
            Self::Record(record) => to_value(&**record),
            Self::Slot(slot) => slot.value(),
            Self::Shared(slot) => slot.value(),
            Self::Shown(value) => value.reborrow(),
        }
    }
}

/// Returns the path to which a pointer leads, and the place, if it exists. Collections on the way are
/// prepared for many pointers if the patch `is_long`.
pub(super) fn resolve<'r, 't, 'v>(
    record: &'r mut (dyn RecordMut<'v> + 'r),
    pointer: &'t [Cow<'_, str>],
    is_long: bool,
) -> (Vec<Segment<'t>>, Option<Place<'r, 'v>>) {
    let mut path: Vec<_> =
        pointer.iter().map(|token| Segment::Name(Cow::Borrowed(&**token))).collect();
    let (mut here, mut at) = (Place::Record(record), 0);
    while at < path.len() {
        let next = match here {
            Place::Record(record) => match field(record, &mut path, &mut at) {
                Some((index, true)) if at == path.len() && record.slot(index).is_none() => {
                    Some(Place::Shown(show(record, index)))
                }
                Some((index, _)) => record.slot_mut(index, Private::TOKEN).map(Place::Slot),
                None => None,
            },
            Place::Slot(slot) if slot.record().is_none() => {
                if is_long && let Some(items) = slot.items_mut() {
                    items.index();
                }
                item(slot, &mut path, &mut at)
            }
            Place::Slot(slot) => {
                if slot.record_mut().is_some() {
                    slot.record_mut().map(Place::Record)
                } else {
                    Some(Place::Shared(slot))
                }
            }
            Place::Shared(slot) => shared(slot, &mut path, &mut at).map(Place::Shared),
            Place::Shown(_) => None,
        };
        match next {
            Some(next) => here = next,
            None => return (path, None),
        }
    }
    (path, Some(here))
}

/// Goes into a field of an object. Returns its index, and `true` if the field is the whole step.
fn field(record: &dyn Record, path: &mut [Segment<'_>], at: &mut usize) -> Option<(usize, bool)> {
    let rest = path.get_mut(*at..)?;
    if record.shape().is_tuple() {
        to_index(rest.first_mut()?);
    }
    let steps = Steps::Segments(rest);
    let Step::Field(to) = resolve_step(record, steps) else { return None };
    *at += steps.left() - to.rest.left();
    Some((to.index, !to.is_member))
}

/// Goes to an item of a value.
fn item<'r, 'v>(
    slot: &'r mut (dyn SlotMut<'v> + 'r),
    path: &mut [Segment<'_>],
    at: &mut usize,
) -> Option<Place<'r, 'v>> {
    let segment = path.get_mut(*at)?;
    match slot.items_mut().map(|items| items.list_len()) {
        Some(Some(len)) if matches!(segment, Segment::Name(name) if name == "-") => {
            *segment = Segment::Index(len);
        }
        Some(None) if !is_set(slot) => to_name(segment),
        _ => to_index(segment),
    }
    *at += 1;
    if slot.items_mut().is_none() && slot.item_mut(segment).is_none() {
        return slot.item(segment).map(Place::Shared);
    }
    slot.item_mut(segment).map(Place::Slot)
}

/// Goes to a part of a shared value.
fn shared<'r>(
    slot: &'r dyn Slot,
    path: &mut [Segment<'_>],
    at: &mut usize,
) -> Option<&'r dyn Slot> {
    if let Some(record) = slot.record() {
        let (index, _) = field(record, path, at)?;
        return record.slot(index);
    }
    let segment = path.get_mut(*at)?;
    if slot.item(segment).is_none() {
        to_index(segment);
    }
    *at += 1;
    slot.item(segment)
}

fn is_set(slot: &mut dyn SlotMut<'_>) -> bool {
    slot.items_mut().is_some_and(|items| items.is_set())
}

fn to_index(segment: &mut Segment<'_>) {
    if let Segment::Name(name) = segment
        && let Some(index) = index(name)
    {
        *segment = Segment::Index(index);
    }
}

/// Undoes `to_index`, for a newtype of a map.
fn to_name(segment: &mut Segment<'_>) {
    if let Segment::Index(index) = segment {
        *segment = Segment::Name(Cow::Owned(alloc::format!("{index}")));
    }
}
