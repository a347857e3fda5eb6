//! Schemas of numbers, strings and lists, with their limits.

use crate::class::Constraint;
use crate::dynamic::DynamicType;
use crate::schema::json::pointer::Place;
use crate::schema::json::{Reader, any};
use crate::schema::parse_constraint;
use crate::schema::parse_constraint::number;
use crate::value::{Literal, Map, Value};
use alloc::string::String;
use core::ops::Bound;

impl<'s> Reader<'s> {
    pub(super) fn integer(&mut self, map: &'s Map<'s>, at: &Place) -> DynamicType {
        let bounds = self.bounds(map, at, number);
        let beyond = |bound: Bound<Literal>| match bound {
            Bound::Included(Literal::Int(bound)) | Bound::Excluded(Literal::Int(bound)) => {
                i64::try_from(bound).is_err()
            }
            _ => false,
        };
        let of = if beyond(bounds.0) || beyond(bounds.1) {
            DynamicType::of::<i128>()
        } else {
            DynamicType::of::<i64>()
        };
        self.limit_number(of, bounds, map, at, number)
    }

    pub(super) fn number(&mut self, map: &'s Map<'s>, at: &Place) -> DynamicType {
        let bounds = self.bounds(map, at, float);
        self.limit_number(DynamicType::of::<f64>(), bounds, map, at, float)
    }

    pub(super) fn string(&mut self, map: &'s Map<'s>, at: &Place) -> DynamicType {
        let of = DynamicType::of::<String>();
        let of = self.limit_length(of, map, "minLength", "maxLength", at);
        let Some(pattern) = map.get("pattern") else { return of };
        let at = at.key("pattern");
        let pattern = pattern.as_str().ok_or_else(|| String::from("expected a string"));
        match pattern.and_then(parse_constraint::pattern) {
            Ok(pattern) => self.constrain(of, pattern, &at),
            Err(why) => {
                self.reject(&at, why);
                of
            }
        }
    }

    pub(super) fn array(&mut self, map: &'s Map<'s>, at: &Place) -> DynamicType {
        let items = match map.get("items") {
            Some(items) => self.read(items, &at.item("items")),
            None => any(),
        };
        match map.get("uniqueItems") {
            None | Some(Value::Bool(false)) => {}
            Some(_) => {
                self.reject(&at.key("uniqueItems"), "lists of unique items are not supported")
            }
        }
        self.limit_length(DynamicType::list(items), map, "minItems", "maxItems", at)
    }

    /// Reads the limits of numbers: at most one on each side.
    fn bounds(
        &mut self,
        map: &'s Map<'s>,
        at: &Place,
        read: fn(&Value<'_>) -> Result<Literal, String>,
    ) -> (Bound<Literal>, Bound<Literal>) {
        let mut side = |including: &str, excluding: &str| {
            let mut limit = |keyword: &str| {
                let limit = read(map.get(keyword)?);
                limit.map_err(|why| self.reject(&at.key(keyword), why)).ok()
            };
            match (limit(including), limit(excluding)) {
                (None, None) => Bound::Unbounded,
                (Some(limit), None) => Bound::Included(limit),
                (None, Some(limit)) => Bound::Excluded(limit),
                (Some(limit), Some(_)) => {
                    self.reject(
                        &at.key(excluding),
                        alloc::format!("cannot be combined with `{including}`"),
                    );
                    Bound::Included(limit)
                }
            }
        };
        (side("minimum", "exclusiveMinimum"), side("maximum", "exclusiveMaximum"))
    }

    fn limit_number(
        &mut self,
        of: DynamicType,
        bounds: (Bound<Literal>, Bound<Literal>),
        map: &'s Map<'s>,
        at: &Place,
        read: fn(&Value<'_>) -> Result<Literal, String>,
    ) -> DynamicType {
        let of = match bounds {
            (Bound::Unbounded, Bound::Unbounded) => of,
            bounds => self.constrain(of, Constraint::range(bounds), at),
        };
        let Some(divisor) = map.get("multipleOf") else { return of };
        let at = at.key("multipleOf");
        match read(divisor) {
            Ok(divisor) => self.constrain(of, Constraint::multiple_of(divisor), &at),
            Err(why) => {
                self.reject(&at, why);
                of
            }
        }
    }

    /// Adds the limits of lengths.
    pub(super) fn limit_length(
        &mut self,
        of: DynamicType,
        map: &Map<'_>,
        least: &str,
        most: &str,
        at: &Place,
    ) -> DynamicType {
        let mut limit = |keyword: &str| {
            let value = map.get(keyword)?;
            let limit = value.as_u64().and_then(|limit| usize::try_from(limit).ok());
            if limit.is_none() {
                self.reject(&at.key(keyword), "expected an integer of at least 0");
            }
            limit
        };
        let constraint = match (limit(least), limit(most)) {
            (None, None) => return of,
            (Some(least), None) => Constraint::len(least..),
            (None, Some(most)) => Constraint::len(..=most),
            (Some(least), Some(most)) => Constraint::len(least..=most),
        };
        self.constrain(of, constraint, at)
    }

    /// Adds a constraint, unless no value could satisfy it.
    pub(super) fn constrain(
        &mut self,
        of: DynamicType,
        constraint: Constraint,
        at: &Place,
    ) -> DynamicType {
        match constraint.fault_after(&[], of.held()) {
            None => of.constraint(constraint),
            Some(why) => {
                self.reject(at, why);
                of
            }
        }
    }
}

/// Converts a number to a float.
fn float(value: &Value<'_>) -> Result<Literal, String> {
    match number(value)? {
        #[expect(clippy::cast_precision_loss, reason = "it is compared with a float")]
        Literal::Int(number) => Ok(Literal::Float(number as f64)),
        number => Ok(number),
    }
}
