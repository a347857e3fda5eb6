//! Changes of objects whose type is not known.

use crate::access::set_converted;
use crate::class::ObjectEdit;
use crate::patch::assignments::apply;
use crate::patch::json_patch::json_patch;
use crate::patch::merge::merge_patch;
use crate::record::RecordMut;
use crate::report::Mismatches;
use crate::update::update_in_place;

/// Applies a change to an object: all or nothing.
///
/// # Errors
/// - All mismatches, in input order. The object does not change.
pub(crate) fn apply_edit<'v>(
    record: &mut dyn RecordMut<'v>,
    edit: ObjectEdit<'v>,
) -> Result<(), Mismatches> {
    match edit {
        ObjectEdit::Update(args) => update_in_place(record, args),
        ObjectEdit::MergePatch(patch) => merge_patch(record, patch),
        ObjectEdit::JsonPatch(patch) => json_patch(record, patch),
        ObjectEdit::Set(path, value, conversion) => {
            set_converted(record, &path, value, conversion).map_err(Mismatches::from)
        }
        ObjectEdit::Apply(changes) => apply(record, changes),
    }
}
