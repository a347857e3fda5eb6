//! The driver that writes JSON. It reports nothing: the caller looks for the faults of a value that
//! it could not write.

use super::choice::Choice;
use super::escape::push_string;
use std::boxed::Box;
use std::string::String;
use std::{io, iter, mem};
use typed_core::__private::{Content, Named, Place, Record, Simple, Sink, Slot, write_record};
use typed_core::{MAX_DEPTH, Value};

/// The length at which text is passed on to a writer.
const PASSED_ON: usize = 1 << 13;

/// The text of a value.
pub(super) struct Text<'w> {
    text: String,
    /// The length at which the text is passed on.
    most: usize,
    depth: u8,
    /// `true` in a list, where each value goes to the next item.
    in_list: bool,
    /// `true` before the first item or entry of the innermost list or map.
    is_first: bool,
    is_pretty: bool,
    /// `true` if a part cannot be written.
    pub(super) has_failed: bool,
    choice: Option<Box<Choice<'w>>>,
    to: Option<To<'w>>,
}

/// A writer that gets the text in parts.
struct To<'w> {
    writer: &'w mut dyn io::Write,
    outcome: io::Result<()>,
}

impl<'w> Text<'w> {
    pub(super) fn new(is_pretty: bool, choice: Option<Choice<'w>>) -> Self {
        Self {
            text: String::with_capacity(128),
            most: usize::MAX,
            depth: 0,
            in_list: false,
            is_first: true,
            is_pretty,
            has_failed: false,
            choice: choice.map(Box::new),
            to: None,
        }
    }

    /// Passes the text on to a writer.
    pub(super) fn to(self, writer: &'w mut dyn io::Write) -> Self {
        Self { most: PASSED_ON, to: Some(To { writer, outcome: Ok(()) }), ..self }
    }

    /// Returns the text.
    pub(super) fn into_string(self) -> String {
        self.text
    }

    /// Passes on the rest of the text.
    ///
    /// # Errors
    /// - The first error of the writer.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.pass_on();
        self.to.map_or(Ok(()), |to| to.outcome)
    }

    #[cold]
    #[inline(never)]
    fn pass_on(&mut self) {
        if let Some(To { writer, outcome }) = &mut self.to {
            if outcome.is_ok() {
                *outcome = writer.write_all(self.text.as_bytes());
            }
            self.text.clear();
        }
    }

    /// Goes to the next item or entry.
    #[inline]
    fn separate(&mut self) {
        let is_first = mem::replace(&mut self.is_first, false);
        if self.is_pretty {
            self.break_line(is_first);
        } else if !is_first {
            self.text.push(',');
        }
    }

    /// Begins a line, after a comma unless it is the first one.
    fn break_line(&mut self, is_first: bool) {
        const LINE: &str = ",\n                                                                ";
        let width = 2 * usize::from(self.depth);
        match LINE.get(usize::from(is_first)..2 + width) {
            Some(line) => self.text.push_str(line),
            None => {
                self.text.push_str(if is_first { "\n" } else { ",\n" });
                self.text.extend(iter::repeat_n(' ', width));
            }
        }
    }

    /// Goes to the next entry, whose key needs no escapes.
    #[inline]
    fn plain_name(&mut self, name: &str) {
        if self.is_pretty {
            return self.pretty_name(name);
        }
        if mem::replace(&mut self.is_first, false) {
            self.text.push('"');
        } else {
            self.text.push_str(",\"");
        }
        self.text.push_str(name);
        self.text.push_str("\":");
    }

    /// Not inlined, since it would merge with the other form and be slower.
    #[inline(never)]
    fn pretty_name(&mut self, name: &str) {
        self.separate();
        self.text.push('"');
        self.text.push_str(name);
        self.text.push_str("\": ");
    }

    /// Goes to the next entry, whose key is a string.
    fn name(&mut self, name: &str) {
        self.separate();
        push_string(&mut self.text, name);
        self.colon();
    }

    fn colon(&mut self) {
        self.text.push(':');
        if self.is_pretty {
            self.text.push(' ');
        }
    }

    /// Goes to the place of a value, which in a list is the next item.
    #[inline]
    fn here(&mut self) {
        if self.in_list {
            self.separate();
        }
    }

    /// Writes a list or a map of at most `most` parts.
    #[inline]
    fn nested(&mut self, most: usize, in_list: bool, content: impl FnOnce(&mut Self)) {
        self.here();
        let around = mem::replace(&mut self.in_list, in_list);
        self.text.push(if in_list { '[' } else { '{' });
        if most > 0 {
            if self.depth >= MAX_DEPTH || self.has_failed {
                self.has_failed = true;
                return;
            }
            self.depth += 1;
            self.is_first = true;
            content(self);
            self.depth -= 1;
            if self.is_pretty && !self.is_first {
                self.break_line(true);
            }
            self.is_first = false;
        }
        self.text.push(if in_list { ']' } else { '}' });
        self.in_list = around;
        if self.text.len() >= self.most {
            self.pass_on();
        }
    }

    /// Writes a value that is not a common one.
    #[cold]
    #[inline(never)]
    fn other(&mut self, value: &Value<'_>) {
        match value {
            Value::BigInt(integer) => self.text.push_str(&std::format!("{integer}")),
            Value::Bytes(bytes) => self.list(bytes.len(), &|out| {
                bytes.iter().for_each(|byte| out.int(i64::from(*byte)));
            }),
            Value::Opaque(opaque) if opaque.is_secret() => self.text.push_str("\"***\""),
            _ => self.has_failed = true,
        }
    }
}

