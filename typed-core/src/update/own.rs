//! Changing those fields that an update names.

use crate::access::{is_copyable, why_frozen};
use crate::call::count_positional;
use crate::class::{Class, Field, Member, resolve};
use crate::construct::{CLASS_ATTR, FROZEN_FIELD, FieldBinder, FieldSet, refuse_each};
use crate::record::{Record, RecordExt, RecordMut, show};
use crate::report::{Context, Key, Rank, Rejected};
use crate::update::bases::BaseUpdate;
use crate::value::{Args, Map, Value};
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::mem;

const VIRTUAL_FIELD: &str =
    "cannot be updated together with others: it is a virtual field; set it on its own";
const NOT_COPYABLE: &str = "cannot be updated: other extras are secret; set the whole field";

/// What an update did so far: the fields that it filled, and the members of bases that it set.
pub(crate) struct Update<'v> {
    pub(crate) given: FieldSet,
    members: BaseUpdate<'v>,
}

impl<'v> Update<'v> {
    /// Ends an update, once the object has the values of the draft: the checks of the whole. Where it is
    /// refused, bases are as they were.
    #[inline(never)]
    pub(crate) fn finish(
        &mut self,
        record: &mut dyn RecordMut<'v>,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        let finished = record.header().verify(cx).and_then(|()| self.members.finish(record, cx));
        finished.inspect_err(|_| self.members.put_back(record))
    }
}

/// Fills those fields that an update names, and sets the members of bases in their places; where
/// anything is refused, bases are as they were, and there is nothing in the fields.
#[inline(never)]
pub(crate) fn fill_changes<'v>(
    record: &mut dyn RecordMut<'v>,
    args: Args<'v>,
    draft: &mut dyn RecordMut<'v>,
    cx: &mut Context<'_>,
) -> Result<Update<'v>, Rejected> {
    let mut members = BaseUpdate::new(args.len() == 1);
    let mut binder = FieldBinder::new(record.class(), record.shape(), draft);
    binder.changes(args, cx);
    match binder.finish_update(record, &mut members, cx) {
        Ok(given) => Ok(Update { given, members }),
        Err(rejected) => {
            members.put_back(record);
            Err(rejected)
        }
    }
}

impl<'v> FieldBinder<'_, 'v> {
    /// Takes the arguments of an update: named ones only, of fields that are not frozen.
    fn changes(&mut self, mut args: Args<'v>, cx: &mut Context<'_>) {
        let mut left = args.as_mut_slice().iter_mut();
        while let Some(arg) = left.next() {
            let Some(name) = &mut arg.name else {
                if self.position == 0 {
                    let given = format!("{} positional", 1 + count_positional(left.as_slice()));
                    let rejected = cx.surplus("named arguments only".into(), given);
                    self.refused(rejected, cx);
                }
                self.position += 1;
                self.entry += 1;
                continue;
            };
            match self.refuse_frozen(name, &arg.value, cx) {
                Some(rejected) => self.refused(rejected, cx),
                None => self.named(name, &mut arg.value, cx),
            }
            self.entry += 1;
        }
    }

    fn refuse_frozen(
        &self,
        name: &str,
        value: &Value<'_>,
        cx: &mut Context<'_>,
    ) -> Option<Rejected> {
        let own = self.shape.find(name);
        if own.is_none()
            && let Some(why) = no_field(self.class, name)
        {
            return Some(cx.at(Key::Name(name)).reject_change(why, value));
        }
        let index = own.or_else(|| self.field_for(name))?;
        let field = self.shape.fields().get(index)?;
        let why = match own {
            Some(_) => why_frozen(self.class, field),
            None => why_frozen_within(self.class, field, name),
        };
        why.map(|why| cx.at(Key::Name(name)).reject_change(why, value))
    }

    /// Passes on the members of bases, and adds to the extras that there are; the own fields that
    /// were given.
    fn finish_update(
        mut self,
        record: &mut dyn RecordMut<'v>,
        members: &mut BaseUpdate<'v>,
        cx: &mut Context<'_>,
    ) -> Result<FieldSet, Rejected> {
        self.refuse_given_twice(cx);
        for passed_on in mem::take(&mut *self.passed_on) {
            let index = passed_on.field;
            let Some(field) = self.shape.fields().get(index) else { continue };
            let changed = if field.is_base() {
                passed_on.check(cx, |changes, cx| members.change(record, index, changes, cx))
            } else {
                self.given.insert(index);
                passed_on.check(cx, |changes, cx| self.add_extras(record, index, changes, cx))
            };
            if let Err(rejected) = changed {
                self.outcome = Err(rejected);
            }
        }
        self.end().map(|()| self.given)
    }

    /// Fills the field for extras with those that there are, and the changes.
    fn add_extras(
        &mut self,
        record: &dyn Record,
        index: usize,
        changes: Map<'v>,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        let Some(field) = self.shape.fields().get(index) else { return Ok(()) };
        let old = show(record, index);
        if !record.slot(index).is_some_and(|slot| is_copyable(slot, &old)) {
            self.empty.insert(index);
            return refuse_each(&changes, cx, |cx, value| cx.reject_change(NOT_COPYABLE, value));
        }
        let old = match old.into_owned() {
            Value::Map(old) => old,
            _ => Map::new(),
        };
        let (merged, order) = merge(old, changes);
        let place = |entry: usize| *order.get(entry)?;
        cx.among(place, Rank::default(), |cx| self.fill_in(index, field, Value::Map(merged), cx))
    }
}

/// Returns the extras with the changes, and which change each entry is.
fn merge<'v>(old: Map<'v>, changes: Map<'v>) -> (Map<'v>, Vec<Option<usize>>) {
    let mut changes: Vec<_> = changes.into_iter().map(Some).collect();
    let mut places = BTreeMap::new();
    for (place, (key, _)) in changes.iter().flatten().enumerate() {
        if let Some(name) = key.as_str() {
            places.entry(String::from(name)).or_insert(place);
        }
    }
    let (mut merged, mut order) = (Map::new(), Vec::new());
    for (key, value) in old {
        let place = key.as_str().and_then(|name| places.get(name).copied());
        let change = place.and_then(|place| changes.get_mut(place)?.take());
        merged.add(key, change.map_or(value, |(_, change)| change));
        order.push(place);
    }
    // What is given twice stays twice, to be refused as everywhere.
    for (place, change) in changes.into_iter().enumerate() {
        if let Some((key, value)) = change {
            merged.add(key, value);
            order.push(Some(place));
        }
    }
    (merged, order)
}

/// Why what the name means cannot be updated.
fn no_field(class: &'static Class, name: &str) -> Option<&'static str> {
    match resolve(class, name)? {
        Member::Own(_) => None,
        Member::InBase(index) => no_field(class.fields().get(index)?.type_info().class()?, name),
        Member::Property => Some(VIRTUAL_FIELD),
        Member::ClassAttr => Some(CLASS_ATTR),
    }
}

/// Why a member of a base, or a collected extra, cannot be replaced.
fn why_frozen_within(
    class: &'static Class,
    field: &'static Field,
    name: &str,
) -> Option<&'static str> {
    if class.is_frozen() || field.is_frozen() {
        return Some(FROZEN_FIELD);
    }
    let base = field.type_info().class().filter(|_| field.is_base())?;
    match resolve(base, name)? {
        Member::Own(index) => why_frozen(base, base.fields().get(index)?),
        Member::InBase(index) => why_frozen_within(base, base.fields().get(index)?, name),
        Member::Property | Member::ClassAttr => None,
    }
}
