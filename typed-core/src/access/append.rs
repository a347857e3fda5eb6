//! An item that is added to a list or a set.

use crate::access::edit::{Checks, Edit, edit_through, resized};
use crate::access::field::store;
use crate::access::resolve::FieldStep;
use crate::access::rollback::Undo;
use crate::class::Style;
use crate::record::SlotMut;
use crate::report::{Context, Rejected};
use crate::value::Value;

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

const MAP: &str =
    "cannot get an item without a key: it is a map; set an entry, as in `labels.env=prod`";

const NO_LIST: &str = "cannot get another item: it is not a list or a set of items that can be added; \
    set the whole value instead";
