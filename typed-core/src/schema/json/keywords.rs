//! The keywords of JSON Schema, and the types they apply to.

use crate::schema::json::Reader;
use crate::schema::json::pointer::Place;
use crate::value::{Map, Preview, Value};
use alloc::format;

/// The types of JSON Schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Null,
    Boolean,
    Integer,
    Number,
    String,
    Array,
    Object,
}

impl Kind {
    const ALL: [Self; 7] = [
        Kind::Null,
        Kind::Boolean,
        Kind::Integer,
        Kind::Number,
        Kind::String,
        Kind::Array,
        Kind::Object,
    ];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Kind::Null => "null",
            Kind::Boolean => "boolean",
            Kind::Integer => "integer",
            Kind::Number => "number",
            Kind::String => "string",
            Kind::Array => "array",
            Kind::Object => "object",
        }
    }

    /// Returns the keywords that apply to the type, without annotations.
    pub(super) const fn keywords(self) -> &'static [&'static str] {
        match self {
            Kind::Null | Kind::Boolean => &["type"],
            Kind::Integer | Kind::Number => &[
                "type",
                "minimum",
                "maximum",
                "exclusiveMinimum",
                "exclusiveMaximum",
                "multipleOf",
            ],
            Kind::String => &["type", "minLength", "maxLength", "pattern"],
            Kind::Array => &["type", "items", "minItems", "maxItems", "uniqueItems"],
            Kind::Object => &[
                "type",
                "properties",
                "required",
                "additionalProperties",
                "minProperties",
                "maxProperties",
            ],
        }
    }

    /// Returns `true` if a value is of the type.
    pub(super) const fn has(self, value: &Value<'_>) -> bool {
        match value {
            Value::Null => matches!(self, Kind::Null),
            Value::Bool(_) => matches!(self, Kind::Boolean),
            Value::Int(_) | Value::BigInt(_) => matches!(self, Kind::Integer | Kind::Number),
            Value::Float(_) | Value::OutOfRange(_) => matches!(self, Kind::Number),
            Value::Str(_) => matches!(self, Kind::String),
            Value::List(_) => matches!(self, Kind::Array),
            Value::Map(_) => matches!(self, Kind::Object),
            Value::Bytes(_) | Value::Opaque(_) | Value::TooDeep => false,
        }
    }
}

/// Keywords that check nothing, and containers of definitions.
const ANNOTATIONS: &[&str] = &[
    "$schema",
    "$id",
    "id",
    "$anchor",
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
];

/// Reports keywords that are neither annotations nor in `applying`.
pub(super) fn check_keywords(
    reader: &mut Reader<'_>,
    map: &Map<'_>,
    applying: &[&str],
    here: &str,
    at: &Place,
) {
    for (key, _) in map.iter() {
        let Some(key) = key.as_str() else {
            reader.reject(at, "the keys of a schema must be strings");
            continue;
        };
        if applying.contains(&key) || ANNOTATIONS.contains(&key) || key.starts_with("x-") {
            continue;
        }
        let is_known = matches!(key, "$ref" | "enum" | "const")
            || Kind::ALL.iter().any(|kind| kind.keywords().contains(&key));
        let why = if is_known {
            format!("the keyword `{key}` does not apply {here}")
        } else {
            format!("the keyword `{key}` is not supported")
        };
        reader.reject(&at.key(key), why);
    }
}

/// Returns the type that a schema names or implies, and `true` if `null` is allowed too. Returns
/// `None` if the named type is unknown.
pub(super) fn kinds(
    reader: &mut Reader<'_>,
    map: &Map<'_>,
    at: &Place,
) -> Option<(Option<Kind>, bool)> {
    let at_type = at.key("type");
    let mut one = |value: &Value<'_>| {
        let kind = Kind::ALL.into_iter().find(|kind| value.as_str() == Some(kind.name()));
        if kind.is_none() {
            reader.reject(&at_type, format!("unknown type {}", Preview::of(value).as_str()));
        }
        kind
    };
    match map.get("type") {
        None => Some((implied(map), false)),
        Some(Value::List(types)) => {
            let is_null = |kind: &Value<'_>| kind.as_str() == Some("null");
            let mut others = types.iter().filter(|kind| !is_null(kind));
            let nullable = types.iter().any(is_null);
            let kind = match others.next() {
                Some(kind) => one(kind),
                None if nullable => Some(Kind::Null),
                None => {
                    reader.reject(&at_type, "expected at least one type");
                    return None;
                }
            };
            if others.next().is_some() {
                reader.reject(&at_type, "several types are not supported, except one and `null`");
                return None;
            }
            Some((Some(kind?), nullable))
        }
        Some(kind) => Some((Some(one(kind)?), false)),
    }
}

/// Returns the type that keywords imply if the schema names none.
fn implied(map: &Map<'_>) -> Option<Kind> {
    [Kind::Object, Kind::Array, Kind::String, Kind::Number].into_iter().find(|kind| {
        kind.keywords().iter().any(|keyword| *keyword != "type" && map.get(keyword).is_some())
    })
}
