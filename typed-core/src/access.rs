//! Get and set by name and by path.

use crate::class::{Class, ClassKind, Unknown};
use crate::constraint::check_all;
use crate::construct::{FROZEN_FIELD, all_names, has};
use crate::context::{Context, Key, Rejected};
use crate::mismatch::{TypeMismatch, code};
use crate::mismatches::Mismatches;
use crate::path::{Segment, parse};
use crate::record::{Record, RecordMut};
use crate::slot::{Slot, SlotMut};
use crate::suggest::closest;
use crate::value::Value;
use alloc::borrow::Cow;
use alloc::format;

/// Runs a check and returns what it reports as one error.
#[inline]
pub(crate) fn one<R>(
    class: &'static Class,
    check: impl FnOnce(&mut Context<'_>) -> Result<R, Rejected>,
) -> Result<R, TypeMismatch> {
    let mut report = Mismatches::new();
    match check(&mut Context::new(&mut report, class.name())) {
        Ok(value) => Ok(value),
        Err(_) => Err(into_one(report, class)),
    }
}

#[cold]
fn into_one(report: Mismatches, class: &'static Class) -> TypeMismatch {
    report.into_one().unwrap_or_else(|| TypeMismatch::unexplained(class.name()))
}

/// Reads a field, a class attribute, or what a path leads to.
///
/// # Errors
/// `unknown` where there is none, `path` where it is not spelled right.
pub fn get<'r>(record: &'r dyn Record, path: &str) -> Result<Value<'r>, TypeMismatch> {
    match record.shape().find(path) {
        Some(index) => Ok(record.show(index)),
        None => one(record.class(), |cx| match parse(path) {
            Ok(path) => Ok(find(record, &path, cx)?.into_value()),
            Err(_) => Err(malformed(path, cx)),
        }),
    }
}

/// Sets a field, or what a path leads to. Nothing is changed where anything is refused.
///
/// # Errors
/// As [`get`], and where the value is not what is declared there.
pub fn set<'v>(
    record: &mut dyn RecordMut<'v>,
    path: &str,
    value: Value<'v>,
) -> Result<(), TypeMismatch> {
    let index = record.shape().find(path);
    let value = match index {
        Some(index) => match store(record, index, value) {
            Ok(()) => return Ok(()),
            Err(value) => value,
        },
        None => value,
    };
    set_checked(record, index, path, value)
}

/// As [`set`], for what takes more than to store a value.
#[inline(never)]
fn set_checked<'v>(
    record: &mut dyn RecordMut<'v>,
    index: Option<usize>,
    path: &str,
    value: Value<'v>,
) -> Result<(), TypeMismatch> {
    one(record.class(), |cx| match index {
        Some(_) if is_checked_enum(record) => {
            set_path(record, &[Segment::Name(Cow::Borrowed(path))], value, cx)
        }
        Some(index) => set_field(record, index, value, cx),
        None => match parse(path) {
            Ok(path) => set_path(record, &path, value, cx),
            Err(_) => Err(malformed(path, cx)),
        },
    })
}

/// A member of a record.
enum Member {
    Own(usize),
    /// A member of a base, or a collected extra, within this field.
    Within(usize),
}

fn member(record: &dyn Record, segment: &Segment<'_>) -> Option<Member> {
    let shape = record.shape();
    let name = match segment {
        Segment::Name(name) => name,
        Segment::Index(index) => {
            return shape
                .fields()
                .get(*index)
                .filter(|_| shape.is_tuple())
                .map(|_| Member::Own(*index));
        }
    };
    if let Some(index) = shape.find(name) {
        return Some(Member::Own(index));
    }
    let base = shape.fields().iter().position(|field| {
        field.is_base() && field.type_info().class().is_some_and(|base| has(base, name))
    });
    let within = base.or_else(|| match record.class().unknown() {
        Unknown::Collect if !record.class().has_attr(name) => shape.extras(),
        _ => None,
    });
    within.map(Member::Within)
}

