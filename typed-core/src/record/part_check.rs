//! Constraints of the parts of a list or a map that does not become a value, since another part was
//! rejected. The constraints of a valid one are checked on the whole.

use crate::class::Private;
use crate::record::slot::{Slot, Visitor};
use crate::report::{Context, Key, Part};

/// The check of the valid parts of a list or a map, from the first part that is rejected on.
pub(crate) struct PartCheck {
    /// The place in the report of the mismatches of the next part.
    place: usize,
    /// `true` if there are rules for the parts, once a part was rejected.
    is_on: Option<bool>,
}

impl PartCheck {
    /// Creates the check at the begin of a list or a map.
    #[inline]
    pub(crate) fn new(cx: &Context<'_>) -> Self {
        Self { place: cx.next_place(), is_on: None }
    }

    /// Takes note of a rejected part. The first time, it checks the parts before it, which `before`
    /// visits. A map passes each key before its value.
    #[cold]
    #[inline(never)]
    pub(crate) fn reject(&mut self, before: &dyn Fn(&mut Visitor<'_>), cx: &mut Context<'_>) {
        if self.is_on.is_none() {
            self.is_on = Some(cx.has_rules());
            if self.is_on() {
                cx.before(self.place, |cx| check_parts(before, cx));
            }
        }
        self.place = cx.next_place();
    }

    /// Returns `true` after a rejected part, if there are rules for the others.
    #[inline]
    pub(crate) fn is_on(&self) -> bool {
        self.is_on == Some(true)
    }

    /// Checks an item after a rejected one.
    #[cold]
    #[inline(never)]
    pub(crate) fn item(&mut self, index: usize, item: &dyn Slot, cx: &mut Context<'_>) {
        check_part(Key::Index(index), Part::Item, item, cx);
        self.place = cx.next_place();
    }

    /// Checks a key, whose value is rejected.
    #[cold]
    #[inline(never)]
    pub(crate) fn key(&mut self, key: &dyn Slot, cx: &mut Context<'_>) {
        if self.is_on.unwrap_or_else(|| cx.has_rules()) {
            cx.before(self.place, |cx| check_part(Key::Item(&key.value()), Part::Key, key, cx));
        }
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
        if self.is_on() {
            cx.check_len(least, most, kind);
        }
    }
}

fn check_parts(parts: &dyn Fn(&mut Visitor<'_>), cx: &mut Context<'_>) {
    let mut is_key = false;
    parts(&mut |step, part| {
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
    cx.check_part(step, what, &part.unredacted(Private::TOKEN));
}
