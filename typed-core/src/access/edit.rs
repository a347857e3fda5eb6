//! The walk of a change. Each step is resolved once on the way down, and the change is made at the
//! end. The checks around it run on the way back, or later, if other changes follow.

use crate::access::field::{check_field, edit_own, store};
use crate::access::items::{NO_LIST, append, insert, list_len, remove};
use crate::access::property;
use crate::access::resolve::{
    FieldStep, Step, content_key, is_frozen, item_key, no_item, resolve_step, unknown,
};
use crate::access::rollback::{Rollback, Undo};
use crate::access::touched::Touched;
use crate::class::{CLASS_ATTR, FROZEN_FIELD, Private, check_all, is_own_property};
use crate::record::{RecordMut, SlotMut, ToValue, show};
use crate::report::{Context, Key, Rejected};
use crate::value::{Segment, Steps, Value};

/// A change of the place to which a path leads.
pub(crate) enum Edit<'v> {
    /// Sets the place. A new key of a map is added.
    Set(Value<'v>),
    /// Like `Set`, but adds an item before that at the index of a list.
    Insert(Value<'v>),
    /// Like `Set`, but adds nothing.
    Replace(Value<'v>),
    /// Adds an item to the list or the set to which the path leads.
    Append(Value<'v>),
    /// Removes an item. A field becomes `None`, or its default.
    Remove,
}

impl<'v> Edit<'v> {
    /// Returns the new value; `null` if the place is removed.
    pub(super) const fn value(&self) -> &Value<'v> {
        match self {
            Self::Set(value) | Self::Insert(value) | Self::Replace(value) | Self::Append(value) => {
                value
            }
            Self::Remove => &Value::Null,
        }
    }

    /// Returns `true` if the place to which the path leads is changed, and not replaced or removed.
    const fn goes_inside(&self) -> bool {
        matches!(self, Self::Append(_))
    }
}

/// The time when the checks around a change run.
pub(crate) enum Checks<'t> {
    /// On the way back. The undo of the change is returned if `keep` is `true`, for checks further up.
    Now { keep: bool },
    /// After other changes. The parts that they can see are recorded, with the number of the change.
    Later(&'t mut Touched, usize),
}

impl<'t> Checks<'t> {
    /// The checks of a single change of a whole object.
    pub(super) const NOW: Self = Self::Now { keep: false };

    /// Returns the checks within a field. They keep the undo if something around it `is_guarded`.
    fn in_field(self, index: usize, is_guarded: bool) -> Self {
        match self {
            Self::Now { keep } => Self::Now { keep: keep || is_guarded },
            Self::Later(touched, at) => Self::Later(touched.field(index, at), at),
        }
    }

    /// Returns the checks within an item, which `is_replaced` by a checked value at the end of the path.
    fn in_item(self, segment: &Segment<'_>, is_replaced: bool) -> Self {
        match self {
            Self::Later(touched, _) if is_replaced => {
                touched.replace_item(segment);
                Self::Now { keep: true }
            }
            Self::Later(touched, at) => Self::Later(touched.item(segment, at), at),
            now => now,
        }
    }

    /// Returns `true` if many changes were made before that of this number.
    pub(crate) const fn are_many(at: usize) -> bool {
        at >= 16
    }

    /// Returns `true` if the checks run on the way back.
    pub(super) const fn are_now(&self) -> bool {
        matches!(self, Self::Now { .. })
    }

    /// Returns `true` if the undo of a change is needed.
    pub(super) const fn keep(&self) -> bool {
        match self {
            Self::Now { keep } => *keep,
            Self::Later(..) => true,
        }
    }

    /// Records changes for checks that run later.
    pub(super) fn touch(&mut self, touch: impl FnOnce(&mut Touched, usize)) {
        if let Self::Later(touched, at) = self {
            touch(touched, *at);
        }
    }
}

/// Changes the place in an object to which a path leads. Returns the undo if it is needed.
pub(crate) fn edit_member<'v>(
    record: &mut dyn RecordMut<'v>,
    path: Steps<'_>,
    edit: Edit<'v>,
    mut checks: Checks<'_>,
    cx: &mut Context<'_>,
) -> Result<Undo<'v>, Rejected> {
    match content_key(record, path) {
        Some(key) => {
            checks.touch(|touched, _| touched.enter_content(key));
            edit_step(record, path, edit, checks, &mut cx.at(Key::Field(key)))
        }
        None => edit_step(record, path, edit, checks, cx),
    }
}

