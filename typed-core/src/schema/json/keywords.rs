//! The keywords of JSON Schema, and the types they apply to.

use crate::schema::json::Reader;
use crate::schema::json::pointer::Place;
use crate::schema::json::types::{Kind, Types};
use crate::value::{Map, Preview, Value};
use alloc::format;

/// Returns the types that a keyword applies to; `None` if it is unknown, or checks nothing.
pub(super) fn applies_to(keyword: &str) -> Option<Types> {
    Some(match keyword {
        "type" | "enum" | "const" | "$ref" | "$dynamicRef" | "allOf" | "anyOf" | "oneOf"
        | "not" | "if" | "then" | "else" => Types::ALL,
        "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" | "multipleOf" => {
            Types::NUMBER
        }
        "minLength" | "maxLength" | "pattern" => Types::STRING,
        "items" | "prefixItems" | "additionalItems" | "minItems" | "maxItems" | "uniqueItems"
        | "contains" | "minContains" | "maxContains" | "unevaluatedItems" => Types::ARRAY,
        "properties"
        | "patternProperties"
        | "additionalProperties"
        | "propertyNames"
        | "required"
        | "minProperties"
        | "maxProperties"
        | "dependencies"
        | "dependentRequired"
        | "dependentSchemas"
        | "unevaluatedProperties" => Types::OBJECT,
        _ => return None,
    })
}

/// Returns the value of a keyword, if the draft has it.
pub(super) fn in_draft<'m>(
    map: &'m Map<'m>,
    keyword: &str,
    ignores_later: bool,
) -> Option<&'m Value<'m>> {
    let is_later =
        matches!(keyword, "const" | "contains" | "propertyNames" | "if" | "then" | "else");
    if ignores_later && is_later { None } else { map.get(keyword) }
}

/// Keywords that check nothing, and containers of definitions.
const ANNOTATIONS: &[&str] = &[
    "$schema",
    "$id",
    "id",
    "$anchor",
    "$dynamicAnchor",
    "$recursiveAnchor",
    "$comment",
    "$defs",
    "definitions",
    "title",
    "description",
    "default",
    "examples",
    "deprecated",
    "readOnly",
    "writeOnly",
    "format",
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
];

/// Keywords that change the meaning of others, and are not supported.
const UNSUPPORTED: &[&str] = &["$recursiveRef", "$vocabulary"];

/// The form of the schemas inside a keyword.
pub(super) enum Subschemas {
    One,
    OneOrMany,
    Many,
    Named,
}

/// Returns the form of the schemas inside a keyword, if it has any.
pub(super) fn subschemas_of(keyword: &str) -> Option<Subschemas> {
    Some(match keyword {
        "additionalItems"
        | "additionalProperties"
        | "contains"
        | "contentSchema"
        | "else"
        | "if"
        | "not"
        | "propertyNames"
        | "then"
        | "unevaluatedItems"
        | "unevaluatedProperties" => Subschemas::One,
        "items" => Subschemas::OneOrMany,
        "allOf" | "anyOf" | "oneOf" | "prefixItems" => Subschemas::Many,
        "$defs" | "definitions" | "dependencies" | "dependentSchemas" | "patternProperties"
        | "properties" => Subschemas::Named,
        _ => return None,
    })
}

impl<'s> Reader<'s> {
    /// Reports keywords that are neither annotations nor apply to the types. Without the strict
    /// rules, those are annotations too.
    pub(super) fn check_keywords(&mut self, map: &Map<'_>, types: Types, at: &Place) {
        for (key, _) in map.iter() {
            let Some(key) = key.as_str() else {
                self.reject(at, "the keys of a schema must be strings");
                continue;
            };
            let is_annotation = || ANNOTATIONS.contains(&key) || key.starts_with("x-");
            let why = match applies_to(key) {
                Some(_) if key == "$dynamicRef" && self.draft.is_old => {
                    format!("the keyword `{key}` is not supported in this draft")
                }
                Some(of) if of.overlaps(types) || types.is_none() || self.is_lenient => continue,
                Some(_) => format!("the keyword `{key}` does not apply to {}", types.text()),
                None if !UNSUPPORTED.contains(&key) && (self.is_lenient || is_annotation()) => {
                    continue;
                }
                None => format!("the keyword `{key}` is not supported"),
            };
            self.reject(&at.key(key), why);
        }
    }

    /// Returns the types of the keyword `type`; all of them if there is none.
    pub(super) fn declared(&mut self, map: &Map<'_>, at: &Place) -> Types {
        let at = at.key("type");
        let mut one = |value: &Value<'_>| match Kind::named(value) {
            Some(kind) => kind.types(),
            None => {
                self.reject(&at, format!("unknown type {}", Preview::of(value).as_str()));
                Types::ALL
            }
        };
        match map.get("type") {
            None => Types::ALL,
            Some(Value::List(types)) if types.is_empty() => {
                self.reject(&at, "expected at least one type");
                Types::ALL
            }
            Some(Value::List(types)) => {
                types.iter().fold(Types::NONE, |types, value| types.or(one(value)))
            }
            Some(kind) => one(kind),
        }
    }
}

/// Returns the type that keywords imply if the schema names none.
pub(super) fn implied(map: &Map<'_>) -> Option<Kind> {
    [Kind::Object, Kind::Array, Kind::String, Kind::Number].into_iter().find(|kind| {
        let implies = |key: &Value<'_>| {
            key.as_str().and_then(applies_to).is_some_and(|types| types == kind.types())
        };
        map.iter().any(|(key, _)| implies(key))
    })
}
