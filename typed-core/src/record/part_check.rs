//! Constraints of the parts of a list or a map that does not become a value, since another part was
//! rejected. The constraints of a valid one are checked on the whole.

use crate::class::Private;
use crate::record::slot::Slot;
use crate::report::{Context, Key, Part};

/// The check of the valid parts of a list or a map, from the first part that is rejected on.
pub(crate) struct PartCheck {
    /// The place in the report of the mismatches of the next part.
    place: usize,
    is_on: bool,
}

impl PartCheck {
    /// Creates the check at the begin of a list or a map.
    #[inline]
    pub(crate) fn new(cx: &Context<'_>) -> Self {
        Self { place: cx.next_place(), is_on: false }
    }

    /// Takes note of a rejected part. The first time, it checks the parts before it.
    #[cold]
    #[inline(never)]
    pub(crate) fn reject(&mut self, before: &dyn Slot, cx: &mut Context<'_>) {
        if !self.is_on {
            self.is_on = true;
            cx.before(self.place, |cx| check_parts(before, cx));
        }
        self.place = cx.next_place();
    }

    /// Returns `true` after a rejected part.
    #[inline]
    pub(crate) const fn is_on(&self) -> bool {
        self.is_on
    }

    /// Checks an item after a rejected one.
    #[cold]
    #[inline(never)]
    pub(crate) fn item(&mut self, index: usize, item: &dyn Slot, cx: &mut Context<'_>) {
        check_part(Key::Index(index), Part::Item, item, cx);
        self.place = cx.next_place();
    }

    /// Checks a key, whose value can be rejected.
    #[cold]
    #[inline(never)]
    pub(crate) fn key(&mut self, key: &dyn Slot, cx: &mut Context<'_>) {
        cx.before(self.place, |cx| check_part(Key::Item(&key.value()), Part::Key, key, cx));
    }

    /// Checks an entry after a rejected one.
    #[cold]
    #[inline(never)]
    pub(crate) fn entry(&mut self, key: &dyn Slot, value: &dyn Slot, cx: &mut Context<'_>) {
        let shown = key.value();
        check_part(Key::Item(&shown), Part::Key, key, cx);
        check_part(Key::Item(&shown), Part::Value, value, cx);
        self.place = cx.next_place();
    }

    /// Checks the number of parts, which is between both, if a part was rejected.
    #[cold]
    #[inline(never)]
    pub(crate) fn len(&self, least: usize, most: usize, kind: &'static str, cx: &mut Context<'_>) {
        if let Some(rules) = cx.rules().filter(|_| self.is_on) {
            rules.check_len(least, most, kind, cx);
        }
    }
}

/// Checks the parts of a list or a map. A map passes each key before its value.
fn check_parts(whole: &dyn Slot, cx: &mut Context<'_>) {
    if cx.rules().is_none() {
        return;
    }
    let mut is_key = false;
    whole.visit(Private::TOKEN, &mut |step, part| {
        is_key = !is_key;
        let what = match step {
            Key::Index(_) => Part::Item,
            _ if is_key => Part::Key,
            _ => Part::Value,
        };
        check_part(step, what, part, cx);
    });
}

fn check_part(step: Key<'_>, what: Part, part: &dyn Slot, cx: &mut Context<'_>) {
    let Some(rules) = cx.rules() else { return };
    let mut cx = cx.at(step);
    let value = part.unredacted(Private::TOKEN);
    match what {
        Part::Key => rules.check_part(what, &value, &mut cx.key()),
        Part::Item | Part::Value => rules.check_part(what, &value, &mut cx),
    }
}
