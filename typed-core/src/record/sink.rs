//! Sink: a value is passed to the driver of a format piece by piece, without a [`Value`] of the
//! whole. Drivers know formats, slots know types.

use crate::class::{Class, ClassKind, Domain, Field, Shape, Style, Tagging};
use crate::record::merged::{Members, Merged};
use crate::record::record::{Record, show_only};
use crate::record::slot::Slot;
use crate::record::to_value::ToValue;
use crate::report::{Context, Mismatches, Rejected};
use crate::value::{Segment, Untyped, Value, parse};
use alloc::string::String;
use alloc::vec::Vec;

/// The driver of a format for writing. It gets one value; inside a list, one value for each item;
/// inside a map, entries and fields, or a value after each key.
pub trait Sink {
    /// Writes a value that is neither a list nor a map, nor one of the following.
    fn simple(&mut self, simple: Simple<'_>);

    /// Writes an integer.
    fn int(&mut self, integer: i64);

    /// Writes a float.
    fn float(&mut self, float: f64);

    /// Writes a string.
    fn text(&mut self, text: &str);

    /// Writes a list of this length. `items` passes the value of each item.
    fn list(&mut self, len: usize, items: &Content<'_>);

    /// Writes a map. `entries` passes at most `most` entries, and more than none unless that is 0.
    fn map(&mut self, most: usize, entries: &Content<'_>);

    /// Goes to the entry of the map under a declared name.
    fn key(&mut self, name: &'static str);

    /// Writes an entry of the map.
    fn entry(&mut self, key: &dyn Slot, value: &dyn Slot);

    /// Writes a field as an entry of the map, or omits it.
    fn field(&mut self, place: Place, value: &dyn Slot);

    /// Writes a struct or an enum.
    fn record(&mut self, record: &dyn Record);
}

/// A function that passes the items of a list, or the entries of a map.
pub type Content<'f> = dyn Fn(&mut dyn Sink) + 'f;

/// A value without a method of its own.
#[derive(Clone, Copy, Debug)]
pub enum Simple<'p> {
    /// `null`.
    Null,
    /// A boolean.
    Bool(bool),
    /// A float of an `f32`, which has a shorter form.
    Single(f32),
    /// Any other value, which is rare.
    Other(&'p Value<'p>),
}

/// A declared field of a struct or a variant.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// The class that declares it.
    pub class: &'static Class,
    /// The index among the fields of the struct or the variant.
    pub index: usize,
    /// Its declaration.
    pub field: &'static Field,
}

impl Place {
    /// Returns `true` if the name has no character with a meaning in documents: no quote, no
    /// backslash, no control character.
    #[inline]
    #[must_use]
    pub const fn has_plain_name(&self) -> bool {
        self.field.has_plain_name()
    }

    /// Returns the value with which the field is filled if it is missing, if it has a default.
    #[must_use]
    pub fn default(&self) -> Option<Untyped> {
        match self.class.kind() {
            ClassKind::Struct => self.class.defaults()?.declared(self.class, self.index),
            ClassKind::Enum => None,
        }
    }

    /// Returns `true` if the field is filled with `null` if it is missing. The fields of an untagged
    /// variant tell which variant it is, so none of them is.
    #[must_use]
    pub fn is_optional(&self) -> bool {
        self.field.type_info().is_optional()
            && !matches!(self.class.tagging(), Tagging::Untagged)
            && (self.field.default().is_none() || self.default().is_some_and(|it| it.is_null()))
    }
}

/// Writes a value by two drivers. If the first returns `false`, the second reports the faults.
///
/// # Errors
/// - All mismatches that the second driver reported.
pub fn written<T: ToValue>(
    value: &T,
    write: impl FnOnce(&dyn Slot) -> bool,
    check: impl FnOnce(&dyn Slot, &mut Context<'_>) -> Result<(), Rejected>,
) -> Result<(), Mismatches> {
    if write(value) {
        return Ok(());
    }
    let mut report = Mismatches::new();
    let name = value.record().map_or(T::TYPE.name(), |record| record.class().name());
    match check(value, &mut Context::new(&mut report, name)) {
        Ok(()) => Ok(()),
        Err(_) => Err(report),
    }
}

/// Returns the names of a path that has names only.
#[must_use]
pub fn path_names(path: &str) -> Option<Vec<String>> {
    let (mut steps, mut names) = (parse(path).ok()?, Vec::new());
    while let Some((Segment::Name(name), rest)) = steps.split_first() {
        names.push(name.into_owned());
        steps = rest;
    }
    steps.is_empty().then_some(names)
}

/// Passes a value to a driver.
pub(crate) fn write_value(value: &Value<'_>, out: &mut dyn Sink) {
    match value {
        Value::Null => out.simple(Simple::Null),
        Value::Bool(value) => out.simple(Simple::Bool(*value)),
        Value::Int(value) => out.int(*value),
        Value::Float(value) => out.float(*value),
        Value::Str(value) => out.text(value),
        Value::List(items) => out.list(items.len(), &|out| {
            items.iter().for_each(|item| write_value(item, out));
        }),
        Value::Map(map) => out.map(map.len(), &|out| {
            map.iter().for_each(|(key, value)| out.entry(key, value));
        }),
        other => out.simple(Simple::Other(other)),
    }
}

/// Passes a struct or an enum to a driver, in the form that [`to_value`](crate::ToValue::to_value) shows.
pub fn write_record(record: &dyn Record, out: &mut dyn Sink) {
    let header = record.header();
    let (class, shape) = (header.class(), header.shape());
    if matches!(class.kind(), ClassKind::Struct) {
        return write_content(record, class, shape, out);
    }
    match class.tagging() {
        Tagging::External if shape.style().is_unit() => out.text(shape.name()),
        Tagging::External => out.map(1, &|out| {
            out.key(shape.name());
            write_content(record, class, shape, out);
        }),
        Tagging::Internal(tag) => out.map(1 + shape.fields().len(), &|out| {
            out.key(tag);
            out.text(shape.name());
            write_content(record, class, shape, &mut Merged { out, of: None });
        }),
        Tagging::Adjacent { tag, content } => out.map(2, &|out| {
            out.key(tag);
            out.text(shape.name());
            if !shape.style().is_unit() {
                out.key(content);
                write_content(record, class, shape, out);
            }
        }),
        Tagging::Untagged => write_content(record, class, shape, out),
    }
}

/// Passes the fields, in the form of their style.
fn write_content(
    record: &dyn Record,
    class: &'static Class,
    shape: &'static Shape,
    out: &mut dyn Sink,
) {
    let fields = shape.fields();
    match shape.style() {
        Style::Unit => out.simple(Simple::Null),
        Style::Newtype => write_slot(record, shape, 0, out),
        Style::Tuple => out.list(fields.len(), &|out| {
            for index in 0..fields.len() {
                write_slot(record, shape, index, out);
            }
        }),
        Style::Named => out.map(fields.len(), &|out| {
            Named { record, class, fields }.write(&mut Members { out, of: None });
        }),
    }
}

/// A struct that is shown as a map of its fields, the most common form.
#[derive(Clone, Copy)]
pub struct Named<'r> {
    record: &'r dyn Record,
    class: &'static Class,
    fields: &'static [Field],
}

impl<'r> Named<'r> {
    /// Returns the struct; `None` for other forms.
    #[inline]
    #[must_use]
    pub fn of(record: &'r dyn Record) -> Option<Self> {
        let class = record.header().class();
        let ([shape], ClassKind::Struct) = (class.shapes(), class.kind()) else { return None };
        let is_named = matches!(shape.style(), Style::Named);
        is_named.then_some(Self { record, class, fields: shape.fields() })
    }

    /// Returns the number of fields.
    #[inline]
    #[must_use]
    pub const fn count(&self) -> usize {
        self.fields.len()
    }

    /// Passes the fields as entries. Members of bases and collected extras are among the own
    /// fields, unless they are hidden.
    #[inline]
    pub fn write<S: Sink>(&self, out: &mut S) {
        for (index, field) in self.fields.iter().enumerate() {
            match self.record.slot(index) {
                Some(slot) if field.is_entry() => {
                    out.field(Place { class: self.class, index, field }, slot);
                }
                _ => self.write_unusual(index, field, out),
            }
        }
    }

    #[inline(never)]
    fn write_unusual(&self, index: usize, field: &'static Field, out: &mut dyn Sink) {
        let Self { record, class, .. } = *self;
        if !field.is_entry() && record.header().is_left_out(index) {
            return;
        }
        shown(record, field, index, &mut |slot| {
            if field.is_flattened() {
                slot.write(&mut Merged { out, of: Some((class, index)) });
            } else {
                out.field(Place { class, index, field }, slot);
            }
        });
    }
}

fn write_slot(record: &dyn Record, shape: &'static Shape, index: usize, out: &mut dyn Sink) {
    if let Some(field) = shape.fields().get(index) {
        shown(record, field, index, &mut |slot| slot.write(out));
    }
}

/// Passes the slot of a field, or one that has its value if there is none.
fn shown(record: &dyn Record, field: &Field, index: usize, then: &mut dyn FnMut(&dyn Slot)) {
    match record.slot(index) {
        Some(slot) => then(slot),
        None => match show_only(record, index) {
            #[expect(clippy::cast_possible_truncation, reason = "it was an `f32`")]
            Value::Float(float) if field.type_info().unwrapped().domain() == Domain::Single => {
                then(&(float as f32));
            }
            value => then(&value),
        },
    }
}
