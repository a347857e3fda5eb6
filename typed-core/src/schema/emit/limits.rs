//! The keywords of constraints.

use crate::class::{Class, Constraint, Domain, Kind, TypeInfo};
use crate::record::ToValue;
use crate::schema::emit::node::{Node, constant};
use crate::value::{Literal, Untyped, Value};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::cmp::Ordering;

/// Adds the keywords of constraints on values of a type. Those of items, keys and values are left out.
pub(super) fn limit(node: &mut Node, of: &'static TypeInfo, constraints: &[Constraint]) {
    let of = of.content();
    for constraint in constraints {
        match *constraint {
            Constraint::Range { min, above, max, inclusive, .. } => {
                if of.domain() == Domain::Char {
                    node.add("pattern", chars(min, above, max, inclusive));
                    continue;
                }
                restrict(node, of, &["number"]);
                let (least, most) = (
                    if above { "exclusiveMinimum" } else { "minimum" },
                    if inclusive { "maximum" } else { "exclusiveMaximum" },
                );
                for (keyword, bound) in [(least, min), (most, max)] {
                    if let Some(bound) = bound.and_then(|bound| number(bound, of)) {
                        tighten(node, keyword, bound);
                    }
                }
            }
            Constraint::Len { min, max, .. } => {
                restrict(node, of, &["string", "array", "object"]);
                for (least, most) in lengths(of.kind()) {
                    if min > 0 {
                        tighten(node, least, min.into());
                    }
                    if max < usize::MAX {
                        tighten(node, most, max.into());
                    }
                }
            }
            Constraint::MultipleOf { divisor, .. } => {
                restrict(node, of, &["number"]);
                if let Some(divisor) = number(magnitude(divisor), of) {
                    node.add("multipleOf", divisor);
                }
            }
            Constraint::OneOf { values, .. } => node.add("enum", one_of(values, of)),
            #[cfg(feature = "regex")]
            Constraint::Pattern { pattern, .. } => {
                restrict(node, of, &["string"]);
                node.add("pattern", pattern.as_str());
            }
            Constraint::Items(_) | Constraint::Keys(_) | Constraint::Values(_) => {}
        }
    }
}

/// Returns the constraints of the items, keys or values, as `part` picks them.
pub(super) fn of_parts(
    constraints: &[Constraint],
    is_part: impl Fn(&Constraint) -> bool,
) -> Vec<Constraint> {
    let picked = constraints.iter().filter(|one| is_part(one));
    picked.flat_map(|one| one.of_parts()).copied().collect()
}

