//! Changes of several fields of an object without a draft: they are set in place one by one, and
//! restored if anything is rejected.

use crate::class::{Class, ClassKind, Private, Style};
use crate::construct::FieldBinder;
use crate::record::{Header, Record, RecordMut, SlotMut, Slots};
use crate::report::{Context, Mismatches, Rejected};
use crate::update::bases::BaseUpdate;
use crate::update::paths::{have_paths, update_paths};
use crate::update::update::watched;
use crate::value::{Arg, Args};
use core::mem;

/// Sets several fields of a struct, or of an enum's current variant: all or none.
///
/// # Errors
/// - All mismatches, in input order.
/// - `frozen`: a value that borrows, beside others. It could not be restored.
pub(crate) fn update_in_place<'v>(
    record: &mut dyn RecordMut<'v>,
    args: Args<'v>,
) -> Result<(), Mismatches> {
    if have_paths(record, &args) || is_for_content(record, &args) {
        return update_paths(record, args);
    }
    let class = record.class();
    // The binder and the fields report in turn.
    let mut report = Mismatches::ordered_if(true);
    let mut cx = Context::new(&mut report, class.name());
    cx.convert(args.conversion());
    let updated = watched(record, args, |record, args| {
        let mut bases = BaseUpdate::new(args.len() == 1);
        bases.guarded(record, |bases, record| set_each(record, args, bases, &mut cx))?;
        bases.finish_update(record, &mut cx)
    });
    report.unless_passed(updated)
}

/// Returns `true` if the names are not of an enum's newtype variant itself, but of its content.
fn is_for_content(record: &dyn Record, args: &Args<'_>) -> bool {
    let shape = record.shape();
    record.class().kind() == ClassKind::Enum
        && shape.style() == Style::Newtype
        && !args.iter().filter_map(Arg::name).any(|name| shape.find(name).is_some())
}

/// Sets the fields that an update names.
fn set_each<'v>(
    record: &mut dyn RecordMut<'v>,
    args: Args<'v>,
    bases: &mut BaseUpdate<'v>,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    let (class, shape) = (record.class(), record.shape());
    let mut draft = NoDraft(class);
    let mut binder = FieldBinder::new(class, shape, &mut draft);
    binder.changes(args, cx, |binder, name, value, cx| {
        let Some(index) = shape.find(name) else {
            return binder.not_own(mem::take(name), mem::take(value), cx);
        };
        let set = binder.give(index, cx).and_then(|()| {
            let cx = &mut cx.content_of(class)?;
            bases.set_new(record, index, mem::take(value), cx)
        });
        if let Err(rejected) = set {
            binder.refused(rejected, cx);
        }
    });
    binder.finish_update(record, bases, cx).map(drop)
}

/// The draft of a binder that only finds the fields.
struct NoDraft(&'static Class);

impl Record for NoDraft {
    fn header(&self) -> Header<'_> {
        Header::new(self.0)
    }
}

impl<'v> Slots<'v> for NoDraft {
    fn slot_mut(&mut self, _: usize, _: Private<Self>) -> Option<&mut dyn SlotMut<'v>> {
        None
    }
}
