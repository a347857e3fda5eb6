//! Filling the cells of those fields that an update names.

use super::{CLASS_ATTR, FROZEN_FIELD, Filler, fill_cell, has, has_secret};
use crate::args::Args;
use crate::class::Class;
use crate::context::{Context, Key, Rejected};
use crate::given::Given;
use crate::mismatch::code;
use crate::nested::is_copyable;
use crate::property;
use crate::record::{Cells, Record, show};
use crate::value::Value;
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
                    let mut cx = cx.redacted_if(has_secret(self.shape));
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
            && let Some(why) = self.no_field(name)
        {
            return Some(cx.step(Key::Name(name)).frozen(why, value));
        }
        let index = own.or_else(|| self.taker(name))?;
        let field = self.shape.fields().get(index)?;
        let within = || field.type_info().class().is_some_and(|base| is_frozen_in(base, name));
        if field.is_frozen() || self.class.is_frozen() || (field.is_base() && within()) {
            let mut cx = cx.step(Key::Name(name));
            return Some(cx.frozen(FROZEN_FIELD, value));
        }
        None
    }

    /// Why a member that is no own field cannot be updated, as `set` resolves its name.
    fn no_field(&self, name: &str) -> Option<&'static str> {
        let class = self.class;
        let is_attr = class.attr_info(name).is_some();
        if property::is_own(class, name) || (!is_attr && property::is_in(class, name)) {
            return Some(VIRTUAL_FIELD);
        }
        let is_hidden = self.taker(name).is_none() && class.has_attr(name);
        if is_attr || is_hidden { Some(CLASS_ATTR) } else { None }
    }

    /// Ends an update, where what is not given stays as it is; the fields that were given.
    fn finish_update(
        mut self,
        record: &dyn Record,
        cx: &mut Context<'_>,
    ) -> Result<Given, Rejected> {
        for (index, changes) in mem::take(&mut self.passed_on) {
            let Some(field) = self.shape.fields().get(index) else { continue };
            let old = show(record, index);
            let is_copyable =
                !old.has_opaque() && record.slot(index).is_some_and(|slot| is_copyable(slot, &old));
            let filled = match (is_copyable, old.into_owned()) {
                (true, Value::Map(mut merged)) => {
                    for (key, value) in changes {
                        match key.as_str().and_then(|name| merged.get_mut(name)) {
                            Some(place) => *place = value,
                            None => merged.push(key, value),
                        }
                    }
                    self.given.insert(index);
                    fill_cell(self.cells, index, field, Value::Map(merged), cx)
                }
                (_, old) => Err(cx.frozen(NOT_COPYABLE, &old)),
            };
            self.outcome = filled.and(self.take_outcome());
        }
        self.outcome.map(|()| self.given)
    }
}

/// Whether the field of this name, the class's own or of a base, is frozen.
fn is_frozen_in(class: &'static Class, name: &str) -> bool {
    let shape = class.shape(0);
    match shape.find(name).and_then(|index| shape.fields().get(index)) {
        Some(field) => class.is_frozen() || field.is_frozen(),
        None => {
            let base = class.bases().iter().find(|base| has(base, name));
            base.is_some_and(|base| class.is_frozen() || is_frozen_in(base, name))
        }
    }
}
