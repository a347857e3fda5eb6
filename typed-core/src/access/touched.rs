//! The parts of an object that a transaction changed, and the checks that can see them. Each check
//! runs once, the innermost first.

use crate::access::field::check_field;
use crate::access::resolve::item_key;
use crate::access::verify::{verify, verify_slot};
use crate::class::{Constraint, Field, Private, Style, check_all};
use crate::record::{RecordMut, SlotMut};
use crate::report::{Context, Key, Rank, Rejected};
use crate::value::Segment;
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use core::{mem, slice};

/// The changed parts of an object, or of a value.
#[derive(Default)]
pub(crate) struct Touched {
    parts: BTreeMap<Place, Touched>,
    /// `true` if any part may have changed, or moved.
    is_whole: bool,
    /// `true` if items were added or removed.
    is_resized: bool,
    /// The key of the variant's content, if the paths of changes have it.
    content: Option<&'static str>,
    /// The number of the last change.
    at: usize,
    /// `true` if there were changes of several numbers.
    is_shared: bool,
}

/// A step to a part.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Field(usize),
    Index(usize),
    Name(Box<str>),
}

impl Touched {
    /// Returns the part in a field.
    pub(super) fn field(&mut self, index: usize, at: usize) -> &mut Self {
        self.part(Place::Field(index), at)
    }

    fn part(&mut self, place: Place, at: usize) -> &mut Self {
        let part = self.parts.entry(place).or_insert_with(|| Self { at, ..Self::default() });
        part.is_shared |= part.at != at;
        part.at = at;
        part
    }

    /// Records that the path of a change has the key of the variant's content.
    pub(super) const fn enter_content(&mut self, key: &'static str) {
        self.content = Some(key);
    }

    /// Forgets the changes in a field, which was replaced by a checked value.
    pub(super) fn replace_field(&mut self, index: usize, at: usize) {
        self.parts.insert(Place::Field(index), Self { at, ..Self::default() });
    }

    /// Returns the part in an item.
    pub(super) fn item(&mut self, segment: &Segment<'_>, at: usize) -> &mut Self {
        match place(segment) {
            Some(place) => self.part(place, at),
            None => {
                self.is_whole = true;
                self
            }
        }
    }

    /// Forgets the changes in an item, which was replaced by a checked value.
    pub(super) fn replace_item(&mut self, segment: &Segment<'_>) {
        if let Some(place) = place(segment) {
            self.parts.remove(&place);
        }
    }

    /// Records that an item was added or removed. If others moved, each of them is checked.
    pub(super) fn resize(&mut self, moved: bool) {
        self.is_resized = true;
        if moved && !mem::replace(&mut self.is_whole, true) {
            self.parts.clear();
        }
    }

    /// Records that anything may have changed.
    pub(super) const fn touch_all(&mut self) {
        self.is_whole = true;
    }

    /// Returns `true` if nothing changed.
    pub(crate) fn is_empty(&self) -> bool {
        self.is_leaf()
    }

