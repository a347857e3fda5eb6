//! The part of an object that is of a base.

use crate::class::{Class, Field, Private, base_field};
use crate::record::record::{Record, RecordMut, fields};
use crate::value::Value;
use alloc::vec::{IntoIter, Vec};

/// Returns the base part of an object.
pub(crate) fn base_part<'r>(record: &'r dyn Record, class: &Class) -> Option<&'r dyn Record> {
    if record.class().is_same(class) {
        return Some(record);
    }
    let (index, _) = base_field(record.class(), class)?;
    base_part(record.slot(index)?.record()?, class)
}

/// Returns the fields of the base part; none without such a part.
pub(crate) fn part_fields<'r>(
    record: &'r dyn Record,
    class: &Class,
) -> IntoIter<(&'static Field, Value<'r>)> {
    base_part(record, class).map_or_else(|| Vec::new().into_iter(), fields)
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