enum Found<'r> {
    Slot(&'r dyn Slot),
    Shown(Value<'r>),
}

impl<'r> Found<'r> {
    fn into_value(self) -> Value<'r> {
        match self {
            Found::Slot(slot) => slot.value(),
            Found::Shown(value) => value,
        }
    }
}

fn find<'r>(
    record: &'r dyn Record,
    path: &[Segment<'_>],
    cx: &mut Context<'_>,
) -> Result<Found<'r>, Rejected> {
    let Some((first, rest)) = path.split_first() else { return Err(unknown(record, None, cx)) };
    match member(record, first) {
        Some(Member::Own(index)) => {
            let mut cx = cx.enter(field_key(record, index))?;
            match record.slot(index) {
                Some(slot) => find_in(slot, rest, &mut cx),
                None => match rest.first() {
                    None => Ok(Found::Shown(record.show(index))),
                    Some(next) => {
                        Err(no_item(&record.show(index), next, &mut cx.step(item_key(next))))
                    }
                },
            }
        }
        Some(Member::Within(index)) => match record.slot(index) {
            Some(slot) => find_in(slot, path, cx),
            None => Err(unknown(record, Some(first), cx)),
        },
        None => match (first, rest) {
            (Segment::Name(name), []) => match record.class().find_attr(name) {
                Some(value) => Ok(Found::Shown(value)),
                None => Err(unknown(record, Some(first), cx)),
            },
            _ => Err(unknown(record, Some(first), cx)),
        },
    }
}

fn find_in<'r>(
    slot: &'r dyn Slot,
    path: &[Segment<'_>],
    cx: &mut Context<'_>,
) -> Result<Found<'r>, Rejected> {
    let Some((first, rest)) = path.split_first() else { return Ok(Found::Slot(slot)) };
    if let Some(record) = slot.record() {
        return find(record, path, &mut cx.declared_in(record.class().name()));
    }
    let mut cx = cx.enter(item_key(first))?;
    match slot.item(first) {
        Some(item) => find_in(item, rest, &mut cx),
        None => Err(no_item(&slot.value(), first, &mut cx)),
    }
}

/// Sets a field that nothing guards to a value that fits, as far as that can be told at once.
#[inline]
fn store<'v>(
    record: &mut dyn RecordMut<'v>,
    index: usize,
    value: Value<'v>,
) -> Result<(), Value<'v>> {
    let class = record.class();
    let Some(field) = record.shape().fields().get(index) else { return Err(value) };
    if class.is_frozen() || class.is_checked() || field.is_frozen() || field.is_checked() {
        return Err(value);
    }
    match record.slot_mut(index) {
        Some(slot) => slot.store(value, field.constraints()),
        None => Err(value),
    }
}

fn set_field<'v>(
    record: &mut dyn RecordMut<'v>,
    index: usize,
    value: Value<'v>,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    let class = record.class();
    let Some(field) = record.shape().fields().get(index) else { return Ok(()) };
    if field.is_frozen() || class.is_frozen() {
        return Err(frozen(&mut cx.step(Key::Field(field.name())), &value));
    }
    // The part of a variant is set in its place, and its checks run afterwards: see `set_path`.
    if (!(class.is_checked() || field.is_checked()) || class.kind() == ClassKind::Enum)
        && let Some(slot) = record.slot_mut(index)
    {
        return slot.assign(value, field.constraints(), &mut cx.step(Key::Field(field.name())));
    }
    record.exchange(index, value, cx)
}

