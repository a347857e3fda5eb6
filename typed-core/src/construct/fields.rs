//! The binder: fills the fields of a draft from named and positional values.

use crate::class::{
    Class, Field, Member, Position, Shape, Style, UnknownFields, all_names, next_place,
    reject_surplus, reject_unknown, resolve_inherited,
};
use crate::construct::field_set::FieldSet;
use crate::construct::forward::{AllPassedOn, given_twice, pass_on};
use crate::record::{Input, RecordMut, shape_form};
use crate::report::{Context, Key, Rank, Rejected, code};
use crate::value::{Arg, Args, List, Value};
use alloc::borrow::Cow;
use alloc::format;
use core::mem;

/// Stands for no field in `expected`. All indices are below it.
const NOT_EXPECTED: usize = usize::MAX;

/// Fills the fields of a draft, one named or positional value after another.
pub(crate) struct FieldBinder<'f, 'v> {
    pub(crate) class: &'static Class,
    pub(crate) shape: &'static Shape,
    pub(super) draft: &'f mut dyn RecordMut<'v>,
    pub(crate) given: FieldSet,
    pub(crate) position: usize,
    /// The field whose name is expected next.
    pub(super) expected: usize,
    /// The position of the current entry.
    pub(crate) entry: usize,
    /// The values that are forwarded to bases and collected extras.
    pub(crate) passed_on: AllPassedOn<'v>,
    /// The fields that were given or are required, and that stay empty.
    pub(super) empty: FieldSet,
    pub(crate) outcome: Result<(), Rejected>,
}

impl<'f, 'v> FieldBinder<'f, 'v> {
    pub(crate) fn new(
        class: &'static Class,
        shape: &'static Shape,
        draft: &'f mut dyn RecordMut<'v>,
    ) -> Self {
        let (given, passed_on, empty) =
            (FieldSet::default(), AllPassedOn::default(), FieldSet::default());
        let outcome = Ok(());
        let (position, expected, entry) = (0, 0, 0);
        Self { class, shape, draft, given, position, expected, entry, passed_on, empty, outcome }
    }

    /// Fills all slots. After an error the draft is empty.
    pub(super) fn args(
        &mut self,
        args: &mut Args<'v>,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        let mut left = args.as_mut_slice().iter_mut();
        while let Some(arg) = left.next() {
            match &mut arg.name {
                Some(name) => self.named(name, &mut arg.value, cx),
                None => self.positional(&mut arg.value, left.as_slice(), cx),
            }
            self.entry += 1;
        }
        self.finish(cx);
        self.end()
    }

    /// Fills the only field of a newtype.
    pub(super) fn newtype(
        &mut self,
        input: &mut Input<'_, 'v>,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        if let Some(field) = self.shape.fields().first() {
            self.outcome = self.fill_step(0, field, Key::Root, input, cx);
        }
        self.end()
    }

