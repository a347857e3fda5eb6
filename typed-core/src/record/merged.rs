//! Places of bases, extras and variants, whose entries are added to the map around them.

use crate::class::Class;
use crate::record::record::{Record, is_in};
use crate::record::sink::{Content, Place, Simple, Sink, write_record};
use crate::record::slot::Slot;

/// The place of a value whose entries are added to the map around it. Other values are left out.
pub(super) struct Merged<'o> {
    pub(super) out: &'o mut dyn Sink,
    /// The class with a field for a base or for extras, and the index of that field.
    pub(super) of: Option<(&'static Class, usize)>,
}

impl Sink for Merged<'_> {
    fn simple(&mut self, _: Simple<'_>) {}

    fn int(&mut self, _: i64) {}

    fn float(&mut self, _: f64) {}

    fn text(&mut self, _: &str) {}

    fn list(&mut self, _: usize, _: &Content<'_>) {}

    fn map(&mut self, _: usize, entries: &Content<'_>) {
        entries(&mut Members { out: self.out, of: self.of });
    }

    fn key(&mut self, _: &'static str) {}

    fn entry(&mut self, _: &dyn Slot, _: &dyn Slot) {}

    fn field(&mut self, _: Place, _: &dyn Slot) {}

    fn record(&mut self, record: &dyn Record) {
        write_record(record, self);
    }
}

/// Entries of a base or of extras, without those that are hidden; or any entries.
pub(super) struct Members<'o> {
    pub(super) out: &'o mut dyn Sink,
    pub(super) of: Option<(&'static Class, usize)>,
}

impl Members<'_> {
    fn has(&self, name: &str) -> bool {
        self.of.is_none_or(|(class, index)| is_in(class, name, index))
    }
}

impl Sink for Members<'_> {
    fn simple(&mut self, simple: Simple<'_>) {
        self.out.simple(simple);
    }

    fn int(&mut self, integer: i64) {
        self.out.int(integer);
    }

    fn float(&mut self, float: f64) {
        self.out.float(float);
    }

    fn text(&mut self, text: &str) {
        self.out.text(text);
    }

    fn list(&mut self, len: usize, items: &Content<'_>) {
        self.out.list(len, items);
    }

    fn map(&mut self, most: usize, entries: &Content<'_>) {
        self.out.map(most, entries);
    }

    fn key(&mut self, name: &'static str) {
        self.out.key(name);
    }

    fn entry(&mut self, key: &dyn Slot, value: &dyn Slot) {
        if self.of.is_none() || key.value().as_str().is_none_or(|name| self.has(name)) {
            self.out.entry(key, value);
        }
    }

    fn field(&mut self, place: Place, value: &dyn Slot) {
        if self.has(place.field.name()) {
            self.out.field(place, value);
        }
    }

    fn record(&mut self, record: &dyn Record) {
        self.out.record(record);
    }
}