/// Sets what a path leads to. Where a check further up could be broken by that, it runs afterwards,
/// and the old value is put back if it fails.
fn set_path<'v>(
    record: &mut dyn RecordMut<'v>,
    path: &[Segment<'_>],
    value: Value<'v>,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    if !is_guarded(record, path) {
        return assign(record, path, value, cx);
    }
    let mut report = Mismatches::new();
    let mut unreported = Context::new(&mut report, record.class().name());
    let old = match find(record, path, &mut unreported) {
        Ok(Found::Slot(slot)) if !is_copyable(slot, &slot.value()) => {
            return Err(not_put_back(&value, cx));
        }
        Ok(found) => Some(found.into_value().into_owned()),
        Err(_) => None,
    };
    // What cannot be put in its own place could not be put back there either: opaque values,
    // secrets, text that is borrowed.
    if let Some(old) = &old
        && assign(record, path, old.clone(), &mut unreported).is_err()
        // What is frozen says so, whatever the value.
        && !report.iter().any(|mismatch| mismatch.code() == code::FROZEN)
    {
        return Err(not_put_back(&value, cx));
    }
    assign(record, path, value, cx)?;
    let mut unreported = Context::new(&mut report, record.class().name());
    let Err(rejected) = recheck(record, path, cx) else { return Ok(()) };
    match old {
        // It passed these very checks before.
        Some(old) => drop(assign(record, path, old, &mut unreported)),
        None => remove(record, path),
    }
    Err(rejected)
}

#[cold]
fn not_put_back(value: &Value<'_>, cx: &mut Context<'_>) -> Rejected {
    cx.frozen("cannot be set on its own: it could not be put back; set the whole field", value)
}

/// The most entries of a map that are looked at: each is searched for.
const MOST_ENTRIES: usize = 1000;

/// Whether the value, put back in its place, is the same again: nothing in it is skipped.
pub(crate) fn is_copyable(slot: &dyn Slot, value: &Value<'_>) -> bool {
    if let Some(record) = slot.record() {
        let mut slots = (0..record.shape().fields().len()).map(|index| record.slot(index));
        return !record.shape().skips()
            && slots.all(|slot| slot.is_some_and(|slot| is_copyable(slot, &slot.value())));
    }
    let is_item_copyable = |segment: &Segment<'_>, item: &Value<'_>| {
        slot.item(segment).is_none_or(|slot| is_copyable(slot, item))
    };
    match value {
        Value::List(items) => {
            let mut items = items.iter().enumerate();
            items.all(|(index, item)| is_item_copyable(&Segment::Index(index), item))
        }
        Value::Map(map) => {
            map.len() <= MOST_ENTRIES
                && map.iter().all(|(key, item)| {
                    let name = match key {
                        Value::Str(name) => Cow::Borrowed(&**name),
                        other => Cow::Owned(format!("{other}")),
                    };
                    is_item_copyable(&Segment::Name(name), item)
                })
        }
        _ => true,
    }
}

fn assign<'v>(
    record: &mut dyn RecordMut<'v>,
    path: &[Segment<'_>],
    value: Value<'v>,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    let Some((first, rest)) = path.split_first() else { return Err(unknown(record, None, cx)) };
    match member(record, first) {
        Some(Member::Own(index)) if rest.is_empty() => set_field(record, index, value, cx),
        Some(Member::Own(index)) => {
            let mut cx = cx.enter(field_key(record, index))?;
            if is_frozen(record, index) {
                return Err(frozen(&mut cx, &value));
            }
            match record.slot_mut(index) {
                Some(slot) => assign_in(slot, rest, value, &mut cx),
                None => match rest.first() {
                    Some(next) => {
                        Err(no_item(&record.show(index), next, &mut cx.step(item_key(next))))
                    }
                    None => Err(cx.unknown("item", None)),
                },
            }
        }
        Some(Member::Within(index)) => {
            if is_frozen(record, index) {
                return Err(frozen(&mut cx.step(item_key(first)), &value));
            }
            match record.slot_mut(index) {
                Some(slot) => assign_in(slot, path, value, cx),
                None => Err(unknown(record, Some(first), cx)),
            }
        }
        None => match first {
            Segment::Name(name) if record.class().find_attr(name).is_some() => {
                let mut cx = cx.step(Key::Name(name));
                Err(cx.frozen("cannot be set on an object: it is a class attribute", &value))
            }
            _ => Err(unknown(record, Some(first), cx)),
        },
    }
}

