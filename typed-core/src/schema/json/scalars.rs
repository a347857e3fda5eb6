//! Schemas of numbers, strings and lists, with their limits.

use crate::class::{Constraint, compare};
use crate::dynamic::DynamicType;
use crate::schema::json::pointer::Place;
use crate::schema::json::{Reader, Typed, any};
use crate::schema::parse_constraint;
use crate::schema::parse_constraint::number;
use crate::value::{Literal, Map, Value};
use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Ordering;
use core::ops::Bound;

type ReadNumber = fn(&Value<'_>) -> Result<Literal, String>;

impl<'s> Reader<'s> {
    pub(super) fn integer(&mut self, map: &'s Map<'s>, at: &Place) -> Typed {
        let beyond = |keyword: &str| {
            let limit = map.get(keyword).and_then(Value::as_i128);
            limit.is_some_and(|limit| i64::try_from(limit).is_err())
        };
        let limits = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"];
        let of = if limits.into_iter().any(beyond) {
            DynamicType::of::<i128>()
        } else {
            DynamicType::of::<i64>()
        };
        let of = if self.is_lenient { of.integral() } else { of };
        self.limit_number(of, map, at, number)
    }

    pub(super) fn number(&mut self, map: &'s Map<'s>, at: &Place) -> Typed {
        self.limit_number(DynamicType::of::<f64>(), map, at, float)
    }

    pub(super) fn string(&mut self, map: &'s Map<'s>, at: &Place) -> Typed {
        let mut typed = Typed { of: DynamicType::of::<String>(), expressed: Vec::from(["type"]) };
        self.limit_length(&mut typed, map, "minLength", "maxLength", at);
        if let Some(pattern) = map.get("pattern") {
            let at = at.key("pattern");
            let pattern = pattern.as_str().ok_or_else(|| String::from("expected a string"));
            match pattern.and_then(parse_constraint::pattern) {
                Ok(pattern) => self.constrain(&mut typed, pattern, &["pattern"], &at),
                Err(why) => self.reject(&at, why),
            }
        }
        typed
    }

    pub(super) fn array(&mut self, map: &'s Map<'s>, at: &Place) -> Typed {
        let mut expressed = Vec::from(["type"]);
        let items = match map.get("items") {
            // Only items after a prefix have this type.
            Some(Value::List(_)) => any(),
            Some(_) if map.get("prefixItems").is_some() => any(),
            Some(items) => {
                expressed.push("items");
                self.read(items, &at.item("items"))
            }
            None => any(),
        };
        let mut typed = Typed { of: DynamicType::list(items), expressed };
        self.limit_length(&mut typed, map, "minItems", "maxItems", at);
        if map.get("unevaluatedItems").is_some() {
            // It depends on the other keywords.
            typed.expressed.clear();
        }
        typed
    }

    /// Adds the limits of a number.
    fn limit_number(
        &mut self,
        of: DynamicType,
        map: &'s Map<'s>,
        at: &Place,
        read: ReadNumber,
    ) -> Typed {
        let mut typed = Typed { of, expressed: Vec::from(["type"]) };
        let lower = self.bound(map, ["minimum", "exclusiveMinimum"], at, read);
        let upper = self.bound(map, ["maximum", "exclusiveMaximum"], at, read);
        let keywords: &[&'static str] = match (lower, upper) {
            (Bound::Unbounded, Bound::Unbounded) => &[],
            (_, Bound::Unbounded) => &["minimum", "exclusiveMinimum"],
            (Bound::Unbounded, _) => &["maximum", "exclusiveMaximum"],
            _ => &["minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum"],
        };
        if !keywords.is_empty() {
            let range = Constraint::range((lower, upper));
            self.constrain(&mut typed, range, keywords, at);
        }
        if let Some(divisor) = map.get("multipleOf") {
            let at = at.key("multipleOf");
            match parse_constraint::divisor(divisor).and_then(|_| read(divisor)) {
                Ok(divisor) => {
                    let constraint = Constraint::multiple_of(divisor);
                    self.constrain(&mut typed, constraint, &["multipleOf"], &at);
                }
                Err(why) => self.reject(&at, why),
            }
        }
        typed
    }

    /// Reads the limit of one side. If both keywords set it, it is the tighter one.
    fn bound(
        &mut self,
        map: &'s Map<'s>,
        keywords @ [including, excluding]: [&'static str; 2],
        at: &Place,
        read: ReadNumber,
    ) -> Bound<Literal> {
        let mut limit = |keyword: &str| {
            let limit = read(map.get(keyword)?);
            limit.map_err(|why| self.reject(&at.key(keyword), why)).ok()
        };
        // In draft 4, the second keyword changes the meaning of the first.
        match map.get(excluding) {
            Some(Value::Bool(is_excluded)) => match (limit(including), is_excluded) {
                (None, _) => Bound::Unbounded,
                (Some(limit), true) => Bound::Excluded(limit),
                (Some(limit), false) => Bound::Included(limit),
            },
            _ => match (limit(including), limit(excluding)) {
                (Some(limit), None) => Bound::Included(limit),
                (None, Some(limit)) => Bound::Excluded(limit),
                (Some(_), Some(limit)) if is_tighter(map, keywords) => Bound::Excluded(limit),
                (Some(limit), Some(_)) => Bound::Included(limit),
                (None, None) => Bound::Unbounded,
            },
        }
    }

    /// Adds the limits of lengths.
    pub(super) fn limit_length(
        &mut self,
        typed: &mut Typed,
        map: &Map<'_>,
        least: &'static str,
        most: &'static str,
        at: &Place,
    ) {
        let mut limit = |keyword: &str| {
            let count = parse_constraint::count(map.get(keyword)?);
            count.map_err(|why| self.reject(&at.key(keyword), why)).ok()
        };
        let constraint = match (limit(least), limit(most)) {
            (None, None) => return,
            (Some(least), None) => Constraint::len(least..),
            (None, Some(most)) => Constraint::len(..=most),
            (Some(least), Some(most)) => Constraint::len(least..=most),
        };
        self.constrain(typed, constraint, &[least, most], at);
    }

    /// Adds the constraint of keywords. One that no value could satisfy beside the others is a fault, or
    /// an assertion as the specification says.
    pub(super) fn constrain(
        &mut self,
        typed: &mut Typed,
        constraint: Constraint,
        keywords: &[&'static str],
        at: &Place,
    ) {
        match constraint.fault_after(typed.of.constraints(), typed.of.held()) {
            None => {
                typed.of = typed.of.clone().constraint(constraint);
                typed.expressed.extend(keywords);
            }
            Some(_) if self.is_lenient => {}
            Some(why) => self.reject(at, why),
        }
    }
}

/// Returns `true` if the limit that is excluded leaves fewer numbers than the one that is included.
fn is_tighter(map: &Map<'_>, [including, excluding]: [&'static str; 2]) -> bool {
    let (Some(included), Some(excluded)) = (map.get(including), map.get(excluding)) else {
        return false;
    };
    let tighter = if including == "minimum" { Ordering::Greater } else { Ordering::Less };
    let order = number(included).ok().and_then(|included| compare(excluded, &included));
    order.is_some_and(|order| order == Ordering::Equal || order == tighter)
}

/// Converts a number to a float.
fn float(value: &Value<'_>) -> Result<Literal, String> {
    match number(value)? {
        #[expect(clippy::cast_precision_loss, reason = "it is compared with a float")]
        Literal::Int(number) => Ok(Literal::Float(number as f64)),
        number => Ok(number),
    }
}
