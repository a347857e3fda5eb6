//! Schemas that are drawn.

use proptest::prelude::*;
use serde_json::{Value, json};

const TYPES: [&str; 7] = ["null", "boolean", "integer", "number", "string", "array", "object"];
const NAMES: [&str; 4] = ["a", "ab", "x", "other"];
const PATTERNS: [&str; 4] = ["^a", "b$", "^[a-z]+$", "^.{2}$"];
const CONSTANTS: [&str; 10] =
    ["null", "true", "0", "1", "3", "1.5", "\"a\"", "\"ab\"", "[]", "{\"a\":1}"];

/// Returns schemas with definitions. Each keyword stands beside its type, so that the strict rules and
/// those of the specification mean the same.
pub(super) fn schema() -> impl Strategy<Value = Value> {
    (part(), part()).prop_map(|(root, definition)| match root {
        Value::Object(mut root) => {
            root.insert("$defs".into(), json!({"d": definition}));
            Value::Object(root)
        }
        root => root,
    })
}

fn part() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        4 => typed_leaf(),
        1 => any::<bool>().prop_map(Value::Bool),
        1 => Just(json!({"$ref": "#/$defs/d"})),
        1 => one_of(&CONSTANTS).prop_map(|text| json!({"const": parse(text)})),
        2 => prop::collection::btree_set(one_of(&CONSTANTS), 1..4)
            .prop_map(|texts| json!({"enum": texts.into_iter().map(parse).collect::<Value>()})),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            4 => keywords(json!({"type": "object"}), object(inner.clone())),
            2 => keywords(json!({"type": "array"}), array(inner.clone())),
            1 => keywords(json!({}), combined(inner.clone()).boxed()),
            1 => (typed_leaf(), combined(inner.clone()))
                .prop_map(|(leaf, combined)| merged(leaf, [combined])),
            1 => (keywords(json!({"type": "object"}), object(inner.clone())), combined(inner))
                .prop_map(|(object, combined)| merged(object, [combined])),
        ]
    })
}

/// A keyword with its value.
type Keyword = (&'static str, Value);

fn merged(schema: Value, keywords: impl IntoIterator<Item = Keyword>) -> Value {
    let Value::Object(mut map) = schema else { return schema };
    map.extend(keywords.into_iter().map(|(keyword, value)| (keyword.to_owned(), value)));
    Value::Object(map)
}

/// Adds keywords to a schema.
fn keywords(base: Value, keyword: BoxedStrategy<Keyword>) -> impl Strategy<Value = Value> {
    prop::collection::vec(keyword, 1..4).prop_map(move |all| merged(base.clone(), all))
}

fn one_of(of: &'static [&'static str]) -> impl Strategy<Value = &'static str> + Clone {
    prop::sample::select(of)
}

fn parse(text: &str) -> Value {
    text.parse().unwrap()
}

fn typed_leaf() -> impl Strategy<Value = Value> {
    let count = || (0..3_u8).prop_map(|count| json!(count));
    let number = || one_of(&["0", "1", "1.5", "3"]).prop_map(parse);
    let of_numbers = prop_oneof![
        number().prop_map(|it| ("minimum", it)),
        number().prop_map(|it| ("exclusiveMinimum", it)),
        number().prop_map(|it| ("maximum", it)),
        number().prop_map(|it| ("exclusiveMaximum", it)),
        one_of(&["1", "2", "0.5"]).prop_map(|it| ("multipleOf", parse(it))),
    ]
    .boxed();
    let of_strings = prop_oneof![
        count().prop_map(|it| ("minLength", it)),
        count().prop_map(|it| ("maxLength", it)),
        one_of(&PATTERNS).prop_map(|it| ("pattern", json!(it))),
    ]
    .boxed();
    prop_oneof![
        2 => one_of(&TYPES).prop_map(|of| json!({"type": of})),
        1 => prop::collection::btree_set(one_of(&TYPES), 2..4).prop_map(|of| json!({"type": of})),
        1 => keywords(json!({"type": "integer"}), of_numbers.clone()),
        1 => keywords(json!({"type": "number"}), of_numbers.clone()),
        1 => keywords(json!({"type": "string"}), of_strings.clone()),
        1 => keywords(json!({"type": ["string", "null", "integer"]}), prop_oneof![of_numbers, of_strings].boxed()),
    ]
}

fn array(inner: BoxedStrategy<Value>) -> BoxedStrategy<Keyword> {
    let count = || (0..3_u8).prop_map(|count| json!(count));
    prop_oneof![
        count().prop_map(|it| ("minItems", it)),
        count().prop_map(|it| ("maxItems", it)),
        any::<bool>().prop_map(|it| ("uniqueItems", json!(it))),
        count().prop_map(|it| ("minContains", it)),
        count().prop_map(|it| ("maxContains", it)),
        inner.clone().prop_map(|it| ("contains", it)),
        prop::collection::vec(inner.clone(), 1..3).prop_map(|it| ("prefixItems", json!(it))),
        inner.clone().prop_map(|it| ("items", it)),
        inner.prop_map(|it| ("unevaluatedItems", it)),
    ]
    .boxed()
}

fn object(inner: BoxedStrategy<Value>) -> BoxedStrategy<Keyword> {
    let count = || (0..3_u8).prop_map(|count| json!(count));
    let names = || prop::collection::btree_set(one_of(&NAMES), 1..3);
    let parts = || prop::collection::btree_map(one_of(&NAMES), inner.clone(), 1..4);
    prop_oneof![
        6 => parts().prop_map(|it| ("properties", json!(it))),
        2 => names().prop_map(|it| ("required", json!(it))),
        2 => inner.clone().prop_map(|it| ("additionalProperties", it)),
        1 => count().prop_map(|it| ("minProperties", it)),
        1 => count().prop_map(|it| ("maxProperties", it)),
        1 => count().prop_map(|it| ("propertyNames", json!({"maxLength": it}))),
        1 => (one_of(&PATTERNS), inner.clone()).prop_map(|(name, it)| ("patternProperties", json!({name: it}))),
        1 => (one_of(&NAMES), names()).prop_map(|(name, it)| ("dependentRequired", json!({name: it}))),
        1 => (one_of(&NAMES), inner.clone()).prop_map(|(name, it)| ("dependentSchemas", json!({name: it}))),
        1 => inner.clone().prop_map(|it| ("unevaluatedProperties", it)),
    ]
    .boxed()
}

fn combined(inner: BoxedStrategy<Value>) -> BoxedStrategy<Keyword> {
    let several = one_of(&["allOf", "anyOf", "oneOf"]);
    prop_oneof![
        4 => (several, prop::collection::vec(inner.clone(), 1..4)).prop_map(|(keyword, it)| (keyword, json!(it))),
        1 => inner.clone().prop_map(|it| ("not", it)),
        1 => inner.clone().prop_map(|it| ("if", it)),
        1 => inner.clone().prop_map(|it| ("then", it)),
        1 => inner.prop_map(|it| ("else", it)),
    ]
    .boxed()
}
