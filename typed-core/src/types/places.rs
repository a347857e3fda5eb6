//! Items of arrays and tuples in a document, whose number is known.

use crate::class::Private;
use crate::record::{FieldType, Input, ListSource, SlotMut, Step, filled};
use crate::report::{Context, Rejected};

/// The items of a list in a document, which is read until something does not fit.
pub(super) struct Places<'s, 'v> {
    source: &'s mut dyn ListSource<'v>,
    index: usize,
    is_at_end: bool,
}

impl<'v> Places<'_, 'v> {
    /// Fills a slot with the next item.
    pub(super) fn fill(
        &mut self,
        slot: &mut dyn SlotMut<'v>,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        if self.is_at_end {
            return Err(cx.reported());
        }
        let step = self.source.next(slot, self.index, cx, Private::TOKEN);
        self.index += 1;
        match step {
            Step::Item(filled) => filled,
            Step::Last(filled) => {
                self.is_at_end = true;
                filled
            }
            Step::End => Err(cx.reported()),
        }
    }

    /// Returns the next item.
    pub(super) fn next<T: FieldType<'v>>(&mut self, cx: &mut Context<'_>) -> Result<T, Rejected> {
        filled(cx, |slot, cx| self.fill(slot, cx))
    }

    /// Returns an error if there is another item.
    pub(super) fn end(&mut self, cx: &mut Context<'_>) -> Result<(), Rejected> {
        if self.is_at_end { Ok(()) } else { Err(cx.reported()) }
    }
}

/// Reads an array or a tuple without a report. If anything does not fit, the list is read again as a value,
/// since its length comes first in a report.
pub(super) fn read_places<'v, T: FieldType<'v>>(
    input: &mut Input<'_, 'v>,
    cx: &mut Context<'_>,
    read: impl FnOnce(&mut Places<'_, 'v>, &mut Context<'_>) -> Result<T, Rejected>,
) -> Result<T, Rejected> {
    let source = match input {
        Input::List(source) => &mut **source,
        other => return T::check(other.take_value(cx)?, cx),
    };
    if source.restart(Private::TOKEN) {
        let is_at_end = source.is_empty(Private::TOKEN);
        let places = &mut Places { source: &mut *source, index: 0, is_at_end };
        if let Ok(whole) = cx.unreported(|cx| read(places, cx)) {
            return Ok(whole);
        }
        // An array around this one is read again as a whole.
        if cx.is_unreported() {
            return Err(cx.reported());
        }
        source.restart(Private::TOKEN);
    }
    T::check(source.collect(cx, Private::TOKEN)?, cx)
}
