//! The rules for lists and maps that are not built, since a part was rejected.

use crate::report::context::Context;
use crate::report::trail::{Key, Trail};
use crate::value::Value;
use core::fmt;

/// The rules for a list or a map and its parts, as far as types check them: when a part is rejected.
pub(crate) trait PartRules: fmt::Debug + Sync {
    /// Checks a valid part at its place.
    fn check_part(&self, part: Part, value: &Value<'_>, cx: &mut Context<'_>);

    /// Checks the number of parts, which is between both.
    fn check_len(&self, least: usize, most: usize, kind: &'static str, cx: &mut Context<'_>);

    /// Passes on the rules for a part that is a list or a map itself.
    fn of_part(&self, part: Part, pass: &mut dyn FnMut(&dyn PartRules));
}

/// A part of a list or a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Item,
    Key,
    Value,
}

impl Trail<'_> {
    /// Passes on the rules for the value at this place: its own, and those of the lists and maps
    /// around it.
    fn rules(&self, pass: &mut dyn FnMut(&dyn PartRules)) {
        if let Some(rules) = self.rules {
            pass(rules);
        }
        let Some(parent) = self.parent else { return };
        let part = match self.key {
            Key::Root => return parent.rules(pass),
            Key::Index(_) => Part::Item,
            Key::Item(_) | Key::Entry(..) | Key::Name(_) | Key::Hidden if self.is_key => Part::Key,
            Key::Item(_) | Key::Entry(..) | Key::Name(_) | Key::Hidden => Part::Value,
            // The rules end at an object.
            Key::Field(_) | Key::Property(_) | Key::Path(_) | Key::Param(_) => return,
        };
        parent.rules(&mut |rules| rules.of_part(part, pass));
    }
}

impl Context<'_> {
    /// Returns the same place, with further rules for the list or the map there.
    pub(crate) fn ruled<'d>(&'d mut self, rules: &'d dyn PartRules) -> Context<'d> {
        let is_key = self.trail.is_key;
        let trail = Trail { parent: Some(&self.trail), key: Key::Root, is_key, rules: Some(rules) };
        Context {
            report: self.report,
            trail,
            class: self.class,
            declared_in: self.declared_in,
            depth: self.depth,
            secret: self.secret,
            mode: self.mode,
            of: self.of,
        }
    }

    /// Returns `true` if there are rules for the list or the map at this place.
    pub(crate) fn has_rules(&self) -> bool {
        let mut has_rules = false;
        self.trail.rules(&mut |_| has_rules = true);
        has_rules
    }

    /// Checks a valid part of the list or the map at this place.
    pub(crate) fn check_part(&mut self, step: Key<'_>, part: Part, value: &Value<'_>) {
        let trail = self.trail;
        let mut cx = self.at(step);
        cx.trail.is_key = part == Part::Key;
        trail.rules(&mut |rules| rules.check_part(part, value, &mut cx));
    }

    /// Checks the number of parts of the list or the map at this place, which is between both.
    pub(crate) fn check_len(&mut self, least: usize, most: usize, kind: &'static str) {
        let trail = self.trail;
        trail.rules(&mut |rules| rules.check_len(least, most, kind, self));
    }
}