/// Restricts a schema of any type to those that a constraint accepts: it rejects all others but `null`.
fn restrict(node: &mut Node, of: &TypeInfo, types: &[&'static str]) {
    if of.kind() == Kind::Any {
        node.add("type", types.iter().copied().chain(["null"]).collect::<Value<'_>>());
    }
}

/// Returns the keywords of lengths that apply to values of a kind.
fn lengths(kind: Kind) -> &'static [(&'static str, &'static str)] {
    const ALL: [(&str, &str); 3] =
        [("minLength", "maxLength"), ("minItems", "maxItems"), ("minProperties", "maxProperties")];
    let [string, array, object] = &ALL;
    match kind {
        Kind::Str => core::slice::from_ref(string),
        Kind::Bytes | Kind::List => core::slice::from_ref(array),
        Kind::Map => core::slice::from_ref(object),
        _ => &ALL,
    }
}

/// Sets a limit, unless there is one that is as tight.
fn tighten(node: &mut Node, keyword: &'static str, limit: Untyped) {
    let is_least = keyword.starts_with("min") || keyword == "exclusiveMinimum";
    let (opposite, is_exclusive) = match keyword {
        "minimum" => ("exclusiveMinimum", false),
        "exclusiveMinimum" => ("minimum", true),
        "maximum" => ("exclusiveMaximum", false),
        "exclusiveMaximum" => ("maximum", true),
        _ => ("", false),
    };
    // Each is looser than the limit, or the limit is not needed.
    for other in [keyword, opposite] {
        let Some(known) = node.get(other) else { continue };
        let order = compare(&limit, known);
        let order = if is_least { order } else { order.reverse() };
        let is_tighter = match order {
            Ordering::Greater => true,
            Ordering::Equal => is_exclusive && other != keyword,
            Ordering::Less => false,
        };
        if !is_tighter {
            return;
        }
    }
    node.take(opposite);
    node.set(keyword, limit);
}

fn compare(left: &Untyped, right: &Untyped) -> Ordering {
    match (left.as_i128(), right.as_i128()) {
        (Some(left), Some(right)) => left.cmp(&right),
        _ => to_float(left).total_cmp(&to_float(right)),
    }
}

#[expect(clippy::cast_precision_loss, reason = "only compared")]
fn to_float(value: &Untyped) -> f64 {
    match value {
        Value::Float(float) => *float,
        integer => integer.as_u128().map_or_else(
            || integer.as_i128().map_or(0.0, |integer| integer as f64),
            |integer| integer as f64,
        ),
    }
}

/// Returns the number of a literal, in the shortest form that the type reads as the same number.
fn number(literal: Literal, of: &TypeInfo) -> Option<Untyped> {
    #[expect(clippy::cast_possible_truncation, reason = "it is a number of the type")]
    match (constant(literal)?, of.domain()) {
        (Value::Float(float), Domain::Single) => {
            (float as f32).to_string().parse().ok().map(Value::Float)
        }
        (number, _) => Some(number),
    }
}

const fn magnitude(divisor: Literal) -> Literal {
    match divisor {
        Literal::Int(int) => Literal::Int(int.saturating_abs()),
        Literal::Float(float) => Literal::Float(float.abs()),
        other => other,
    }
}

/// Returns the listed values, and `null` for a type that has it: `null` satisfies every constraint.
fn one_of(values: &[Literal], of: &TypeInfo) -> Untyped {
    let mut all: Vec<Untyped> = values.iter().filter_map(|one| number(*one, of)).collect();
    if let Some(class) = of.class() {
        let listed = |name: &str| values.iter().any(|one| one.is_str(name));
        for shape in class.variants().iter().filter(|shape| listed(shape.name())) {
            all.extend(shape.aliases().iter().map(|alias| Untyped::from(*alias)));
        }
    }
    if of.is_optional() || of.kind() == Kind::Any {
        all.push(Value::Null);
    }
    Value::List(all.into())
}

/// Returns the pattern of a range of characters.
fn chars(min: Option<Literal>, above: bool, max: Option<Literal>, inclusive: bool) -> String {
    let one = |bound: Option<Literal>| match bound {
        Some(Literal::Str(text)) => text.chars().next(),
        _ => None,
    };
    let first = one(min).unwrap_or('\0');
    let last = one(max).unwrap_or(char::MAX);
    let mut within = first..=last;
    if above {
        within.next();
    }
    if !inclusive && max.is_some() {
        within.next_back();
    }
    let mut pattern = String::from("^[");
    escape(*within.start(), &mut pattern);
    pattern.push('-');
    escape(*within.end(), &mut pattern);
    pattern.push_str("]$");
    pattern
}

/// Writes a character of a class, in the syntax that all dialects share.
fn escape(letter: char, pattern: &mut String) {
    if r"\^$.*+?()[]{}|/-".contains(letter) {
        pattern.push('\\');
    }
    pattern.push(letter);
}

/// Returns the type of values of which nothing is known.
pub(super) const fn any() -> &'static TypeInfo {
    <Untyped as ToValue>::TYPE
}

/// Returns the names under which a document has a variant.
pub(super) fn names(
    class: &Class,
    index: usize,
    has_aliases: bool,
) -> impl Iterator<Item = &'static str> {
    let shape = class.shape(index);
    let aliases = if has_aliases { shape.aliases() } else { &[] };
    core::iter::once(shape.name()).chain(aliases.iter().copied())
}
