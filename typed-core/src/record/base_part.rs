//! The part of an object that is of a base.

use crate::class::{Class, Private, base_field};
use crate::record::record::{Record, RecordMut};

/// Returns the base part of an object.
pub(crate) fn base_part<'r>(record: &'r dyn Record, class: &Class) -> Option<&'r dyn Record> {
    if record.class().is_same(class) {
        return Some(record);
    }
    let (index, _) = base_field(record.class(), class)?;
    base_part(record.slot(index)?.record()?, class)
}

/// Like [`base_part`], but mutable.
pub(crate) fn base_part_mut<'r, 'v>(
    record: &'r mut (dyn RecordMut<'v> + 'r),
    class: &Class,
) -> Option<&'r mut (dyn RecordMut<'v> + 'r)> {
    if record.class().is_same(class) {
        return Some(record);
    }
    let (index, _) = base_field(record.class(), class)?;
    let slot = record.slot_mut(index, Private::TOKEN)?;
    base_part_mut(slot.record_mut()?, class)
}