/// Changes the place to which a path leads, in an object or in its content.
fn edit_step<'v>(
    record: &mut dyn RecordMut<'v>,
    path: Steps<'_>,
    edit: Edit<'v>,
    mut checks: Checks<'_>,
    cx: &mut Context<'_>,
) -> Result<Undo<'v>, Rejected> {
    match resolve_step(record, path) {
        Step::Field(to) if to.rest.is_empty() && !edit.goes_inside() => {
            let key = to.key(record);
            edit_own(record, to.index, key, edit, checks, cx)
        }
        Step::Field(to) => edit_through(record, to, edit, checks, cx),
        Step::Virtual(segment, rest) => {
            let Segment::Name(name) = &segment else {
                return Err(unknown(record, Some(&segment), cx));
            };
            let edit = match edit {
                Edit::Set(value) | Edit::Insert(value) | Edit::Replace(value)
                    if rest.is_empty() =>
                {
                    let keep = checks.keep().then_some(path);
                    match property::write(record, name, value, keep, checks.are_now(), cx) {
                        Ok(written) => {
                            checks.touch(|touched, _| touched.touch_all());
                            return written;
                        }
                        Err(value) => Edit::Set(value),
                    }
                }
                edit => edit,
            };
            if is_own_property(record.class(), name) {
                return Err(unknown(record, Some(&segment), cx));
            }
            Err(cx.at(Key::Name(name)).reject_change(CLASS_ATTR, edit.value()))
        }
        Step::Tag(segment, rest) => match &edit {
            Edit::Set(name) | Edit::Replace(name)
                if rest.is_empty() && name.as_str() == Some(record.shape().name()) =>
            {
                Ok(Undo::Nothing)
            }
            edit => Err(cx.at(item_key(&segment)).reject_change(TAG, edit.value())),
        },
        Step::Unknown(segment) => Err(unknown(record, segment.as_ref(), cx)),
    }
}

/// Changes the place in a field to which a path leads. The checks that can see it run on the way back.
pub(super) fn edit_through<'v>(
    record: &mut dyn RecordMut<'v>,
    to: FieldStep<'_>,
    edit: Edit<'v>,
    checks: Checks<'_>,
    cx: &mut Context<'_>,
) -> Result<Undo<'v>, Rejected> {
    let (class, index) = (record.class(), to.index);
    let Some(field) = record.shape().fields().get(index) else { return Ok(Undo::Nothing) };
    let has_checks = field.is_checked() || !field.constraints().is_empty();
    let is_guarded = checks.are_now() && (class.is_checked() || has_checks);
    let undo = edit_field_part(record, to, edit, checks.in_field(index, is_guarded), cx)?;
    if !is_guarded {
        return Ok(undo);
    }
    let rollback = Rollback::of_field(record, index, to.rest, undo);
    if has_checks && let Some(slot) = rollback.record.slot(index) {
        let key = to.key(rollback.record);
        let value = slot.unredacted(Private::TOKEN);
        check_all(field.constraints(), &value, &mut cx.at(key).redact_for(field.type_info()))?;
        drop(value);
        check_field(rollback.record, index, field, key, cx)?;
    }
    rollback.record.header().verify(cx)?;
    Ok(rollback.release())
}

