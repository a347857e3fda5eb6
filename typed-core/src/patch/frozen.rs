//! Frozen members that a merge patch repeats.

use crate::access::{Step, resolve_step};
use crate::class::why_frozen;
use crate::patch::equal::{Numbers, equal};
use crate::record::{Record, show};
use crate::value::{Segment, Steps, Value};

/// Returns `true` if the patch of a member is the value that the member has, and the member is frozen.
/// It is `false` for a value that can hold a secret: the outcome would reveal it.
pub(super) fn is_frozen_value(
    record: &dyn Record,
    segment: &Segment<'_>,
    patch: &Value<'_>,
) -> bool {
    let value = frozen_value(record, segment, false);
    value.is_some_and(|value| !value.has_opaque() && equal(&value, patch, Numbers::ByValue))
}

/// Returns the value of a frozen member. `in_frozen`: of an object that has it as a part of a base.
fn frozen_value<'r>(
    record: &'r dyn Record,
    segment: &Segment<'_>,
    in_frozen: bool,
) -> Option<Value<'r>> {
    let path = [segment.reborrow()];
    let Step::Field(to) = resolve_step(record, Steps::Segments(&path)) else { return None };
    let field = record.shape().fields().get(to.index)?;
    let is_frozen = in_frozen || why_frozen(record.class(), field).is_some();
    if to.is_member {
        return frozen_value(record.slot(to.index)?.record()?, segment, is_frozen);
    }
    (is_frozen && !field.type_info().is_secret()).then(|| show(record, to.index))
}