    /// Like [`FieldBinder::args`], for the value of a field of the type.
    pub(super) fn content(
        &mut self,
        value: Value<'v>,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        match (self.shape.style(), value) {
            (Style::Newtype, value) => return self.newtype(&mut Input::Value(value), cx),
            (Style::Named, Value::Map(map)) => {
                map.for_each_in_place(|key, value| {
                    match key {
                        Value::Str(name) => self.named(name, value, cx),
                        other => self.no_name(other, cx),
                    }
                    self.entry += 1;
                });
                self.finish(cx);
            }
            (Style::Tuple, Value::List(items)) => {
                let expected = self.shape.fields().len();
                if items.len() == expected {
                    self.items(items, cx);
                } else {
                    // Each item may be meant for another field than the one at its position.
                    let cx = &mut self.whole(cx);
                    let noun = if expected == 1 { "item" } else { "items" };
                    let got = Value::List(items.reborrow());
                    self.outcome = Err(cx.reject(code::ARITY, format!("{expected} {noun}"), &got));
                    self.items(items, cx);
                }
            }
            (Style::Unit, Value::Null) => {}
            (style, value) => {
                if let Some(object) = cx.parse_object(style.is_unit(), &value) {
                    return self.content(object, cx);
                }
                let mut cx = self.whole(cx);
                self.outcome = Err(match &value {
                    Value::Str(_) if cx.is_text() => {
                        cx.reject(code::TYPE, shape_form(self.class, self.shape), &value)
                    }
                    _ => cx.reject(code::TYPE, self.class.name(), &value),
                });
            }
        }
        self.end()
    }

    /// Returns the same place, for a value in place of the object or of something unknown in it.
    /// Values are hidden: any part may be a secret.
    #[cold]
    fn whole<'c>(&self, cx: &'c mut Context<'_>) -> Context<'c> {
        cx.redacted_if(self.class.is_secret())
    }

    /// After a rejection, drops the values of the other fields.
    pub(crate) fn end(&mut self) -> Result<(), Rejected> {
        let rejected = match self.take_outcome() {
            Ok(()) => return Ok(()),
            Err(rejected) => rejected,
        };
        for index in 0..self.shape.fields().len() {
            if self.given.contains(index) && !self.empty.contains(index) {
                self.draft.clear(index);
            }
        }
        Err(rejected)
    }

    /// Binds the items of a list to the fields, as far as there are fields.
    fn items(&mut self, items: List<'v>, cx: &mut Context<'_>) {
        for mut item in items.into_iter().take(self.shape.fields().len()) {
            self.positional(&mut item, &[], cx);
            self.entry += 1;
        }
    }

    fn positional(&mut self, value: &mut Value<'v>, left: &[Arg<'v>], cx: &mut Context<'_>) {
        let fields = self.shape.fields();
        match next_place(&mut self.position, fields) {
            Position::One(index) => self.bind_value(index, value, cx),
            Position::FirstSurplus => self.refused(reject_surplus(fields, left, cx), cx),
            Position::Rest | Position::Surplus => {}
        }
    }

    #[inline(always)]
    pub(crate) fn named(
        &mut self,
        name: &mut Cow<'v, str>,
        value: &mut Value<'v>,
        cx: &mut Context<'_>,
    ) {
        match self.shape.find_expected(self.expected, name) {
            Some(index) => {
                self.expect_after(index);
                self.bind_value(index, value, cx);
            }
            None => self.not_plain(mem::take(name), mem::take(value), cx),
        }
    }

    #[inline(never)]
    fn not_plain(&mut self, name: Cow<'v, str>, mut value: Value<'v>, cx: &mut Context<'_>) {
        match self.shape.find_quoted(&name) {
            Some((index, _)) => self.bind_value(index, &mut value, cx),
            None => self.not_own(name, value, cx),
        }
    }

    /// Forwards an entry to a base or the extras, or reports it as unknown.
    pub(crate) fn not_own(&mut self, name: Cow<'v, str>, value: Value<'v>, cx: &mut Context<'_>) {
        if let Some(field) = self.field_for(&name) {
            pass_on(&mut self.passed_on, field, self.entry, name, value);
            return;
        }
        let names = || all_names(self.class, self.shape);
        let checked = cx
            .at(Key::Name(&name))
            .undeclared(self.class, |cx| reject_unknown::<Field, _>(&name, names, cx));
        if let Err(rejected) = checked {
            self.refused(rejected, cx);
        }
    }

    /// Rejects an entry whose key is not a name.
    #[cold]
    pub(super) fn no_name(&mut self, key: &Value<'v>, cx: &mut Context<'_>) {
        let mut whole = self.whole(cx);
        let rejected =
            whole.at(Key::Item(key)).key().reject(code::TYPE, "the name of a field", key);
        self.refused(rejected, cx);
    }

    /// Records that an entry was rejected.
    #[cold]
    pub(crate) fn refused(&mut self, rejected: Rejected, cx: &mut Context<'_>) {
        cx.rank(Rank::of_entry(self.entry));
        self.outcome = Err(rejected);
    }

    /// Returns the base that has a member of this name, or the field that collects extras.
    pub(crate) fn field_for(&self, name: &str) -> Option<usize> {
        match (resolve_inherited(self.class, name), self.class.unknown()) {
            (Some(Member::InBase(index)), _) => Some(index),
            (None, UnknownFields::Collect) => self.shape.extras(),
            _ => None,
        }
    }

    #[inline(always)]
    pub(super) fn bind_value(&mut self, index: usize, value: &mut Value<'v>, cx: &mut Context<'_>) {
        let Some(field) = self.shape.fields().get(index) else { return };
        let is_new = self.given.insert(index);
        if is_new && !field.is_checked() && self.draft.fill_plain(index, field, value) {
            return;
        }
        self.fill(index, field, is_new, value, cx);
    }

    /// Records a field as given.
    ///
    /// # Errors
    /// - `duplicate`: it was given before.
    pub(crate) fn give(&mut self, index: usize, cx: &mut Context<'_>) -> Result<(), Rejected> {
        let field = self.shape.fields().get(index).filter(|_| !self.given.insert(index));
        field.map_or(Ok(()), |field| Err(given_twice(&mut cx.at(Key::Field(field.name())))))
    }

    /// Fills a field that could not be filled on the fast path.
    #[inline(never)]
    pub(super) fn fill(
        &mut self,
        index: usize,
        field: &'static Field,
        is_new: bool,
        value: &mut Value<'v>,
        cx: &mut Context<'_>,
    ) {
        let filled = if is_new {
            let key = Key::Field(field.name());
            self.fill_step(index, field, key, &mut Input::Value(mem::take(value)), cx)
        } else {
            Err(given_twice(&mut cx.at(Key::Field(field.name()))))
        };
        if let Err(rejected) = filled {
            self.refused(rejected, cx);
        }
    }

    /// Fills a field that is a step in the path of the value.
    #[inline(always)]
    fn fill_step(
        &mut self,
        index: usize,
        field: &'static Field,
        key: Key<'_>,
        input: &mut Input<'_, 'v>,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        match cx.descend(key) {
            Ok(mut cx) => self.fill_in(index, field, input, &mut cx),
            Err(rejected) => {
                self.empty.insert(index);
                Err(rejected)
            }
        }
    }

    /// Fills a field, and records if it stays empty.
    #[inline(always)]
    pub(super) fn fill_in(
        &mut self,
        index: usize,
        field: &'static Field,
        input: &mut Input<'_, 'v>,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        let filled = self.draft.fill(index, field, input, cx);
        if filled.is_err() {
            self.empty.insert(index);
        }
        filled
    }

    /// Expects the field after this one next. Fields that are given out of order are no longer expected, since
    /// each wrong guess would cost a branch that the processor cannot predict.
    #[inline(always)]
    pub(super) fn expect_after(&mut self, index: usize) {
        self.expected = if index < self.expected { NOT_EXPECTED } else { index + 1 };
    }

    /// Returns the name of the field after the last one that was given, if the names of the class are
    /// plain.
    #[cfg(any(feature = "json", feature = "serde"))]
    #[inline(always)]
    pub(super) fn expected_name(&self) -> Option<&'static str> {
        self.shape.plain_name(self.expected)
    }

    fn take_outcome(&mut self) -> Result<(), Rejected> {
        mem::replace(&mut self.outcome, Ok(()))
    }
}