fn edit_field_part<'v>(
    record: &mut dyn RecordMut<'v>,
    to: FieldStep<'_>,
    edit: Edit<'v>,
    checks: Checks<'_>,
    cx: &mut Context<'_>,
) -> Result<Undo<'v>, Rejected> {
    let index = to.index;
    let Some(field) = record.shape().fields().get(index) else { return Ok(Undo::Nothing) };
    let next = to.rest.split_first().map_or(Segment::Index(0), |(next, _)| next);
    let key = if to.is_member { item_key(&next) } else { to.key(record) };
    if is_frozen(record, index) {
        return Err(cx.at(key).reject_change(FROZEN_FIELD, edit.value()));
    }
    if to.is_member {
        let mut cx = cx.redacted_if(false);
        cx.convert_for(field);
        return match record.slot_mut(index, Private::TOKEN) {
            Some(slot) => edit_in(slot, to.rest, edit, checks, &mut cx),
            None => Err(unknown(record, Some(&next), &mut cx)),
        };
    }
    let mut cx = cx.content_of(record.class())?;
    let mut cx = cx.descend(key)?;
    cx.convert_for(field);
    let constraints = field.constraints();
    let mut cx = cx.ruled(&constraints);
    match record.slot_mut(index, Private::TOKEN) {
        Some(slot) => edit_in(slot, to.rest, edit, checks, &mut cx),
        None => {
            let shown = show(record, index);
            let adds_item = match edit {
                Edit::Append(value) => return Err(cx.reject_change(NO_LIST, &value)),
                Edit::Insert(_) => shown.as_list().is_some(),
                _ => false,
            };
            let mut cx = cx.at(item_key(&next));
            if adds_item || ToValue::item(&shown, &next).is_some() {
                return Err(cx.reject_change(NOT_BY_PATH, edit.value()));
            }
            Err(no_item(&shown, &next, &mut cx))
        }
    }
}

/// Changes the place in a slot to which a path leads. Returns the undo if it is needed.
fn edit_in<'v>(
    slot: &mut dyn SlotMut<'v>,
    path: Steps<'_>,
    edit: Edit<'v>,
    checks: Checks<'_>,
    cx: &mut Context<'_>,
) -> Result<Undo<'v>, Rejected> {
    let Some((first, rest)) = path.split_first() else {
        return match edit {
            Edit::Set(value) | Edit::Insert(value) | Edit::Replace(value) => {
                store(slot, value, &[], checks.keep(), cx)
            }
            Edit::Append(value) => append(slot, value, checks, cx),
            Edit::Remove => {
                let cleared = cx.unreported(|cx| store(slot, Value::Null, &[], checks.keep(), cx));
                cleared.map_err(|_| cx.reject_removal("a value"))
            }
        };
    };
    if let Some(record) = slot.record_mut() {
        let class = record.class().name();
        return edit_member(record, path, edit, checks, &mut cx.declared_in(class));
    }
    if slot.record().is_some() {
        return Err(cx.reject_change(
            "cannot be changed by path: the value is shared; set it as a whole",
            edit.value(),
        ));
    }
    edit_item(slot, &first, rest, edit, checks, cx)
}

const TAG: &str = "cannot be changed alone: it names the variant; set the whole value around it";

const NOT_BY_PATH: &str = "cannot be set by path; set the whole value around it";

/// Changes the place in an item to which a path leads, or adds or removes an item. Returns the undo if
/// it is needed.
pub(crate) fn edit_item<'v>(
    slot: &mut dyn SlotMut<'v>,
    first: &Segment<'_>,
    rest: Steps<'_>,
    edit: Edit<'v>,
    checks: Checks<'_>,
    cx: &mut Context<'_>,
) -> Result<Undo<'v>, Rejected> {
    let mut cx = cx.descend(item_key(first))?;
    let is_last = rest.is_empty();
    if matches!(checks, Checks::Later(_, at) if Checks::are_many(at))
        && let Some(items) = slot.items_mut()
    {
        items.index();
    }
    match edit {
        Edit::Remove if is_last && slot.items_mut().is_some() => {
            remove(slot, first, checks, &mut cx)
        }
        Edit::Insert(value) if is_last && list_len(slot).is_some() => {
            insert(slot, first, value, checks, &mut cx)
        }
        edit => {
            if let Some(item) = slot.item_mut(first) {
                let is_replaced = is_last && !edit.goes_inside();
                return edit_in(item, rest, edit, checks.in_item(first, is_replaced), &mut cx);
            }
            match edit {
                Edit::Set(value) | Edit::Insert(value)
                    if is_last && slot.items_mut().is_some() && list_len(slot).is_none() =>
                {
                    insert(slot, first, value, checks, &mut cx)
                }
                edit if slot.item(first).is_some() => {
                    Err(cx.reject_change(NOT_BY_PATH, edit.value()))
                }
                _ => Err(no_item(&slot.value(), first, &mut cx)),
            }
        }
    }
}