fn assign_in<'v>(
    slot: &mut dyn SlotMut<'v>,
    path: &[Segment<'_>],
    value: Value<'v>,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    let Some((first, rest)) = path.split_first() else { return slot.assign(value, &[], cx) };
    if let Some(record) = slot.record_mut() {
        let class = record.class().name();
        return assign(record, path, value, &mut cx.declared_in(class));
    }
    if slot.record().is_some() {
        return Err(
            cx.frozen("cannot be changed in its parts: it is shared; set the whole of it", &value)
        );
    }
    let mut cx = cx.enter(item_key(first))?;
    if slot.item(first).is_none() {
        let inserted = if rest.is_empty() { slot.insert_item(first, value, &mut cx) } else { None };
        return inserted.unwrap_or_else(|| Err(no_item(&slot.value(), first, &mut cx)));
    }
    match slot.item_mut(first) {
        Some(item) => assign_in(item, rest, value, &mut cx),
        None => Err(cx.frozen("cannot be set on its own; set the whole of what it is in", &value)),
    }
}

/// Takes out the item that [`assign`] added at the end of the path.
fn remove(record: &mut dyn RecordMut<'_>, path: &[Segment<'_>]) {
    fn remove_in(slot: &mut dyn SlotMut<'_>, path: &[Segment<'_>]) {
        match (path, slot.record().is_some()) {
            ([only], false) => slot.remove_item(only),
            ([first, rest @ ..], false) => {
                if let Some(item) = slot.item_mut(first) {
                    remove_in(item, rest);
                }
            }
            (_, _) => {
                if let Some(record) = slot.record_mut() {
                    remove(record, path);
                }
            }
        }
    }
    let Some((first, rest)) = path.split_first() else { return };
    let (index, rest) = match member(record, first) {
        Some(Member::Own(index)) => (index, rest),
        Some(Member::Within(index)) => (index, path),
        None => return,
    };
    if let Some(slot) = record.slot_mut(index) {
        remove_in(slot, rest);
    }
}

/// Whether it is an enum with checks of its own or of its fields, whose parts cannot be exchanged.
fn is_checked_enum(record: &dyn Record) -> bool {
    record.class().kind() == ClassKind::Enum
        && (record.class().is_checked()
            || record.shape().fields().iter().any(crate::class::Field::is_checked))
}

