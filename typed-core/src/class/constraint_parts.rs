//! Constraints of the parts of a value: of items, keys and values.

use crate::class::constraint::{Constraint, check_all};
use crate::report::{Context, Key, Part, PartRules, Rejected};
use crate::value::{Map, Value};

impl Constraint {
    /// Returns the parts of a value that `items`, `keys` or `values` is about, with their steps.
    pub(super) fn parts<'x>(
        &self,
        value: &'x Value<'x>,
    ) -> impl Iterator<Item = (Key<'x>, &'x Value<'x>)> {
        let (items, map) = match (self, value) {
            (Constraint::Items(_), Value::List(items)) => (Some(items), None),
            (Constraint::Keys(_) | Constraint::Values(_), Value::Map(map)) => (None, Some(map)),
            _ => (None, None),
        };
        let is_key = matches!(self, Constraint::Keys(_));
        let items = items.into_iter().flat_map(|items| items.iter().enumerate());
        let entries = map.into_iter().flat_map(Map::iter);
        items.map(|(index, item)| (Key::Index(index), item)).chain(
            entries.map(move |(key, value)| (Key::Item(key), if is_key { key } else { value })),
        )
    }

    /// Returns the constraints of one part, if it is about such parts.
    const fn of_part(&self, part: Part) -> Option<&'static [Self]> {
        match (self, part) {
            (Constraint::Items(of), Part::Item)
            | (Constraint::Keys(of), Part::Key)
            | (Constraint::Values(of), Part::Value) => Some(of),
            _ => None,
        }
    }

    /// Returns `true` if it is about parts.
    pub(crate) const fn is_of_parts(&self) -> bool {
        matches!(self, Constraint::Items(_) | Constraint::Keys(_) | Constraint::Values(_))
    }

    /// Returns the constraints of the parts, if it is about parts.
    pub(crate) const fn of_parts(&self) -> &'static [Self] {
        match self {
            Constraint::Items(of) | Constraint::Keys(of) | Constraint::Values(of) => of,
            _ => &[],
        }
    }
}

/// Reports each part of a value that breaks a constraint. The types limit the depth.
#[cold]
pub(super) fn reject_parts(
    constraint: &'static Constraint,
    of: &'static [Constraint],
    value: &Value<'_>,
    cx: &mut Context<'_>,
) -> Rejected {
    for (step, part) in constraint.parts(value) {
        let mut cx = cx.at(step);
        let _ = match constraint {
            Constraint::Keys(_) => check_all(of, part, &mut cx.key()),
            _ => check_all(of, part, &mut cx),
        };
    }
    cx.reported()
}

impl PartRules for &'static [Constraint] {
    fn check_part(&self, part: Part, value: &Value<'_>, cx: &mut Context<'_>) {
        for of in self.iter().filter_map(|constraint| constraint.of_part(part)) {
            // The part around it was rejected before.
            let _ = check_all(of, value, cx);
        }
    }

    fn of_part(&self, part: Part, pass: &mut dyn FnMut(&dyn PartRules)) {
        self.iter().filter_map(|constraint| constraint.of_part(part)).for_each(|of| pass(&of));
    }

    fn check_len(&self, least: usize, most: usize, kind: &'static str, cx: &mut Context<'_>) {
        for constraint in *self {
            if let Constraint::Len { min, max, .. } = constraint
                && (most < *min || least > *max)
            {
                cx.reject_rule_of_kind(constraint.code(), constraint, kind);
            }
        }
    }
}
