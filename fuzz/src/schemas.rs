//! Random JSON Schemas, and documents that nearly fit them.

use crate::rng::Rng;
use serde_json::{Map, Value, json};

/// Schemas as people write them, to be varied.
pub const PUBLISHED: &[&str] = &[
    r##"{"type": "object", "title": "Service", "required": ["name"], "additionalProperties": false,
    "properties": {"name": {"type": "string", "minLength": 1, "maxLength": 8, "pattern": "^[a-z]+$"},
        "port": {"type": "integer", "minimum": 1, "maximum": 65535, "default": 443},
        "ratio": {"type": ["number", "null"], "exclusiveMinimum": 0, "multipleOf": 0.5},
        "tags": {"type": "array", "items": {"$ref": "#/$defs/tag"}, "uniqueItems": true, "maxItems": 3},
        "next": {"$ref": "#"}},
    "$defs": {"tag": {"enum": ["a", "b", 1, null]}}}"##,
    r##"{"$ref": "#/definitions/shape", "definitions": {
        "shape": {"oneOf": [{"$ref": "#/definitions/circle"}, {"$ref": "#/definitions/square"}]},
        "circle": {"type": "object", "properties": {"kind": {"const": "a"}, "x": {"type": "number"}}, "required": ["kind", "x"]},
        "square": {"type": "object", "properties": {"kind": {"const": "b"}, "y": {"type": "integer"}}, "required": ["kind"]}}}"##,
    r##"{"type": "object", "patternProperties": {"^a": {"type": "string"}, "b$": {"minimum": 2}},
    "propertyNames": {"maxLength": 3}, "minProperties": 1, "maxProperties": 3,
    "dependentRequired": {"a": ["b"]}, "dependentSchemas": {"b": {"required": ["x"]}},
    "additionalProperties": {"type": ["boolean", "integer"]}}"##,
    r##"{"type": "array", "prefixItems": [{"type": "integer"}, {"type": "string"}], "items": {"type": "boolean"},
    "contains": {"const": true}, "minContains": 0, "maxContains": 2, "minItems": 1}"##,
    r##"{"allOf": [{"properties": {"a": {"type": "integer"}}, "required": ["a"]}, {"properties": {"b": true}}],
    "if": {"properties": {"a": {"const": 1}}}, "then": {"required": ["b"]}, "else": {"not": {"required": ["b"]}},
    "unevaluatedProperties": false}"##,
    r##"{"anyOf": [{"type": "string", "maxLength": 2}, {"type": "array", "prefixItems": [true], "unevaluatedItems": false},
    {"type": "object", "additionalProperties": {"$ref": "#"}}], "x-order": 1}"##,
];

const TYPES: [&str; 7] = ["null", "boolean", "integer", "number", "string", "array", "object"];
const NAMES: [&str; 5] = ["a", "b", "ab", "kind", "x"];
const PATTERNS: [&str; 5] = ["^a", "b$", "^[a-z]+$", "", "^.{2}$"];
const SCALARS: [&str; 14] = [
    "null", "true", "false", "0", "1", "2", "3", "-1", "1.0", "1.5", "\"a\"", "\"b\"", "\"ab\"",
    "\"\"",
];

/// Returns a schema.
pub fn schema(rng: &mut Rng) -> Value {
    let mut root = match part(rng, 0) {
        Value::Object(map) => map,
        other => return other,
    };
    if root_has_reference(&root) {
        let definitions = ["a", "b"].map(|name| (name.to_owned(), part(rng, 1)));
        root.insert("$defs".into(), Value::Object(definitions.into_iter().collect()));
    }
    Value::Object(root)
}

fn root_has_reference(root: &Map<String, Value>) -> bool {
    Value::Object(root.clone()).to_string().contains("\"$ref\"")
}