/// Whether something above the end of the path has a check that a change there could break.
fn is_guarded(record: &dyn Record, path: &[Segment<'_>]) -> bool {
    let Some((first, rest)) = path.split_first() else { return false };
    let (index, rest) = match member(record, first) {
        // A field's own checks are part of setting it, but for an enum.
        Some(Member::Own(_)) if rest.is_empty() => return is_checked_enum(record),
        Some(Member::Own(index)) => (index, rest),
        Some(Member::Within(index)) => (index, path),
        None => return false,
    };
    let field = record.shape().fields().get(index);
    record.class().is_checked()
        || field.is_some_and(|field| field.is_checked() || !field.constraints().is_empty())
        || record.slot(index).is_some_and(|slot| is_guarded_in(slot, rest))
}

fn is_guarded_in(slot: &dyn Slot, path: &[Segment<'_>]) -> bool {
    match (slot.record(), path) {
        (_, []) => false,
        (Some(record), path) => is_guarded(record, path),
        (None, [first, rest @ ..]) => {
            slot.item(first).is_some_and(|item| is_guarded_in(item, rest))
        }
    }
}

/// Runs every check along the path, the innermost first.
fn recheck(
    record: &dyn Record,
    path: &[Segment<'_>],
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    let Some((first, rest)) = path.split_first() else { return Ok(()) };
    let (index, rest, key) = match member(record, first) {
        Some(Member::Own(index)) => (index, rest, field_key(record, index)),
        Some(Member::Within(index)) => (index, path, Key::Root),
        None => return Ok(()),
    };
    if let (Some(slot), Some(field)) = (record.slot(index), record.shape().fields().get(index)) {
        let mut cx = cx.step(key);
        recheck_in(slot, rest, &mut cx)?;
        let mut cx = cx.for_type(field.type_info());
        check_all(field.constraints(), &slot.exposed(), &mut cx)?;
        record.check_field(index, &mut cx)?;
    }
    record.verify(cx)
}

fn recheck_in(slot: &dyn Slot, path: &[Segment<'_>], cx: &mut Context<'_>) -> Result<(), Rejected> {
    match (slot.record(), path) {
        (_, []) => Ok(()),
        (Some(record), path) => recheck(record, path, &mut cx.declared_in(record.class().name())),
        (None, [first, rest @ ..]) => match slot.item(first) {
            Some(item) => recheck_in(item, rest, &mut cx.step(item_key(first))),
            None => Ok(()),
        },
    }
}

fn field_key(record: &dyn Record, index: usize) -> Key<'static> {
    record.shape().fields().get(index).map_or(Key::Root, |field| Key::Field(field.name()))
}

fn item_key<'s>(segment: &'s Segment<'_>) -> Key<'s> {
    match segment {
        Segment::Name(name) => Key::Name(name),
        Segment::Index(index) => Key::Index(*index),
    }
}

fn is_frozen(record: &dyn Record, index: usize) -> bool {
    record.class().is_frozen()
        || record.shape().fields().get(index).is_some_and(crate::class::Field::is_frozen)
}

#[cold]
fn frozen(cx: &mut Context<'_>, value: &Value<'_>) -> Rejected {
    cx.frozen(FROZEN_FIELD, value)
}

#[cold]
fn unknown(record: &dyn Record, segment: Option<&Segment<'_>>, cx: &mut Context<'_>) -> Rejected {
    match segment {
        Some(segment @ Segment::Name(name)) => {
            let attrs = record.class().attrs().iter().map(crate::class::Attr::name);
            let names = all_names(record.class(), record.shape()).chain(attrs);
            let suggestion = closest(name, names);
            cx.step(item_key(segment)).unknown("field", suggestion)
        }
        Some(segment) => cx.step(item_key(segment)).unknown("field", None),
        None => cx.unknown("field", None),
    }
}

/// Reports a step of a path that leads nowhere, with what there is instead.
#[cold]
fn no_item(value: &Value<'_>, segment: &Segment<'_>, cx: &mut Context<'_>) -> Rejected {
    let what = match (value, segment) {
        (Value::List(items), Segment::Index(index)) => match items.len() {
            len if *index < len => Cow::Borrowed("item; the items of a set have no index"),
            0 => Cow::Borrowed("item; there are none"),
            1 => Cow::Borrowed("item; there is 1"),
            len => Cow::Owned(format!("item; there are {len}")),
        },
        (Value::List(_), Segment::Name(_)) => Cow::Borrowed("item; a list has items such as [0]"),
        (Value::Map(map), Segment::Name(name)) if map.get(name).is_none() => {
            return cx
                .unknown("item", closest(name, map.iter().filter_map(|(key, _)| key.as_str())));
        }
        (Value::Map(_), Segment::Name(_)) => Cow::Borrowed("item; this is read and set as a whole"),
        (Value::Map(_), Segment::Index(_)) => Cow::Borrowed("item"),
        (Value::Null, _) => Cow::Borrowed("item; there is null"),
        (other, _) => Cow::Owned(format!("item; a value of kind {} has none", other.kind())),
    };
    cx.absent(code::UNKNOWN, what, None)
}

#[cold]
fn malformed(path: &str, cx: &mut Context<'_>) -> Rejected {
    cx.refuse(code::PATH, "a path such as `address.lines[2].zip`", &Value::from(path))
}
