//! The fields that are omitted.

use std::boxed::Box;
use std::collections::BTreeMap;
use std::mem;
use std::string::String;
use typed_core::__private::{Content, Place, Record, Simple, Sink, Slot};
use typed_core::{Class, Untyped};

/// The names of fields that are omitted, by the fields around them.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    is_omitted: bool,
    inside: BTreeMap<Box<str>, Self>,
}

static NOTHING: Names = Names { is_omitted: false, inside: BTreeMap::new() };

impl Names {
    /// Adds the names that lead to a field.
    pub(super) fn add(&mut self, path: impl IntoIterator<Item = String>) {
        let mut names = self;
        for name in path {
            names = names.inside.entry(name.into()).or_default();
        }
        names.is_omitted = true;
    }

    fn is_empty(&self) -> bool {
        self.inside.is_empty()
    }
}

/// The rules that tell which fields are omitted.
#[derive(Clone, Debug, Default)]
pub(super) struct Rules {
    pub(super) none: bool,
    pub(super) defaults: bool,
    pub(super) names: Names,
}

/// The choice of fields while a value is written.
pub(super) struct Choice<'w> {
    rules: &'w Rules,
    /// The names inside the field that is written.
    names: &'w Names,
    defaults: BTreeMap<(*const Class, usize), Option<Untyped>>,
}

impl<'w> Choice<'w> {
    /// Returns a choice, if the rules omit anything.
    pub(super) fn of(rules: &'w Rules) -> Option<Self> {
        let omits = rules.none || rules.defaults || !rules.names.is_empty();
        omits.then(|| Self { rules, names: &rules.names, defaults: BTreeMap::new() })
    }

    /// Goes to a field, unless it is omitted. Returns the names around it.
    pub(super) fn enter(&mut self, place: Place, value: &dyn Slot) -> Option<&'w Names> {
        let inside = self.names.inside.get(place.field.name()).unwrap_or(&NOTHING);
        let is_omitted = inside.is_omitted
            || self.rules.none && is_null(value) && place.is_optional()
            || self.rules.defaults && self.is_default(place, value);
        if is_omitted { None } else { Some(mem::replace(&mut self.names, inside)) }
    }

    /// Leaves a field, with the names around it.
    pub(super) fn leave(&mut self, around: &'w Names) {
        self.names = around;
    }

    fn is_default(&mut self, place: Place, value: &dyn Slot) -> bool {
        if place.field.default().is_none() {
            return false;
        }
        let key = (std::ptr::from_ref(place.class), place.index);
        let default = self.defaults.entry(key).or_insert_with(|| place.default());
        default.as_ref().is_some_and(|default| *default == value.value())
    }
}

/// Returns `true` if the value is `null`, without creating it.
fn is_null(value: &dyn Slot) -> bool {
    let mut probe = Probe(false);
    value.write(&mut probe);
    probe.0
}

/// A driver that only notes that the value is `null`.
struct Probe(bool);

impl Sink for Probe {
    fn simple(&mut self, simple: Simple<'_>) {
        self.0 = matches!(simple, Simple::Null);
    }

    fn int(&mut self, _: i64) {}

    fn float(&mut self, _: f64) {}

    fn text(&mut self, _: &str) {}

    fn list(&mut self, _: usize, _: &Content<'_>) {}

    fn map(&mut self, _: usize, _: &Content<'_>) {}

    fn key(&mut self, _: &'static str) {}

    fn entry(&mut self, _: &dyn Slot, _: &dyn Slot) {}

    fn field(&mut self, _: Place, _: &dyn Slot) {}

    fn record(&mut self, _: &dyn Record) {}
}