fn part(rng: &mut Rng, depth: usize) -> Value {
    if rng.once_in(12) {
        return json!(!rng.once_in(4));
    }
    let mut map = Map::new();
    let of = *TYPES.get(rng.below(10)).unwrap_or(&"object");
    match rng.below(12) {
        0 => drop(map.insert("type".into(), json!([of, TYPES[rng.below(5)]]))),
        1 => {}
        _ => drop(map.insert("type".into(), json!(of))),
    }
    if rng.once_in(8) {
        let keyword = if rng.once_in(2) { "const" } else { "enum" };
        let value = match keyword {
            "const" => scalar(rng),
            _ => distinct((0..1 + rng.below(3)).map(|_| scalar(rng))),
        };
        map.insert(keyword.into(), value);
    }
    let of = if rng.once_in(8) { TYPES[rng.below(TYPES.len())] } else { of };
    for _ in 0..rng.below(4) {
        let (keyword, value) = match of {
            "integer" | "number" => number(rng),
            "string" => string(rng),
            "array" => array(rng, depth + 1),
            "object" => object(rng, depth + 1),
            _ => ("description", json!("a")),
        };
        map.insert(keyword.into(), value);
    }
    if depth < 4 && rng.once_in(4) {
        let (keyword, value) = combined(rng, depth + 1);
        map.insert(keyword.into(), value);
        if keyword == "if" {
            for keyword in ["then", "else"] {
                if !rng.once_in(3) {
                    map.insert(keyword.into(), part(rng, depth + 1));
                }
            }
        }
    }
    if rng.once_in(12) {
        map.insert("default".into(), scalar(rng));
    }
    Value::Object(map)
}

fn distinct(values: impl Iterator<Item = Value>) -> Value {
    let mut list: Vec<Value> = Vec::new();
    for value in values {
        if !list.contains(&value) {
            list.push(value);
        }
    }
    Value::Array(list)
}

