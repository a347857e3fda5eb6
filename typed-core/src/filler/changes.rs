//! Filling the cells of those fields that an update names.

use super::{CLASS_ATTR, FROZEN_FIELD, Filler, fill_cell, has_secret};
use crate::access::why_frozen;
use crate::args::Args;
use crate::class::{Class, Field};
use crate::context::{Context, Key, Rejected};
use crate::given::Given;
use crate::mismatch::code;
use crate::put_back::is_copyable;
use crate::record::{Cells, Record, parts, show};
use crate::resolve::{Member, resolve};
use crate::value::{Map, Value};
use core::mem;

const VIRTUAL_FIELD: &str =
    "cannot be updated together with others: it is a virtual field; set it on its own";
const NOT_COPYABLE: &str =
    "cannot be updated: a base has skipped, opaque or secret fields; set its members one by one";

/// Fills the cells of those fields that an update names.
#[inline(never)]
pub(crate) fn fill_changes<'v>(
    record: &dyn Record,
    args: Args<'v>,
    cells: &mut dyn Cells<'v>,
    cx: &mut Context<'_>,
) -> Result<Given, Rejected> {
    let mut filler = Filler::new(record.class(), record.shape(), cells);
    filler.changes(args, cx);
    filler.finish_update(record, cx)
}

impl<'v> Filler<'_, 'v> {
    /// Takes the arguments of an update: named ones only, of fields that are not frozen.
    fn changes(&mut self, mut args: Args<'v>, cx: &mut Context<'_>) {
        for arg in args.as_mut_slice() {
            let refused = match &arg.name {
                None => {
                    let mut cx = cx.redacted_if(has_secret(self.class, self.shape));
                    Some(cx.refuse(code::ARITY, "named arguments only", &arg.value))
                }
                Some(name) => self.refuse_frozen(name, &arg.value, cx),
            };
            match (refused, &mut arg.name) {
                (Some(rejected), _) => self.outcome = Err(rejected),
                (None, Some(name)) => self.named(name, &mut arg.value, cx),
                (None, None) => {}
            }
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
            return Some(cx.step(Key::Name(name)).frozen(why, value));
        }
        let index = own.or_else(|| self.taker(name))?;
        let field = self.shape.fields().get(index)?;
        let why = match own {
            Some(_) => why_frozen(self.class, field),
            None => why_frozen_within(self.class, field, name),
        };
        why.map(|why| cx.step(Key::Name(name)).frozen(why, value))
    }

    /// Ends an update, where what is not given stays as it is; the fields that were given.
    fn finish_update(
        mut self,
        record: &dyn Record,
        cx: &mut Context<'_>,
    ) -> Result<Given, Rejected> {
        self.refuse_given_twice(cx);
        for (index, changes) in mem::take(&mut self.passed_on) {
            let Some(field) = self.shape.fields().get(index) else { continue };
            if !self.given.insert(index) {
                continue;
            }
            let slot = record.slot(index);
            let part = slot.and_then(|slot| slot.record());
            let old = part.map_or_else(|| show(record, index), parts);
            let is_copyable = !old.has_opaque() && slot.is_some_and(|slot| is_copyable(slot, &old));
            let filled = match (is_copyable, old.into_owned()) {
                (true, Value::Map(mut merged)) => {
                    let base = field.type_info().class().filter(|_| field.is_base());
                    for (key, value) in changes {
                        merge(base, &mut merged, key, value);
                    }
                    fill_cell(self.cells, index, field, Value::Map(merged), cx)
                }
                (_, old) => Err(cx.frozen(NOT_COPYABLE, &old)),
            };
            self.outcome = filled.and(self.take_outcome());
        }
        self.outcome.map(|()| self.given)
    }
}

/// Puts a change in its place in the parts of a base.
fn merge<'v>(class: Option<&'static Class>, parts: &mut Map<'v>, key: Value<'v>, value: Value<'v>) {
    let member = key.as_str().and_then(|name| resolve(class?, name));
    let field = match member {
        Some(Member::Own(index) | Member::Within(index)) => {
            class.and_then(|class| class.fields().get(index))
        }
        _ => None,
    };
    let name = field.map(Field::name).or_else(|| key.as_str());
    match (name.and_then(|name| parts.get_mut(name)), member, field) {
        (Some(Value::Map(inner)), Some(Member::Within(_)), Some(base)) => {
            merge(base.type_info().class(), inner, key, value);
        }
        (Some(place), _, _) => *place = value,
        (None, _, _) => parts.push(key, value),
    }
}

/// Why what the name means cannot be updated.
fn no_field(class: &'static Class, name: &str) -> Option<&'static str> {
    match resolve(class, name)? {
        Member::Own(_) => None,
        Member::Within(index) => no_field(class.fields().get(index)?.type_info().class()?, name),
        Member::Virtual => Some(VIRTUAL_FIELD),
        Member::Attr => Some(CLASS_ATTR),
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
        Member::Within(index) => why_frozen_within(base, base.fields().get(index)?, name),
        Member::Virtual | Member::Attr => None,
    }
}