    /// Runs the checks that can see the changes in an object.
    ///
    /// # Errors
    /// - A check rejects a value. Every mismatch was reported to `cx`.
    pub(crate) fn check(
        &self,
        record: &mut dyn RecordMut<'_>,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        if self.is_whole {
            return verify(record, cx);
        }
        self.check_parts(record, false, cx)?;
        record.header().verify(cx)
    }

    /// Runs the checks of the fields that were set, and not those that see several of them: some
    /// changes were rejected.
    ///
    /// # Errors
    /// - A check rejects a value. Every mismatch was reported to `cx`.
    pub(crate) fn check_alone(
        &self,
        record: &mut dyn RecordMut<'_>,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        if self.is_whole { Ok(()) } else { self.check_parts(record, true, cx) }
    }

    /// Returns `true` if the part was only replaced.
    fn is_leaf(&self) -> bool {
        self.parts.is_empty() && !self.is_whole && !self.is_resized
    }

    /// Returns `true` if items were only added or removed.
    fn is_added(&self) -> bool {
        self.is_resized && self.parts.is_empty() && !self.is_whole
    }

    /// Returns the rank of a rejection: that of the change, unless the check sees several.
    fn rank(&self) -> Rank {
        if self.is_shared { Rank::default() } else { Rank::of_entry(self.at) }
    }

    fn check_parts(
        &self,
        record: &mut dyn RecordMut<'_>,
        alone: bool,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        let mut outcome = Ok(());
        let cx = &mut cx.at(self.content.map_or(Key::Root, Key::Field));
        for (place, part) in &self.parts {
            let Place::Field(index) = place else { continue };
            if let Some(field) = record.shape().fields().get(*index) {
                let checked = part.check_field(record, *index, field, alone, cx);
                if let Err(rejected) = checked {
                    cx.rank_new(part.rank());
                    outcome = Err(rejected);
                }
            }
        }
        outcome
    }

    fn check_field(
        &self,
        record: &mut dyn RecordMut<'_>,
        index: usize,
        field: &'static Field,
        alone: bool,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        let is_shown = !field.is_flattened() && record.shape().style() != Style::Newtype;
        let key = if is_shown { Key::Field(field.name()) } else { Key::Root };
        let mut cx = cx.content_of(record.class())?;
        let mut outcome = Ok(());
        if let Some(slot) = record.slot_mut(index, Private::TOKEN) {
            let mut cx = cx.descend(key)?;
            self.check_slot(slot, alone, &mut cx)?;
            let is_partial = alone && !self.is_leaf();
            // Other changes can make up for the length. Each added item is complete.
            let is_checked = |one: &Constraint| !is_partial || self.is_added() && one.is_of_parts();
            let constraints = field.constraints();
            if constraints.iter().any(is_checked) {
                let value = slot.unredacted(Private::TOKEN);
                let mut cx = cx.redact_for(field.type_info());
                for one in constraints.iter().filter(|one| is_checked(one)) {
                    outcome = check_all(slice::from_ref(one), &value, &mut cx).and(outcome);
                }
                outcome?;
            }
            if is_partial {
                return Ok(());
            }
        }
        if field.is_checked() { check_field(record, index, field, key, &mut cx) } else { Ok(()) }
    }

    fn check_slot(
        &self,
        slot: &mut dyn SlotMut<'_>,
        alone: bool,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        if self.is_leaf() || alone && self.is_whole {
            return Ok(());
        }
        if self.is_whole {
            verify_slot(slot, cx)?;
        } else if let Some(record) = slot.record_mut() {
            let class = record.class().name();
            let cx = &mut cx.declared_in(class);
            return if alone { self.check_alone(record, cx) } else { self.check(record, cx) };
        } else {
            let mut outcome = Ok(());
            for (place, part) in &self.parts {
                let segment = place.segment();
                if let Some(item) = slot.item_mut(&segment) {
                    let mut cx = cx.descend(item_key(&segment))?;
                    if let Err(rejected) = part.check_slot(item, alone, &mut cx) {
                        cx.rank_new(part.rank());
                        outcome = Err(rejected);
                    }
                }
            }
            outcome?;
        }
        match slot.items_mut().filter(|_| self.is_resized && !alone) {
            Some(items) => items.check_items(cx),
            None => Ok(()),
        }
    }
}

fn place(segment: &Segment<'_>) -> Option<Place> {
    match segment {
        Segment::Name(name) => Some(Place::Name(Box::from(&**name))),
        Segment::Index(index) => Some(Place::Index(*index)),
        Segment::Key(_) => None,
    }
}

impl Place {
    fn segment(&self) -> Segment<'_> {
        match self {
            Self::Field(index) | Self::Index(index) => Segment::Index(*index),
            Self::Name(name) => Segment::Name((&**name).into()),
        }
    }
}