fn number(rng: &mut Rng) -> (&'static str, Value) {
    let keyword =
        rng.of(&["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]);
    let numbers = match keyword {
        "multipleOf" => [json!(1), json!(2), json!(0.5), json!(3)],
        _ => [json!(0), json!(1), json!(1.5), json!(3)],
    };
    (keyword, numbers[rng.below(4)].clone())
}

fn string(rng: &mut Rng) -> (&'static str, Value) {
    match rng.below(3) {
        0 => ("minLength", json!(rng.below(3))),
        1 => ("maxLength", json!(rng.below(3))),
        _ => ("pattern", json!(rng.of(&PATTERNS))),
    }
}

fn array(rng: &mut Rng, depth: usize) -> (&'static str, Value) {
    match rng.below(9) {
        0 => ("minItems", json!(rng.below(3))),
        1 => ("maxItems", json!(rng.below(3))),
        2 => ("uniqueItems", json!(!rng.once_in(4))),
        3 => ("contains", inner(rng, depth)),
        4 => ("minContains", json!(rng.below(3))),
        5 => ("maxContains", json!(rng.below(3))),
        6 => ("prefixItems", (0..1 + rng.below(2)).map(|_| inner(rng, depth)).collect()),
        7 => ("unevaluatedItems", inner(rng, depth)),
        _ => ("items", inner(rng, depth)),
    }
}

fn object(rng: &mut Rng, depth: usize) -> (&'static str, Value) {
    match rng.below(13) {
        0 => ("minProperties", json!(rng.below(3))),
        1 => ("maxProperties", json!(rng.below(3))),
        2 | 3 => ("required", distinct((0..1 + rng.below(2)).map(|_| json!(rng.of(&NAMES))))),
        4 => ("propertyNames", json!({"maxLength": rng.below(3)})),
        5 => ("patternProperties", json!({rng.of(&PATTERNS): inner(rng, depth)})),
        6 => ("dependentRequired", json!({rng.of(&NAMES): [rng.of(&NAMES)]})),
        7 => ("dependentSchemas", json!({rng.of(&NAMES): inner(rng, depth)})),
        8 => ("unevaluatedProperties", inner(rng, depth)),
        9 => ("additionalProperties", inner(rng, depth)),
        _ => {
            let fields = (0..1 + rng.below(3)).map(|_| (rng.of(&NAMES).into(), inner(rng, depth)));
            ("properties", Value::Object(fields.collect()))
        }
    }
}

fn combined(rng: &mut Rng, depth: usize) -> (&'static str, Value) {
    let several = rng.of(&["allOf", "anyOf", "oneOf"]);
    match rng.below(6) {
        0 => ("not", part(rng, depth)),
        1 => ("if", part(rng, depth)),
        2 => ("$ref", reference(rng)),
        _ => (several, (0..1 + rng.below(3)).map(|_| part(rng, depth)).collect()),
    }
}

fn reference(rng: &mut Rng) -> Value {
    json!(rng.of(&["#", "#/$defs/a", "#/$defs/b"]))
}

/// Returns a schema inside another one.
fn inner(rng: &mut Rng, depth: usize) -> Value {
    match rng.below(10) {
        0 => json!({"$ref": reference(rng)}),
        1 | 2 => json!({"type": TYPES[rng.below(TYPES.len())]}),
        _ if depth < 4 => part(rng, depth),
        _ => json!(true),
    }
}

fn scalar(rng: &mut Rng) -> Value {
    SCALARS[rng.below(SCALARS.len())].parse().unwrap_or_default()
}

/// Returns a document that nearly fits a schema.
pub fn document(schema: &Value, root: &Value, rng: &mut Rng, depth: usize) -> Value {
    let Some(map) = schema.as_object() else { return any(rng, depth) };
    if depth > 5 || rng.once_in(16) {
        return any(rng, depth);
    }
    let list = |keyword: &str| map.get(keyword).and_then(Value::as_array);
    if let Some(target) = map.get("$ref").and_then(Value::as_str) {
        let target = root.pointer(target.trim_start_matches('#')).unwrap_or(root);
        return document(target, root, rng, depth + 1);
    }
    for keyword in ["enum", "anyOf", "oneOf", "allOf"] {
        let Some(items) = list(keyword).filter(|items| !items.is_empty()) else { continue };
        if rng.once_in(2) {
            let one = &items[rng.below(items.len())];
            return if keyword == "enum" {
                one.clone()
            } else {
                document(one, root, rng, depth + 1)
            };
        }
    }
    if let Some(value) = map.get("const").or(map.get("default")) {
        if rng.once_in(2) {
            return value.clone();
        }
    }
    let types = list("type");
    let of = match types {
        Some(types) if !types.is_empty() => types[rng.below(types.len())].as_str(),
        _ => map.get("type").and_then(Value::as_str),
    };
    let of = of.unwrap_or_else(|| {
        let has = |keywords: &[&str]| keywords.iter().any(|keyword| map.contains_key(*keyword));
        match () {
            () if has(&["properties", "required", "patternProperties"]) => "object",
            () if has(&["items", "prefixItems", "contains"]) => "array",
            () => TYPES[rng.below(TYPES.len())],
        }
    });
    match of {
        "array" => {
            let prefix = list("prefixItems").map_or(&[][..], Vec::as_slice);
            let rest = map.get("items").or(map.get("contains")).unwrap_or(&Value::Null);
            (0..rng.below(4))
                .map(|at| document(prefix.get(at).unwrap_or(rest), root, rng, depth + 1))
                .collect()
        }
        "object" => {
            let fields = map.get("properties").and_then(Value::as_object);
            let names: Vec<&str> = fields.into_iter().flatten().map(|(name, _)| &**name).collect();
            let mut object = Map::new();
            for name in names.into_iter().chain(NAMES) {
                let of = fields.and_then(|fields| fields.get(name));
                let is_required = list("required").is_some_and(|all| all.contains(&json!(name)));
                let times = if is_required {
                    1
                } else if of.is_some() {
                    2
                } else {
                    6
                };
                if rng.once_in(times) && !rng.once_in(12) {
                    let of = of.or(map.get("additionalProperties")).unwrap_or(&Value::Null);
                    object.insert(name.into(), document(of, root, rng, depth + 1));
                }
            }
            Value::Object(object)
        }
        "null" => Value::Null,
        "boolean" => json!(rng.once_in(2)),
        "integer" => json!(rng.below(5)),
        "number" => json!(rng.below(9) as f64 / 2.0),
        _ => json!(rng.of(&["", "a", "b", "ab", "é", "abc"])),
    }
}

fn any(rng: &mut Rng, depth: usize) -> Value {
    match rng.below(8) {
        0 if depth < 6 => json!([any(rng, depth + 1)]),
        1 if depth < 6 => json!({rng.of(&NAMES): any(rng, depth + 1)}),
        2 => json!([]),
        3 => json!({}),
        _ => scalar(rng),
    }
}
