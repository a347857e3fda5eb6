//! Laws of enums with adjacent tags and without tags, beside serde.

use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::Value as Document;
use typed_structs::{Typed, json};

#[derive(Typed, Serialize, Deserialize, Debug, Clone, PartialEq)]
#[serde(deny_unknown_fields)]
struct Inner {
    x: i64,
    y: Option<String>,
}

#[derive(Typed, Serialize, Deserialize, Debug, Clone, PartialEq)]
#[typed(tag = "t", content = "c")]
#[serde(tag = "t", content = "c", deny_unknown_fields)]
enum Adjacent {
    Unit,
    Named { x: i64, u: Option<bool> },
    Pair(i64, Option<String>),
    Inner(Inner),
    List(Vec<i64>),
    Maybe(Option<f64>),
}

#[derive(Typed, Serialize, Deserialize, Debug, Clone, PartialEq)]
#[typed(untagged)]
#[serde(untagged, deny_unknown_fields)]
enum Untagged {
    Unit,
    Named { x: i64, u: Option<bool> },
    Inner(Inner),
    Other { x: Box<Untagged> },
    Pair(i64, String),
    List(Vec<i64>),
    Several(Vec<Untagged>),
    Integer(i64),
    Float(f64),
    Text(String),
}

fn inner() -> impl Strategy<Value = Inner> {
    (any::<i64>(), option::of("[a-z]{0,3}")).prop_map(|(x, y)| Inner { x, y })
}

fn float() -> impl Strategy<Value = f64> {
    (-1000..1000_i16).prop_map(|number| f64::from(number) + 0.5)
}

fn adjacent() -> impl Strategy<Value = Adjacent> {
    prop_oneof![
        Just(Adjacent::Unit),
        (any::<i64>(), any::<Option<bool>>()).prop_map(|(x, u)| Adjacent::Named { x, u }),
        (any::<i64>(), option::of("[a-z]{0,3}")).prop_map(|(x, y)| Adjacent::Pair(x, y)),
        inner().prop_map(Adjacent::Inner),
        vec(any::<i64>(), 0..4).prop_map(Adjacent::List),
        option::of(float()).prop_map(Adjacent::Maybe),
    ]
}

/// Untagged values that no earlier variant takes.
fn untagged() -> impl Strategy<Value = Untagged> {
    let named = (any::<i64>(), any::<bool>());
    prop_oneof![
        Just(Untagged::Unit),
        named.prop_map(|(x, u)| Untagged::Named { x, u: Some(u) }),
        (any::<i64>(), "[a-z]{0,3}").prop_map(|(x, y)| Untagged::Inner(Inner { x, y: Some(y) })),
        (any::<i64>(), "[a-z]{0,3}").prop_map(|(x, y)| Untagged::Pair(x, y)),
        vec(any::<i64>(), 0..4).prop_map(Untagged::List),
        any::<i64>().prop_map(Untagged::Integer),
        float().prop_map(Untagged::Float),
        "[a-z]{0,3}".prop_map(Untagged::Text),
    ]
    .prop_recursive(3, 8, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 1..3).prop_map(|mut items| {
                items.push(Untagged::Unit);
                Untagged::Several(items)
            }),
            "[a-z]{0,3}".prop_map(|text| Untagged::Other { x: Box::new(Untagged::Text(text)) }),
        ]
    })
}

/// Documents that some variants nearly take. No list stands for a struct, which serde reads.
fn document() -> impl Strategy<Value = Document> {
    let scalar = prop_oneof![
        Just(Document::Null),
        any::<bool>().prop_map(Document::from),
        (-5..5_i64).prop_map(Document::from),
        float().prop_map(Document::from),
        prop::sample::select(vec!["Unit", "Named", "Pair", "Inner", "List", "Maybe", "a"])
            .prop_map(Document::from),
    ];
    scalar.prop_recursive(3, 12, 4, |inner| {
        let list = prop_oneof![Just(Vec::new()), vec(inner.clone(), 3..5)];
        prop_oneof![
            list.prop_map(Document::from),
            btree_map("[txuyc]", inner, 0..4)
                .prop_map(|entries| Document::Object(entries.into_iter().collect())),
        ]
    })
}

/// Documents with a tag.
fn tagged() -> impl Strategy<Value = Document> {
    let tag = prop::sample::select(vec!["Unit", "Named", "Pair", "Inner", "List", "Maybe", "Non"]);
    let content = prop_oneof![
        document(),
        adjacent().prop_map(|one| serde_json::to_value(one).unwrap()["c"].clone()),
    ];
    let is_list_for_a_struct =
        |tag: &str, content: &Document| content.is_array() && matches!(tag, "Named" | "Inner");
    (tag, option::of(content), option::weighted(0.1, "[txy]")).prop_filter_map(
        "a list for a struct",
        move |(tag, content, other)| {
            let mut map = serde_json::Map::new();
            if let Some(content) = content {
                if is_list_for_a_struct(tag, &content) {
                    return None;
                }
                map.insert("c".to_owned(), content);
            }
            map.insert("t".to_owned(), tag.into());
            if let Some(other) = other {
                map.insert(other, Document::Null);
            }
            Some(Document::Object(map))
        },
    )
}

/// Reads a document by both.
fn read_both<T>(document: &Document) -> (Option<T>, Option<T>)
where
    T: for<'v> typed_structs::FieldType<'v> + for<'de> Deserialize<'de>,
{
    let text = document.to_string();
    (json::from_str(&text).ok(), serde_json::from_value(document.clone()).ok())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn adjacent_enums_read_back(one in adjacent()) {
        prop_assert_eq!(&Adjacent::from_value(one.to_value()).unwrap(), &one);
        let text = json::to_string(&one).unwrap();
        prop_assert_eq!(&json::from_str::<Adjacent>(&text).unwrap(), &one);
        let document: Document = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(document, serde_json::to_value(&one).unwrap());
    }

    #[test]
    fn untagged_enums_read_back(one in untagged()) {
        prop_assert_eq!(&Untagged::from_value(one.to_value()).unwrap(), &one);
        let text = json::to_string(&one).unwrap();
        prop_assert_eq!(&json::from_str::<Untagged>(&text).unwrap(), &one);
        let document: Document = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(document, serde_json::to_value(&one).unwrap());
    }

    #[test]
    fn adjacent_enums_are_read_as_by_serde(document in prop_oneof![tagged(), document()]) {
        let (own, other) = read_both::<Adjacent>(&document);
        prop_assert_eq!(own, other, "{}", document);
    }

    #[test]
    fn untagged_enums_are_read_as_by_serde(document in document()) {
        let (own, other) = read_both::<Untagged>(&document);
        prop_assert_eq!(own, other, "{}", document);
    }
}
