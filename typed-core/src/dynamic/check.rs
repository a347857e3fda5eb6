//! The check of a value against a type that is known only at run time.

use crate::class::{CheckAttr, Private, TypeInfo, check_all};
use crate::dynamic::class::built_in;
use crate::dynamic::instance::Instance;
use crate::dynamic::slot::{Content, DynamicSlot, visit_entries, visit_items};
use crate::dynamic::types::{DynamicType, Form};
use crate::record::{PartCheck, Slot};
use crate::report::{Context, Rank, Rejected, code};
use crate::types::{Items, check_entry};
use crate::value::{Untyped, Value};
use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::{String, ToString};
use alloc::vec::Vec;

impl DynamicType {
    /// Checks a value and creates its slot.
    pub(crate) fn check<'v>(
        &'static self,
        value: Value<'v>,
        cx: &mut Context<'_>,
    ) -> Result<DynamicSlot, Rejected> {
        let mut cx = cx.redact_for(&self.info);
        let constraints = self.constraints.as_slice();
        let mut cx = cx.ruled(&constraints);
        let value = if self.is_integral { as_integer(value) } else { value };
        let content = match &self.form {
            Form::Type(rust) => Content::Type((rust.check)(value, &mut cx)?),
            Form::Constants(values, text) => match constant(values, &value, &cx) {
                Some(one) => Content::Constant(one.clone()),
                None => return Err(cx.reject(code::CONSTRAINT_ONE_OF, text.clone(), &value)),
            },
            Form::Option(inner) | Form::Optional(inner, true) => {
                let inner = cx.check_option(value, |value, cx| inner.check(value, cx))?;
                Content::Option(inner.map(Box::new))
            }
            Form::Optional(inner, false) => {
                Content::Option(Some(Box::new(inner.check(value, &mut cx)?)))
            }
            Form::List(item) => Content::List(check_items(&self.info, item, value, &mut cx)?),
            Form::Map(item) => Content::Map(check_entries(&self.info, item, value, &mut cx)?),
            Form::Object(cell) => match built_in(cell) {
                Some(class) => Content::Object(Instance::check(class, value, &mut cx)?),
                None => return Err(cx.reject_missing(code::CALL, NOT_BUILT.into(), None)),
            },
        };
        let place = DynamicSlot::new(self, content);
        check_all(&self.constraints, &place.unredacted(Private::TOKEN), &mut cx)?;
        Ok(place)
    }
}

/// Converts a float without a fraction to an integer, if that is one of `i64`.
fn as_integer(value: Value<'_>) -> Value<'_> {
    match value {
        #[expect(clippy::cast_possible_truncation, reason = "it is exact")]
        Value::Float(number) if number % 1.0 == 0.0 && number.abs() < 9e18 => {
            Value::Int(number as i64)
        }
        value => value,
    }
}

/// Returns the constant that a value is, or that its text spells.
fn constant<'c>(
    constants: &'c [Untyped],
    value: &Value<'_>,
    cx: &Context<'_>,
) -> Option<&'c Untyped> {
    let spelled = || {
        let text = value.as_str().filter(|_| cx.is_text())?.trim();
        constants.iter().find(|one| one.as_str().is_none() && one.to_string() == text)
    };
    constants.iter().find(|one| *one == value).or_else(spelled)
}

const NOT_BUILT: &str = "cannot be constructed: the definition of its class was rejected";

fn check_items<'v>(
    list: &'static TypeInfo,
    of: &'static DynamicType,
    value: Value<'v>,
    cx: &mut Context<'_>,
) -> Result<Vec<DynamicSlot>, Rejected> {
    let items = Items::of(list, &of.info, value, cx)?;
    let len = items.len();
    let mut checked = Vec::with_capacity(len);
    let (mut parts, mut outcome) = (PartCheck::new(cx), Ok(()));
    for (index, item) in items.enumerate() {
        match cx.item(index).and_then(|mut cx| of.check(item, &mut cx)) {
            Ok(place) => {
                if parts.is_on() {
                    parts.item(index, &place, cx);
                }
                checked.push(place);
            }
            Err(rejected) => {
                parts.reject(&|visitor| visit_items(&checked, visitor), cx);
                outcome = Err(rejected);
            }
        }
    }
    parts.len(len, len, "list", cx);
    outcome.map(|()| checked)
}

fn check_entries<'v>(
    map: &'static TypeInfo,
    of: &'static DynamicType,
    value: Value<'v>,
    cx: &mut Context<'_>,
) -> Result<BTreeMap<String, DynamicSlot>, Rejected> {
    let entries = match value {
        Value::Map(entries) => entries,
        other => return check_entries(map, of, cx.widen(map, other)?, cx),
    };
    let mut checked: BTreeMap<String, DynamicSlot> = BTreeMap::new();
    // Keys with invalid values count as given too.
    let mut rejected_keys = BTreeSet::new();
    let (mut parts, mut outcome) = (PartCheck::new(cx), Ok(()));
    let given = entries.len();
    for (entry, (key, value)) in entries.into_iter().enumerate() {
        let is_known = |key: &String| checked.contains_key(key) || rejected_keys.contains(key);
        match check_entry(key, is_known, |cx| of.check(value, cx), cx) {
            Ok((key, Ok(place))) => {
                if parts.is_on() {
                    parts.entry(&key, &place, cx);
                    cx.rank(Rank::of_entry(entry));
                }
                checked.insert(key, place);
            }
            Ok((key, Err(rejected))) => {
                parts.key(&key, cx);
                parts.reject(&|visitor| visit_entries(&checked, visitor), cx);
                rejected_keys.insert(key);
                cx.rank(Rank::of_entry(entry));
                outcome = Err(rejected);
            }
            Err(rejected) => {
                parts.reject(&|visitor| visit_entries(&checked, visitor), cx);
                cx.rank(Rank::of_entry(entry));
                outcome = Err(rejected);
            }
        }
    }
    parts.len(checked.len() + rejected_keys.len(), given, "map", cx);
    outcome.map(|()| checked)
}

impl CheckAttr for DynamicType {
    fn type_info(&'static self) -> &'static TypeInfo {
        Self::type_info(self)
    }

    fn check_attr(
        &'static self,
        value: Untyped,
        cx: &mut Context<'_>,
    ) -> Result<Untyped, Rejected> {
        let slot = self.check(value, cx)?;
        slot.verify(cx)?;
        Ok(slot.value().into_owned())
    }
}