impl Sink for Text<'_> {
    fn simple(&mut self, simple: Simple<'_>) {
        if !matches!(simple, Simple::Other(Value::Bytes(_))) {
            self.here();
        }
        match simple {
            Simple::Null => self.text.push_str("null"),
            Simple::Bool(true) => self.text.push_str("true"),
            Simple::Bool(false) => self.text.push_str("false"),
            Simple::Single(float) if float.is_finite() => {
                self.text.push_str(zmij::Buffer::new().format_finite(float));
            }
            Simple::Single(_) => self.has_failed = true,
            Simple::Other(value) => self.other(value),
        }
    }

    fn int(&mut self, integer: i64) {
        self.here();
        self.text.push_str(itoa::Buffer::new().format(integer));
    }

    fn float(&mut self, float: f64) {
        self.here();
        if float.is_finite() {
            self.text.push_str(zmij::Buffer::new().format_finite(float));
        } else {
            self.has_failed = true;
        }
    }

    fn text(&mut self, text: &str) {
        self.here();
        push_string(&mut self.text, text);
    }

    fn list(&mut self, len: usize, items: &Content<'_>) {
        self.nested(len, true, |this| items(this));
    }

    fn map(&mut self, most: usize, entries: &Content<'_>) {
        self.nested(most, false, |this| entries(this));
    }

    fn key(&mut self, name: &'static str) {
        self.name(name);
    }

    fn entry(&mut self, key: &dyn Slot, value: &dyn Slot) {
        let key = key.value();
        if let Value::Str(name) = &key {
            self.name(name);
            return value.write(self);
        }
        self.separate();
        match key {
            Value::Int(integer) => {
                self.text.push('"');
                self.text.push_str(itoa::Buffer::new().format(integer));
                self.text.push('"');
            }
            key @ (Value::Bool(_) | Value::BigInt(_)) => {
                self.text.push_str(&std::format!("\"{key}\""));
            }
            _ => self.has_failed = true,
        }
        self.colon();
        value.write(self);
    }

    fn field(&mut self, place: Place, value: &dyn Slot) {
        if self.choice.is_none() && place.has_plain_name() {
            self.plain_name(place.field.name());
            return value.write(self);
        }
        let around = match &mut self.choice {
            None => None,
            Some(choice) => match choice.enter(place, value) {
                None => return,
                around => around,
            },
        };
        self.name(place.field.name());
        value.write(self);
        if let (Some(choice), Some(around)) = (&mut self.choice, around) {
            choice.leave(around);
        }
    }

    fn record(&mut self, record: &dyn Record) {
        match Named::of(record) {
            Some(named) => self.nested(named.count(), false, |this| named.write(this)),
            None => write_record(record, self),
        }
    }
}
