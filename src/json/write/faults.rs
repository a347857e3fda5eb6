//! The driver that reports every part of a value that JSON cannot express.

use super::choice::Choice;
use typed_core::__private::{Content, Place, Record, Simple, Sink, Slot, write_record};
use typed_core::{Context, Rejected, Untyped, Value, code};

/// The faults of a value, a list or a map.
pub(super) struct Faults<'f, 'c, 'w> {
    cx: &'f mut Context<'c>,
    step: Step,
    found: &'f mut Found<'w>,
}

/// The state that all levels share.
pub(super) struct Found<'w> {
    outcome: Result<(), Rejected>,
    choice: Option<Choice<'w>>,
}

/// The step from the place of the context to the value.
enum Step {
    None,
    Item(usize),
    Entry(Untyped),
}

/// Reports the faults of a value.
///
/// # Errors
/// - A part of the value cannot be written.
pub(super) fn check(
    value: &dyn Slot,
    choice: Option<Choice<'_>>,
    cx: &mut Context<'_>,
) -> Result<(), Rejected> {
    let mut found = Found { outcome: Ok(()), choice };
    value.write(&mut Faults { cx, step: Step::None, found: &mut found });
    found.outcome
}

impl Faults<'_, '_, '_> {
    /// Goes to the place of the next item.
    fn advance(&mut self) {
        if let Step::Item(index) = &mut self.step {
            *index += 1;
        }
    }

    /// Runs a check at the place of the value.
    fn here(
        &mut self,
        check: impl FnOnce(&mut Context<'_>, &mut Found<'_>) -> Result<(), Rejected>,
    ) {
        let outcome = match &self.step {
            Step::None => check(self.cx, self.found),
            Step::Item(index) => self.cx.item(*index).and_then(|mut cx| check(&mut cx, self.found)),
            Step::Entry(key) => self.cx.entry(key).and_then(|mut cx| check(&mut cx, self.found)),
        };
        if outcome.is_err() {
            self.found.outcome = outcome;
        }
        self.advance();
    }

    fn nested(&mut self, most: usize, step: Step, content: &Content<'_>) {
        self.here(|cx, found| {
            if most > 0 {
                // Reports once that all parts are nested too deeply.
                cx.item(0)?;
                content(&mut Faults { cx, step, found });
            }
            Ok(())
        });
    }

    fn reject(&mut self, code: &'static str, expected: &'static str, value: &Value<'_>) {
        self.here(|cx, _| Err(cx.reject(code, expected, value)));
    }
}

impl Sink for Faults<'_, '_, '_> {
    fn simple(&mut self, simple: Simple<'_>) {
        match simple {
            Simple::Single(float) => self.float(f64::from(float)),
            Simple::Null | Simple::Bool(_) | Simple::Other(Value::BigInt(_) | Value::Bytes(_)) => {
                self.advance();
            }
            Simple::Other(Value::Opaque(opaque)) if opaque.is_secret() => self.advance(),
            Simple::Other(value) => self.reject(code::TYPE, "a value that JSON can say", value),
        }
    }

    fn int(&mut self, _: i64) {
        self.advance();
    }

    fn float(&mut self, float: f64) {
        if float.is_finite() {
            self.advance();
        } else {
            self.reject(code::RANGE, "a finite number", &Value::Float(float));
        }
    }

    fn text(&mut self, _: &str) {
        self.advance();
    }

    fn list(&mut self, len: usize, items: &Content<'_>) {
        self.nested(len, Step::Item(0), items);
    }

    fn map(&mut self, most: usize, entries: &Content<'_>) {
        self.nested(most, Step::None, entries);
    }

    fn key(&mut self, name: &'static str) {
        self.step = Step::Entry(Value::from(name));
    }

    fn entry(&mut self, key: &dyn Slot, value: &dyn Slot) {
        let key = key.value();
        let is_key =
            matches!(key, Value::Str(_) | Value::Int(_) | Value::Bool(_) | Value::BigInt(_));
        self.step = Step::Entry(key.into_owned());
        if let (false, Step::Entry(key)) = (is_key, &self.step) {
            let key = key.clone();
            self.reject(code::TYPE, "a string, an integer or a boolean as key", &key);
        }
        value.write(self);
    }

    fn field(&mut self, place: Place, value: &dyn Slot) {
        let around = match &mut self.found.choice {
            None => None,
            Some(choice) => match choice.enter(place, value) {
                None => return,
                around => around,
            },
        };
        self.key(place.field.name());
        value.write(self);
        if let (Some(choice), Some(around)) = (&mut self.found.choice, around) {
            choice.leave(around);
        }
    }

    fn record(&mut self, record: &dyn Record) {
        write_record(record, self);
    }
}
