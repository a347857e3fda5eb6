//! Own fields in an update.

use crate::class::{CLASS_ATTR, Class, Member, resolve, why_frozen, why_frozen_within};
use crate::construct::{FieldBinder, FieldSet};
use crate::record::RecordMut;
use crate::report::{Context, Key, Rejected};
use crate::update::bases::BaseUpdate;
use crate::value::{Args, Value, count_positional};
use alloc::borrow::Cow;
use alloc::format;
use core::mem;

const VIRTUAL_FIELD: &str = "cannot be updated with other fields: it is a property; set it alone";

/// Fills the fields that an update names, and sets the members of bases in place. If anything is
/// rejected, bases are restored, and the draft is empty.
#[inline(never)]
pub(super) fn fill_changes<'v>(
    record: &mut dyn RecordMut<'v>,
    args: Args<'v>,
    draft: &mut dyn RecordMut<'v>,
    bases: &mut BaseUpdate<'v>,
    cx: &mut Context<'_>,
) -> Result<FieldSet, Rejected> {
    let mut binder = FieldBinder::new(record.class(), record.shape(), draft);
    binder.changes(args, cx, FieldBinder::named);
    bases.guarded(record, |bases, record| binder.finish_update(record, bases, cx))
}

impl<'v> FieldBinder<'_, 'v> {
    /// Binds the arguments of an update: named ones only, of fields that are not frozen.
    pub(super) fn changes(
        &mut self,
        mut args: Args<'v>,
        cx: &mut Context<'_>,
        mut bind: impl FnMut(&mut Self, &mut Cow<'v, str>, &mut Value<'v>, &mut Context<'_>),
    ) {
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
                None => bind(self, name, &mut arg.value, cx),
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

    /// Sets the members of bases, and the extras. Returns the own fields that were given.
    pub(super) fn finish_update(
        mut self,
        record: &mut dyn RecordMut<'v>,
        members: &mut BaseUpdate<'v>,
        cx: &mut Context<'_>,
    ) -> Result<FieldSet, Rejected> {
        self.refuse_given_twice(cx);
        for passed_on in mem::take(&mut *self.passed_on) {
            let index = passed_on.field;
            let Some(field) = self.shape.fields().get(index) else { continue };
            let changed = passed_on.check(cx, |changes, cx| match field.is_base() {
                true => members.change(record, index, changes, cx),
                false => members.add_extras(record, index, changes, cx),
            });
            if let Err(rejected) = changed {
                self.outcome = Err(rejected);
            }
        }
        self.end().map(|()| self.given)
    }
}

/// Returns the reason why a name that is not an own field cannot be updated.
fn no_field(class: &'static Class, name: &str) -> Option<&'static str> {
    match resolve(class, name)? {
        Member::Own(_) => None,
        Member::InBase(index) => no_field(class.fields().get(index)?.type_info().class()?, name),
        Member::Property => Some(VIRTUAL_FIELD),
        Member::ClassAttr => Some(CLASS_ATTR),
    }
}
