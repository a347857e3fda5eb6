//! Items that are added to a collection, or removed from it.

use crate::access::edit::{Checks, Edit, edit_through};
use crate::access::field::store;
use crate::access::resolve::{FieldStep, no_item};
use crate::access::rollback::{Undo, undo_item};
use crate::class::Style;
use crate::record::SlotMut;
use crate::report::{Context, Rejected};
use crate::value::{Segment, Steps, Value};

/// Returns the number of items of a list.
pub(super) fn list_len(slot: &mut dyn SlotMut<'_>) -> Option<usize> {
    slot.items_mut()?.list_len()
}

/// Adds an item.
pub(super) fn insert<'v>(
    slot: &mut dyn SlotMut<'v>,
    at: &Segment<'_>,
    value: Value<'v>,
    checks: Checks<'_>,
    cx: &mut Context<'_>,
) -> Result<Undo<'v>, Rejected> {
    let moves = list_len(slot).is_some_and(|len| is_before(at, len));
    match slot.items_mut().and_then(|items| items.insert(at, value, cx)) {
        Some(inserted) => inserted?,
        None => return Err(no_item(&slot.value(), at, cx)),
    }
    resized(slot, at, Undo::Inserted, moves, checks, cx)
}

/// Removes an item.
pub(super) fn remove<'v>(
    slot: &mut dyn SlotMut<'v>,
    at: &Segment<'_>,
    checks: Checks<'_>,
    cx: &mut Context<'_>,
) -> Result<Undo<'v>, Rejected> {
    let moves = list_len(slot).is_some_and(|len| is_before(at, len.saturating_sub(1)));
    match slot.items_mut().and_then(|items| items.remove(at, true)) {
        Some(removed) => resized(slot, at, Undo::Removed(removed), moves, checks, cx),
        None if slot.item_mut(at).is_some() => Err(cx.reject_change(BORROWS, &Value::Null)),
        None => Err(no_item(&slot.value(), at, cx)),
    }
}

fn is_before(segment: &Segment<'_>, end: usize) -> bool {
    matches!(segment, Segment::Index(index) if *index < end)
}

/// Checks a collection, or records that it is checked later, after an item was added or removed.
fn resized<'v>(
    slot: &mut dyn SlotMut<'v>,
    at: &Segment<'_>,
    undo: Undo<'v>,
    moves: bool,
    checks: Checks<'_>,
    cx: &mut Context<'_>,
) -> Result<Undo<'v>, Rejected> {
    match checks {
        Checks::Later(touched, _) => {
            touched.replace_item(at);
            touched.resize(moves);
        }
        Checks::Now { .. } => {
            if let Some(Err(rejected)) = slot.items_mut().map(|items| items.check_items(cx)) {
                undo_item(slot, at, Steps::NONE, undo);
                return Err(rejected);
            }
        }
    }
    Ok(undo)
}

/// Adds an item to the list or the set in a slot. `null` becomes a list of this item.
pub(super) fn append<'v>(
    slot: &mut dyn SlotMut<'v>,
    value: Value<'v>,
    mut checks: Checks<'_>,
    cx: &mut Context<'_>,
) -> Result<Undo<'v>, Rejected> {
    if let Some(record) =
        slot.record_mut().filter(|record| record.shape().style() == Style::Newtype)
    {
        let class = record.class().name();
        let edit = Edit::Append(value);
        return edit_through(record, FieldStep::WITHIN, edit, checks, &mut cx.declared_in(class));
    }
    if slot.items_mut().is_none() && slot.value().is_null() {
        checks.touch(|touched, _| touched.touch_all());
        let list = Value::List([value].into_iter().collect());
        return store(slot, list, &[], checks.keep(), cx);
    }
    let is_map =
        slot.items_mut().is_some_and(|items| items.list_len().is_none() && !items.is_set());
    let shown = value.clone();
    match slot.items_mut().and_then(|items| items.append(value, cx)) {
        Some(appended) => {
            let to = appended?;
            resized(slot, &to, Undo::Appended(to.clone()), false, checks, cx)
        }
        None if is_map => Err(cx.reject_change(MAP, &shown)),
        None => Err(cx.reject_change(NO_LIST, &shown)),
    }
}

const BORROWS: &str = "cannot be removed: the value borrows, so it could not be restored if a check failed; set the whole field instead";

const MAP: &str =
    "cannot get an item without a key: it is a map; set an entry, as in `labels.env=prod`";

pub(super) const NO_LIST: &str = "cannot get another item: it is not a list or a set of items that can be added; \
    set the whole value instead";
