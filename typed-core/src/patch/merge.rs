//! JSON Merge Patch (RFC 7396) of an object: all or none.

use crate::class::Class;
use crate::patch::plan::{Plan, Planned};
use crate::record::{RecordMut, SlotMut, notify_constructed};
use crate::report::{Context, Mismatches, Rejected, code};
use crate::update::transact;
use crate::value::Value;

const WHOLE: &str = "cannot be replaced as a whole by a patch: set its fields";

/// Merges a patch into an object.
///
/// # Errors
/// - All mismatches, in the order of the patch. The object does not change.
pub(crate) fn merge_patch<'v>(
    record: &mut dyn RecordMut<'v>,
    patch: Value<'v>,
) -> Result<(), Mismatches> {
    let class = record.class();
    merge(record, patch, |value, cx| Err(reject_whole(class, &value, cx)))
}

/// Rejects a value that would replace an object whose type is not known.
fn reject_whole(class: &'static Class, value: &Value<'_>, cx: &mut Context<'_>) -> Rejected {
    match value {
        // It may be an object of the type.
        Value::Opaque(_) => cx.reject_change(WHOLE, value),
        value => cx.redacted_if(class.is_secret()).reject(code::TYPE, class.name(), value),
    }
}

/// Like [`merge_patch`], for an object that can be replaced as a whole.
///
/// # Errors
/// - Those of [`merge_patch`].
pub(crate) fn merge_patch_whole<'v>(
    slot: &mut dyn SlotMut<'v>,
    patch: Value<'v>,
) -> Result<(), Mismatches> {
    let mut whole = None;
    if let Some(record) = slot.record_mut() {
        merge(record, patch, |value, _| {
            whole = Some(value);
            Ok(())
        })?;
    }
    let Some(value) = whole else { return Ok(()) };
    let mut report = Mismatches::new();
    let name = slot.record().map_or("", |record| record.class().name());
    match slot.assign(value, &[], &mut Context::new(&mut report, name)) {
        Ok(()) => {
            if let Some(record) = slot.record() {
                notify_constructed(record);
            }
            Ok(())
        }
        Err(_) => Err(report),
    }
}

fn merge<'v>(
    record: &mut dyn RecordMut<'v>,
    patch: Value<'v>,
    replace: impl FnOnce(Value<'v>, &mut Context<'_>) -> Result<(), Rejected>,
) -> Result<(), Mismatches> {
    let mut plan = Plan::default();
    let planned = plan.object(record, patch);
    transact(record, |transaction, cx| {
        if let Planned::Whole(value) = planned {
            let replaced = replace(value, cx);
            transaction.end_change(replaced, cx);
        }
        for (at, change) in plan.into_changes().into_iter().enumerate() {
            transaction.begin(at);
            change.make(transaction, cx);
        }
    })
}
